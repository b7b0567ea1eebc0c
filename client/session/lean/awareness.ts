/**
 * In the place of `y-protocols/awareness`, which y-websocket asks for (see `vite.config.ts`) and we never use: presence is the
 * server's own (decision D14). Nobody is ever aware of anything.
 */
export class Awareness {
  on(): void {}
  off(): void {}
  destroy(): void {}
  setLocalState(): void {}
  getLocalState(): null {
    return null
  }
  getStates(): Map<number, unknown> {
    return new Map()
  }
}
export const removeAwarenessStates = (): void => {}
export const applyAwarenessUpdate = (): void => {}
export const encodeAwarenessUpdate = (): Uint8Array => new Uint8Array()

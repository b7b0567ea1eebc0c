/**
 * In the place of `lib0/broadcastchannel`, which y-websocket asks for (see `vite.config.ts`) and we never use: it would carry one
 * person's edits into another's tab.
 */
export const subscribe = (): void => {}
export const unsubscribe = (): void => {}
export const publish = (): void => {}

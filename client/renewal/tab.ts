import type { Typed } from './typed.ts'

/**
 * What outlives a reload: this tab's own storage. Pages of every build write and read it, so its names never change. The event in the
 * name makes it go with all else when somebody leaves the device (client/session/memory.ts). A browser may refuse all of it.
 */
const nameOf = (event: string): string => `tablee.unsent.${event}`
const RENEWED = 'tablee.renewed'

/** Gives whether it is kept. */
export function keepTyped(event: string, typed: readonly Typed[]): boolean {
  if (typed.length === 0) return true
  try {
    sessionStorage.setItem(nameOf(event), JSON.stringify(typed))
    return true
  } catch {
    return false
  }
}

export function readTyped(event: string): Typed[] {
  try {
    return JSON.parse(sessionStorage.getItem(nameOf(event)) ?? '[]') as Typed[]
  } catch {
    return []
  }
}

export function forgetTyped(event: string): void {
  try {
    sessionStorage.removeItem(nameOf(event))
  } catch {
    // refused: then nothing is there
  }
}

/** All that this tab remembers, drafts among it. */
export function remembered(): string[] {
  try {
    return Object.values(sessionStorage) as string[]
  } catch {
    return []
  }
}

/** Says once for each build that a page which nobody writes on may load itself anew. */
export function mayRenewItself(build: string): boolean {
  try {
    const isFirst = sessionStorage.getItem(RENEWED) !== build
    sessionStorage.setItem(RENEWED, build)
    return isFirst
  } catch {
    return false // without a memory it might go on for ever
  }
}

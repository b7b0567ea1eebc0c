/**
 * What this device (`remember`) and this tab (`rememberInTab`) keep. A browser may refuse storage altogether (private mode,
 * quota): then nothing is kept and everything still works until the page is closed, so every failure is harmless here.
 */
const PREFIX = 'tablee.'

export function recall(key: string): string | null {
  try {
    return localStorage.getItem(PREFIX + key)
  } catch {
    return null // storage refused: as if never remembered
  }
}

export function remember(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(PREFIX + key)
    else localStorage.setItem(PREFIX + key, value)
  } catch {
    // storage refused: the choice lasts as long as the page
  }
}

export function recallInTab(key: string): string | null {
  try {
    return sessionStorage.getItem(PREFIX + key)
  } catch {
    return null // storage refused: as if never remembered
  }
}

export function rememberInTab(key: string, value: string): void {
  try {
    sessionStorage.setItem(PREFIX + key, value)
  } catch {
    // storage refused: the tab falls back to what the device remembers
  }
}

/** What of the device's keys comes after this beginning. */
export function keysOf(beginning: string): string[] {
  try {
    return Object.keys(localStorage)
      .filter(key => key.startsWith(PREFIX + beginning))
      .map(key => key.slice(PREFIX.length + beginning.length))
  } catch {
    return [] // storage refused: nothing was kept
  }
}

/** Removes what this tab remembers of an event: drafts, where one was, who one is. */
export function forgetInTab(event: string): void {
  try {
    for (const key of Object.keys(sessionStorage))
      if (key.startsWith(PREFIX) && key.split('.').includes(event)) sessionStorage.removeItem(key)
  } catch {
    // storage refused: nothing was kept
  }
}

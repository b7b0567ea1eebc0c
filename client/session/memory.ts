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

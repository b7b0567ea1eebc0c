const AGAIN_MS = 5_000

/** Tries until it works: a wall has nobody to press «again». */
export async function patiently<T>(load: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await load()
    } catch {
      await new Promise(resolve => setTimeout(resolve, AGAIN_MS)) // the network comes back, or the page is closed
    }
  }
}

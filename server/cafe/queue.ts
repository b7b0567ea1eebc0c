/** Work that is done one after the other. */
export interface Queue {
  /** Runs after all that was added before, however that ended. */
  add(work: () => Promise<void>): Promise<void>
  idle(): Promise<void>
}

export function makeQueue(): Queue {
  let last: Promise<void> = Promise.resolve()
  return {
    add(work) {
      const working = last.then(work)
      last = working.catch(() => {
        // Told to whoever added it.
      })
      return working
    },
    idle: () => last,
  }
}

/** Work that is done one after the other. */
export interface Queue {
  /** Runs after all that was added before, however that ended. */
  add(work: () => Promise<void>): Promise<void>
  idle(): Promise<void>
  /** Is anything under way? */
  isBusy(): boolean
}

export function makeQueue(): Queue {
  let last: Promise<void> = Promise.resolve()
  let underWay = 0
  return {
    add(work) {
      underWay++
      const working = last.then(work)
      last = working
        .catch(() => {
          // Told to whoever added it.
        })
        .then(() => void underWay--)
      return working
    },
    idle: () => last,
    isBusy: () => underWay > 0,
  }
}

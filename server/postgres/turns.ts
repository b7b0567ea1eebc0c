/** Lets so many act at one time; the others wait, in the order in which they came. */
export function makeTurns(most: number): <T>(act: () => Promise<T>) => Promise<T> {
  let free = most
  const waiting: (() => void)[] = []
  return async act => {
    if (free > 0) free--
    else await new Promise<void>(resolve => waiting.push(resolve))
    try {
      return await act()
    } finally {
      const next = waiting.shift()
      if (next === undefined) free++
      else next()
    }
  }
}

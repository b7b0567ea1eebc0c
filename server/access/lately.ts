/**
 * Keeps what was made lately, so that it need not be made again; beyond so many the oldest goes, so that a process which has seen
 * very many events is no larger for it.
 * @param most how many are kept
 */
export function keepLately<T>(most: number): (key: string, make: () => T) => T {
  const kept = new Map<string, T>()
  return (key, make) => {
    const known = kept.get(key)
    if (known !== undefined) return known
    const made = make()
    kept.set(key, made)
    const oldest = kept.keys().next()
    if (kept.size > most && !oldest.done) kept.delete(oldest.value)
    return made
  }
}

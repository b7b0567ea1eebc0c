/** How well a grouping agrees with the themes that people gave. */
export interface Score {
  /** adjusted Rand index (L. Hubert and P. Arabie, 1985): 0 is what chance gives, 1 the same groups */
  readonly ari: number
  /** of the pairs put together, the share that people put together, too */
  readonly pairs: number
}

/** `given` and `found`: a label for each note. */
export function scoreOf(given: readonly string[], found: readonly string[]): Score {
  const pairsOf = (labels: readonly string[]) => {
    const counts = new Map<string, number>()
    for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
    return [...counts.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0)
  }
  const both = pairsOf(given.map((label, at) => `${label}\n${found[at] ?? ''}`))
  const [inGiven, inFound] = [pairsOf(given), pairsOf(found)]
  const expected = (inGiven * inFound) / ((given.length * (given.length - 1)) / 2)
  const most = (inGiven + inFound) / 2
  return { ari: most === expected ? 1 : (both - expected) / (most - expected), pairs: both / inFound }
}

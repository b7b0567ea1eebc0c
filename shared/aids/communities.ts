/**
 * Groups in a graph by greedy modularity: local moves and merges of pairs, as in V. Blondel et al., «Fast unfolding of communities in
 * large networks» (2008), with the resolution of J. Reichardt and S. Bornholdt (2006). The order is fixed and equal gains go to the lowest
 * number, so the same graph always gives the same groups. `rows`: likeness of each two nodes, symmetric. A label for each node.
 */
export function communitiesOf(
  rows: readonly ReadonlyMap<number, number>[],
  resolution: number,
  least: number,
): readonly number[] {
  const edges = rows.map(row => [...row].filter(([, weight]) => weight > least).sort(([a], [b]) => a - b))
  const degree = edges.map(row => row.reduce((sum, [, weight]) => sum + weight, 0))
  const all = degree.reduce((sum, each) => sum + each, 0)
  const labels = edges.map((_, index) => index)
  if (all === 0) return labels
  const totals = [...degree]
  const of = (list: readonly number[], index: number) => list[index] ?? 0
  const expected = (node: number, community: number) => (resolution * of(degree, node) * of(totals, community)) / all

  const moveNodes = (): boolean => {
    let any = false
    for (let [moved, rounds] = [true, 0]; moved && rounds < 50; rounds++) {
      moved = false
      for (const [node, row] of edges.entries()) {
        const now = of(labels, node)
        const links = new Map<number, number>()
        for (const [other, weight] of row) links.set(of(labels, other), (links.get(of(labels, other)) ?? 0) + weight)
        totals[now] = of(totals, now) - of(degree, node)
        let best = now
        let gain = (links.get(now) ?? 0) - expected(node, now)
        for (const [community, link] of [...links].sort(([a], [b]) => a - b))
          if (link - expected(node, community) > gain + SAME) {
            gain = link - expected(node, community)
            best = community
          }
        totals[best] = of(totals, best) + of(degree, node)
        if (best === now) continue
        labels[node] = best
        moved = any = true
      }
    }
    return any
  }
  const mergePairs = (): boolean => {
    const between = new Map<number, Map<number, number>>()
    const linksOf = (community: number) => {
      const found = between.get(community) ?? new Map<number, number>()
      if (!between.has(community)) between.set(community, found)
      return found
    }
    for (const [node, row] of edges.entries())
      for (const [other, weight] of row) {
        const [a, b] = [of(labels, node), of(labels, other)]
        if (a !== b) linksOf(a).set(b, (linksOf(a).get(b) ?? 0) + weight)
      }
    for (let any = false; ; any = true) {
      let [gain, first, second] = [SAME, -1, -1]
      for (const a of [...between.keys()].sort((x, y) => x - y))
        for (const [b, link] of [...linksOf(a)].sort(([x], [y]) => x - y)) {
          const more = link - (resolution * of(totals, a) * of(totals, b)) / all
          if (a < b && more > gain) [gain, first, second] = [more, a, b]
        }
      if (first < 0) return any
      for (const [node, label] of labels.entries()) if (label === second) labels[node] = first
      totals[first] = of(totals, first) + of(totals, second)
      totals[second] = 0
      for (const [other, link] of linksOf(second)) {
        linksOf(other).delete(second)
        if (other === first) continue
        linksOf(first).set(other, (linksOf(first).get(other) ?? 0) + link)
        linksOf(other).set(first, (linksOf(other).get(first) ?? 0) + link)
      }
      between.delete(second)
    }
  }
  for (let round = 0; round < 10; round++) {
    const moved = moveNodes()
    if (!mergePairs() && !moved) break
  }
  return labels
}

/** Gains closer than this are the same. */
const SAME = 1e-12

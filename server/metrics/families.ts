import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import type { Tally } from './tally.ts'

/** Metrics whose numbers lie elsewhere and are looked up when somebody asks: nothing is copied while the server works. */

export type Labels = Readonly<Record<string, string>>
export type Value = readonly [labels: Labels, value: number]

interface Named {
  readonly name: string
  readonly help: string
  readonly registry: Registry
}

/** What is so at this moment. */
export function gauge(given: Named, labelNames: readonly string[], read: () => Iterable<Value>): void {
  const { name, help, registry } = given
  // Held by the registry.
  void new Gauge({
    name,
    help,
    labelNames: [...labelNames],
    registers: [registry],
    collect() {
      this.reset()
      for (const [labels, value] of read()) this.set({ ...labels }, value)
    },
  })
}

/** What has happened since the process began. */
export function counter(given: Named, labelNames: readonly string[], read: () => Iterable<Value>): void {
  const { name, help, registry } = given
  void new Counter({
    name,
    help,
    labelNames: [...labelNames],
    registers: [registry],
    collect() {
      this.reset()
      for (const [labels, value] of read()) this.inc({ ...labels }, value)
    },
  })
}

/** How often something took how long. */
export function histogram({ name, help, registry }: Named, tally: Tally): void {
  void new TallyHistogram(name, help, registry, tally)
}

/** The library's own histogram, with its numbers from elsewhere. */
class TallyHistogram extends Histogram<'le'> {
  readonly #tally: Tally
  readonly #about: { readonly name: string; readonly help: string }

  constructor(name: string, help: string, registry: Registry, tally: Tally) {
    super({ name, help, buckets: [...tally.bounds], registers: [registry] })
    this.#tally = tally
    this.#about = { name, help }
  }

  /** What the registry asks each metric for when it writes text (prom-client 15, `lib/registry.js`). */
  async getForPromString(): Promise<object> {
    const { name } = this.#about
    const { bounds, counts, count, sum } = this.#tally
    let below = 0
    const buckets = bounds.map((bound, i) => {
      below += counts[i] ?? 0
      return { metricName: `${name}_bucket`, labels: { le: bound }, value: below }
    })
    const values = [
      ...buckets,
      { metricName: `${name}_bucket`, labels: { le: '+Inf' }, value: count },
      { metricName: `${name}_sum`, labels: {}, value: sum },
      { metricName: `${name}_count`, labels: {}, value: count },
    ]
    return { ...this.#about, type: 'histogram', values }
  }
}

import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMetrics } from '../../server/metrics/metrics.ts'
import { aServer, type TestServer } from '../support/a-server.ts'
import { type Family, readPrometheus } from '../support/prometheus.ts'

/** Dashboard, alerts and the table of the documentation say nothing of metrics that are not there. */

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')
const metrics = createMetrics({ process: true })
let server: TestServer
let families: ReadonlyMap<string, Family>
beforeAll(async () => {
  server = await aServer({ metrics })
  // One call, so that calls have their labels.
  await server.call('GET', '/livez')
  families = readPrometheus(await metrics.text())
})
afterAll(() => server.close())

/** What Prometheus itself puts on each series. */
const FROM_OUTSIDE = ['instance', 'job']
const FUNCTIONS = ['changes', 'histogram_quantile', 'increase', 'max', 'min', 'rate', 'sum']

/** Every metric of a query, with the labels that it is asked by. Throws at anything that it does not know. */
function asked(query: string): { readonly metric: string; readonly labels: readonly string[] }[] {
  const found: { metric: string; labels: string[] }[] = []
  const grouped: string[] = []
  const plain = query
    .replace(/\bby \(([^)]*)\)/g, (_, list: string) => {
      grouped.push(...list.split(',').map(label => label.trim()))
      return ''
    })
    .replace(/\[(?:\$__rate_interval|\d+[smh])\]/g, '')
  const token = /([a-zA-Z_:][a-zA-Z0-9_:]*)\s*(\(|\{[^}]*\})?/g
  for (const [, name = '', next = ''] of plain.matchAll(token)) {
    if (next === '(') {
      if (!FUNCTIONS.includes(name)) throw new Error(`an unknown function: ${name} in ${query}`)
      continue
    }
    const labels = [...next.matchAll(/([a-z_]+)\s*(?:=~|!~|!=|=)/g)].map(label => label[1] ?? '')
    found.push({ metric: name, labels })
  }
  if (found.length === 0) throw new Error(`asks for nothing: ${query}`)
  for (const each of found) each.labels.push(...grouped)
  return found
}

/** What a query asks for that is not there. */
function missing(query: string): string[] {
  return asked(query).flatMap(({ metric, labels }) => {
    if (metric === 'up') return []
    const family = [...families.values()].find(
      ({ name, samples }) => name === metric || samples.some(s => s.name === metric),
    )
    if (family === undefined) return [metric]
    const known = new Set(family.samples.filter(s => s.name === metric).flatMap(s => Object.keys(s.labels)))
    return labels
      .filter(label => !known.has(label) && !FROM_OUTSIDE.includes(label))
      .map(label => `${metric}{${label}}`)
  })
}

describe('the metrics, as they are written about', () => {
  it('docs/operations.md has a row for each of ours, with its type and labels, and no other', () => {
    const rows = [...read('docs/operations.md').matchAll(/^\| `(tablee_[a-z_]+)` \| (\w+) \| ([^|]*) \|/gm)].map(
      row => ({
        name: row[1],
        type: row[2],
        labels: [...(row[3] ?? '').matchAll(/`(\w+)`/g)].map(([, label = '']) => label).sort(),
      }),
    )
    const ours = [...families.values()].filter(({ name }) => name.startsWith('tablee_'))
    const told = ours.map(({ name, type, samples }) => ({
      name,
      type,
      labels: [...new Set(samples.flatMap(sample => Object.keys(sample.labels)))]
        .filter(label => label !== 'le')
        .sort(),
    }))
    const byName = (a: { name?: string | undefined }, b: { name?: string | undefined }) =>
      (a.name ?? '') < (b.name ?? '') ? -1 : 1
    expect(rows.sort(byName)).toEqual(told.sort(byName))
    expect(rows.length).toBeGreaterThan(35)
  })

  it('counters end in _total, times in _seconds, and every one is told what it is', () => {
    for (const { name, type, help } of families.values()) {
      if (!name.startsWith('tablee_')) continue
      expect(name.endsWith('_total'), name).toBe(type === 'counter')
      expect(help, name).toMatch(/^[A-Z1].{8,}/)
    }
  })

  it('tell how the process is, without its library’s own look at the loop, which counts waiting as lateness', () => {
    for (const name of ['process_cpu_seconds_total', 'process_resident_memory_bytes', 'nodejs_heap_size_used_bytes'])
      expect(families.has(name), name).toBe(true)
    expect([...families.keys()].filter(name => name.startsWith('nodejs_eventloop_lag'))).toEqual([])
    const late = families.get('tablee_event_loop_delay_seconds')?.samples ?? []
    expect(late.map(sample => sample.labels['quantile'])).toEqual(['0.5', '0.99', '1'])
    const busy = families.get('tablee_event_loop_utilisation_ratio')?.samples[0]?.value
    expect(busy).toBeGreaterThan(0)
    expect(busy).toBeLessThanOrEqual(1)
  })
})

interface Panel {
  readonly id: number
  readonly type: string
  readonly title: string
  readonly gridPos: { readonly h: number; readonly w: number; readonly x: number; readonly y: number }
  readonly datasource?: { readonly uid: string }
  readonly targets?: readonly { readonly expr: string; readonly datasource: { readonly uid: string } }[]
}

describe('deploy/grafana-dashboard.json', () => {
  const board = JSON.parse(read('deploy/grafana-dashboard.json')) as {
    readonly schemaVersion: number
    readonly uid: string
    readonly templating: {
      readonly list: readonly { readonly name: string; readonly type: string; readonly definition?: string }[]
    }
    readonly panels: readonly Panel[]
  }
  const charts = board.panels.filter(panel => panel.type !== 'row')

  it('asks only for metrics and labels that are there', () => {
    const queries = charts.flatMap(panel => (panel.targets ?? []).map(target => target.expr))
    expect(queries.length).toBeGreaterThan(30)
    expect(queries.flatMap(missing)).toEqual([])
    const nodes = board.templating.list.find(each => each.name === 'instance')?.definition ?? ''
    expect(families.has(/^label_values\((\w+), instance\)$/.exec(nodes)?.[1] ?? '')).toBe(true)
  })

  it('shows every metric of ours somewhere, but for the few that only an inquiry needs', () => {
    const text = charts.flatMap(panel => (panel.targets ?? []).map(target => target.expr)).join(' ')
    const unseen = [...families.keys()].filter(name => name.startsWith('tablee_') && !text.includes(name))
    expect(unseen.sort()).toEqual([
      'tablee_document_bytes',
      'tablee_documents_bytes',
      'tablee_documents_structs',
      'tablee_info',
      'tablee_last_snapshot_timestamp_seconds',
      'tablee_node_lease_epoch',
      'tablee_store_write_bytes',
      'tablee_store_write_operations',
    ])
  })

  it('belongs to no data source of its own, and its panels have numbers of their own and do not overlap', () => {
    expect(board.schemaVersion).toBeGreaterThanOrEqual(36)
    expect(board.templating.list.map(({ name, type }) => [name, type])).toEqual([
      ['datasource', 'datasource'],
      ['instance', 'query'],
    ])
    expect(new Set(board.panels.map(panel => panel.id)).size).toBe(board.panels.length)
    for (const panel of charts) {
      expect(panel.title).not.toBe('')
      expect(panel.gridPos.x + panel.gridPos.w).toBeLessThanOrEqual(24)
      for (const target of panel.targets ?? []) expect(target.datasource.uid).toBe('${datasource}')
    }
    const taken = new Set<string>()
    for (const { gridPos, title } of board.panels)
      for (let x = gridPos.x; x < gridPos.x + gridPos.w; x++)
        for (let y = gridPos.y; y < gridPos.y + gridPos.h; y++) {
          expect(taken.has(`${x},${y}`), title).toBe(false)
          taken.add(`${x},${y}`)
        }
  })
})

describe('deploy/alerts.yaml', () => {
  const text = read('deploy/alerts.yaml')
  const rules = text
    .split(/^ {6}- alert: /m)
    .slice(1)
    .map(rule => {
      const [name = '', ...lines] = rule.split('\n')
      const field = (key: string): string | undefined =>
        lines.map(line => new RegExp(`^ {8,10}${key}: (.+)$`).exec(line)?.[1]).find(value => value !== undefined)
      return {
        name,
        lines: lines.filter(line => line.trim() !== ''),
        expr: field('expr') ?? '',
        severity: field('severity'),
        summary: field('summary'),
        description: field('description'),
      }
    })

  it('asks only for metrics and labels that are there', () => {
    expect(rules.length).toBeGreaterThanOrEqual(8)
    expect(rules.flatMap(rule => missing(rule.expr))).toEqual([])
  })

  it('has in each rule what Prometheus needs, and nothing that YAML would read in another way', () => {
    const known = /^ {8}(?:expr|for|labels|annotations):|^ {10}(?:severity|summary|description):/
    for (const { name, lines, severity, summary, description } of rules) {
      expect(name).toMatch(/^Tablee[A-Z]\w+$/)
      expect(['page', 'look']).toContain(severity)
      expect(description, name).toBeDefined()
      for (const line of lines) expect(line, name).toMatch(known)
      for (const value of [summary, description])
        expect(/^".*"$/.test(value ?? '') || !/: |^[{[&*!|>'"%@`]| #/.test(value ?? ''), `${name}: ${value}`).toBe(true)
    }
  })

  it('docs/operations.md says what to do about each, and about no other', () => {
    const told = [...read('docs/operations.md').matchAll(/^\| `(Tablee\w+)` \|/gm)].map(row => row[1] ?? '')
    expect(told.sort()).toEqual(rules.map(rule => rule.name).sort())
  })
})

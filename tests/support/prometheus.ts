/** What Prometheus would make of a text, read more strictly than it does (its exposition format 0.0.4). */
export interface Family {
  readonly name: string
  readonly type: 'counter' | 'gauge' | 'histogram' | 'summary'
  readonly help: string
  readonly samples: readonly Sample[]
}
export interface Sample {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

const SAMPLE = /^([a-z_:][a-z0-9_:]*)(?:\{(.*)\})? (\S+)$/i
const LABEL = /([a-z_][a-z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"(?:,|$)/giy
const NUMBER = /^(?:[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|[+-]Inf|NaN)$/i

/** Throws with the line that is wrong. */
export function readPrometheus(text: string): ReadonlyMap<string, Family> {
  const families = new Map<string, Family & { samples: Sample[] }>()
  const series = new Set<string>()
  let help: { readonly name: string; readonly text: string } | undefined
  let now: (Family & { samples: Sample[] }) | undefined
  if (!text.endsWith('\n')) throw new Error('the last line has no end')
  for (const line of text.split('\n')) {
    if (line === '') continue
    const about = /^# HELP (\S+) (.+)$/.exec(line)
    if (about !== null) {
      help = { name: about[1] ?? '', text: about[2] ?? '' }
      continue
    }
    const typed = /^# TYPE (\S+) (counter|gauge|histogram|summary)$/.exec(line)
    if (typed !== null) {
      const name = typed[1] ?? ''
      if (help?.name !== name) throw new Error(`no help before: ${line}`)
      if (families.has(name)) throw new Error(`twice: ${line}`)
      now = { name, type: typed[2] as Family['type'], help: help.text, samples: [] }
      families.set(name, now)
      continue
    }
    const sample = readSample(line)
    if (now === undefined || !belongs(now, sample.name)) throw new Error(`of no family: ${line}`)
    const key = line.slice(0, line.lastIndexOf(' '))
    if (series.has(key)) throw new Error(`twice: ${key}`)
    series.add(key)
    now.samples.push(sample)
  }
  for (const family of families.values()) judge(family)
  return families
}

function readSample(line: string): Sample {
  const [, name = '', inside = '', number = ''] = SAMPLE.exec(line) ?? []
  if (name === '' || !NUMBER.test(number)) throw new Error(`not a sample: ${line}`)
  const labels: Record<string, string> = {}
  LABEL.lastIndex = 0
  while (LABEL.lastIndex < inside.length) {
    const label = LABEL.exec(inside)
    if (label === null) throw new Error(`labels that cannot be read: ${line}`)
    const [, key = '', value = ''] = label
    if (key in labels) throw new Error(`a label twice: ${line}`)
    labels[key] = value
  }
  return { name, labels, value: Number(number.replace('Inf', 'Infinity')) }
}

function belongs({ name, type }: Family, sample: string): boolean {
  if (type === 'histogram') return [`${name}_bucket`, `${name}_sum`, `${name}_count`].includes(sample)
  if (type === 'summary') return [name, `${name}_sum`, `${name}_count`].includes(sample)
  return sample === name
}

/** Counters never fall below nothing; buckets rise, and the last one holds all. */
function judge({ name, type, samples }: Family): void {
  if (type === 'counter' && samples.some(sample => !(sample.value >= 0))) throw new Error(`${name} is below zero`)
  if (type !== 'histogram') return
  const groups = new Map<string, Sample[]>()
  for (const sample of samples) {
    const { le: _le, ...rest } = sample.labels
    const key = JSON.stringify(rest)
    groups.set(key, [...(groups.get(key) ?? []), sample])
  }
  for (const group of groups.values()) {
    const buckets = group.filter(sample => sample.name === `${name}_bucket`)
    const count = group.find(sample => sample.name === `${name}_count`)?.value
    if (buckets.at(-1)?.labels['le'] !== '+Inf' || buckets.at(-1)?.value !== count)
      throw new Error(`${name}: the last bucket does not hold all`)
    buckets.forEach((bucket, i) => {
      const before = buckets[i - 1]
      if (before === undefined) return
      const rises = Number(bucket.labels['le']?.replace('+Inf', 'Infinity')) > Number(before.labels['le'])
      if (!rises || bucket.value < before.value) throw new Error(`${name}: buckets do not rise`)
    })
  }
}

/** The value of one series; throws when there is none. */
export function valueOf(
  families: ReadonlyMap<string, Family>,
  name: string,
  labels: Readonly<Record<string, string>> = {},
): number {
  for (const { samples } of families.values())
    for (const sample of samples)
      if (sample.name === name && Object.entries(labels).every(([key, value]) => sample.labels[key] === value))
        if (Object.keys(sample.labels).length === Object.keys(labels).length) return sample.value
  throw new Error(`there is no ${name} ${JSON.stringify(labels)}`)
}

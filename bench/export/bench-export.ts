import { quantile, type Row } from '../report.ts'
import { fillCafe, type FullCafe, NOTES, PEOPLE, TABLES } from './full-cafe.ts'
import { type MeasuredServer, measuredServer } from './measured-server.ts'

const FORMS = [
  'report.md',
  'report.html',
  'report.docx',
  'report.pdf',
  'notes.csv',
  'notes.json',
  'archive.zip',
] as const
/** Asked again and again for so long, so that a note written beside it meets it. */
const FOR_MS = 4_000
const LEAST_TIMES = 3
const NOTE_EVERY_MS = 80

/** Forty tables, two thousand notes: what each form costs, and what a table that writes meanwhile feels. About a minute. */
export async function benchExport(say: (line: string) => void): Promise<Row[]> {
  const server = await measuredServer()
  try {
    say(`${PEOPLE} people write ${NOTES} notes at ${TABLES} tables, and a compte rendu…`)
    const cafe = await fillCafe(server)
    try {
      const rows = [...(await quiet(server, cafe))]
      for (const form of FORMS) {
        say(`${form}…`)
        rows.push(...(await measure(server, cafe, form)))
      }
      return rows
    } finally {
      cafe.close()
    }
  } finally {
    await server.stop()
  }
}

/** What a note takes while nobody exports: the figure to compare with. */
async function quiet(server: MeasuredServer, cafe: FullCafe): Promise<Row[]> {
  await server.felt()
  const notes = await writeWhile(cafe, pause(FOR_MS))
  const felt = await server.felt()
  return [
    { what: 'a note acknowledged while nobody exports', figures: acknowledged(notes), unit: 'ms' },
    { what: 'the loop late meanwhile', figures: { p99: felt.p99, max: felt.max }, unit: 'ms' },
  ]
}

async function measure(server: MeasuredServer, cafe: FullCafe, form: string): Promise<Row[]> {
  const before = await server.felt()
  const times: number[] = []
  let bytes = 0
  const asking = (async () => {
    const end = performance.now() + FOR_MS
    while (performance.now() < end || times.length < LEAST_TIMES) {
      const began = performance.now()
      bytes = await fetched(server, cafe, form)
      times.push(performance.now() - began)
    }
  })()
  const notes = await writeWhile(cafe, asking)
  const after = await server.felt()
  const [first = Number.NaN, ...others] = times
  return [
    {
      what: `${form} of ${Math.round(bytes / 1_000)} kB: asked for until here`,
      figures: { first, again: quantile(others, 0.5) },
      unit: 'ms',
    },
    { what: `${form}: the loop late meanwhile`, figures: { p99: after.p99, max: after.max }, unit: 'ms', wanted: 50 },
    { what: `${form}: a note at another table acknowledged`, figures: acknowledged(notes), unit: 'ms' },
    {
      what: `${form}: memory of the server, MB`,
      figures: { before: before.rss / 1e6, after: after.rss / 1e6 },
      unit: '',
    },
  ]
}

async function fetched(server: MeasuredServer, { event }: FullCafe, form: string): Promise<number> {
  const answer = await fetch(`${server.url}/api/v1/events/${event.id}/${form}`, {
    headers: { authorization: `Bearer ${server.adminKey}` },
  })
  if (!answer.ok) throw new Error(`${form}: ${answer.status} ${await answer.text()}`)
  return (await answer.arrayBuffer()).byteLength
}

/** Milliseconds of each note until it was on the disk. */
async function writeWhile(cafe: FullCafe, running: Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  let going = true
  const done = running.finally(() => {
    going = false
  })
  while (going) {
    const began = performance.now()
    await cafe.write()
    times.push(performance.now() - began)
    await pause(NOTE_EVERY_MS)
  }
  await done
  return times
}

const acknowledged = (times: readonly number[]) => ({
  p95: quantile(times, 0.95),
  p50: quantile(times, 0.5),
  max: Math.max(...times),
})

const pause = (ms: number): Promise<void> => new Promise(wake => setTimeout(wake, ms))

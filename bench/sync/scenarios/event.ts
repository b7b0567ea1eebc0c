import { performance } from 'node:perf_hooks'
import { quantile } from '../../report.ts'
import { type Company, gather, type Guest } from '../company.ts'
import { Line, newTally, openAll, type Tally } from '../lines/line.ts'
import type { Served } from '../servers.ts'
import { Hand } from '../writer.ts'
import type { Figures, Settings } from './scenario.ts'
import { Arrivals, type Cue, openWindow, play } from './window.ts'

const PEOPLE = 1_000
const TABLES = 125
/** A café writes about a note a minute and person; a busy one four. */
const PACES = [
  { name: 'café', everyMs: 60_000, typingMs: 20_000 },
  { name: 'busy', everyMs: 15_000, typingMs: 10_000 },
] as const
type Pace = (typeof PACES)[number]

/** `client/table/desk.ts`: said at the first key, again every four seconds, and when done. */
const SAID_AGAIN_MS = 4_000
/** what editors that show cursors send */
const CURSOR_MS = 500
/** y-protocols' awareness says again that somebody is there */
const RENEWED_MS = 15_000

interface Person {
  readonly guest: Guest
  readonly line: Line
  readonly hand: Hand
  awareness: number
}

/**
 * A thousand people at 125 tables. At Tablée each has the table and the programme open and says when they write, as our page does;
 * at the peers each has the room open and moves a cursor twice a second, as their editors do. `quiet` is the peers without cursors.
 */
export async function event(server: Served, { quick }: Settings): Promise<Figures> {
  const tally = newTally()
  const aside = newTally()
  const arrivals = new Arrivals()
  const company = await gather(server, PEOPLE, TABLES)
  const { people, programmes } = await seatAll(server, company, { tally, aside }, arrivals)
  const windowMs = quick ? 4_000 : 8_000
  const figures: Figures = {}
  const run = async (name: string, pace: Pace, cursors: number) => {
    const cues = [...notes(people, server, pace, windowMs, arrivals), ...presence(people, server, cursors, windowMs)]
    arrivals.begin()
    const close = openWindow(server, tally)
    const before = aside.bytes
    await play(cues, windowMs)
    const window = close()
    const programme = aside.bytes - before
    arrivals.end()
    const missing = await arrivals.missing(PEOPLE / TABLES - 1)
    const { latencies, written } = arrivals
    Object.assign(figures, {
      [`event-${name}-p50`]: quantile(latencies, 0.5),
      [`event-${name}-p95`]: quantile(latencies, 0.95),
      [`event-${name}-p99`]: quantile(latencies, 0.99),
      [`event-${name}-cores`]: window.cpu / window.seconds,
      [`event-${name}-frames`]: window.frames / window.seconds,
      [`event-${name}-bytes`]: window.bytes / 1_000 / window.seconds,
      ...(server.tongue === 'tablee' ? { [`event-${name}-programme`]: programme / 1_000 / window.seconds } : {}),
      [`event-${name}-rss`]: window.rss,
      [`event-${name}-missing`]: missing,
      [`event-${name}-undelivered`]: missing / written / (PEOPLE / TABLES - 1),
      [`event-${name}-generator`]: window.generator,
    })
  }
  await warmUp(people, server)
  for (const pace of quick ? PACES.slice(0, 1) : PACES) await run(pace.name, pace, CURSOR_MS)
  if (server.tongue !== 'tablee' && !quick) await run('quiet', PACES[0], RENEWED_MS)
  for (const { line } of people) line.close()
  for (const line of programmes) line?.close()
  return figures
}

/** `aside` counts the programme, `tally` everything, the programme included. */
async function seatAll(
  server: Served,
  company: Company,
  { tally, aside }: { tally: Tally; aside: Tally },
  arrivals: Arrivals,
) {
  const perTable = PEOPLE / TABLES
  const people = await openAll(PEOPLE, 50, at => {
    const guest = company.guests[at] as Guest
    const room = company.tables[Math.floor(at / perTable)] ?? ''
    const learnt = arrivals.heardBy(guest.clientId)
    const line = new Line(server, company.seat(guest, room), { tally, learnt })
    const hand = new Hand(guest.clientId, guest.person)
    return { line: { guest, line, hand, awareness: 0 } satisfies Person as Person, ready: line.synced }
  })
  const programmes = await openAll(PEOPLE, 50, at => {
    const seat = company.programme(company.guests[at] as Guest)
    const line = seat === undefined ? undefined : new Line(server, seat, { tally: both(tally, aside) })
    return { line, ready: line?.synced ?? Promise.resolve() }
  })
  return { people, programmes }
}

async function warmUp(people: readonly Person[], server: Served): Promise<void> {
  const cues = people
    .filter((_, at) => at % 8 === 0)
    .map(({ hand, line }, at) => ({ at: at * 8, act: () => line.update(hand.write(at)) }))
  await play([...cues, ...presence(people, server, CURSOR_MS, 2_000)], 2_000)
}

/** Everybody's notes, and at Tablée what the page says while they are typed. */
function notes(people: readonly Person[], server: Served, pace: Pace, ms: number, arrivals: Arrivals): Cue[] {
  const isOurs = server.tongue === 'tablee'
  return people.flatMap(({ hand, line }, at) => {
    const cues: Cue[] = []
    // Spread evenly over the pace, and neighbours apart.
    const phase = ((at * 377) % people.length) * (pace.everyMs / people.length)
    for (let when = phase; when < ms + pace.typingMs; when += pace.everyMs) {
      for (let said = when - pace.typingMs; isOurs && said < Math.min(when, ms); said += SAID_AGAIN_MS)
        if (said >= 0) cues.push({ at: said, act: () => line.writing(true) })
      if (when >= ms) continue
      cues.push({
        at: when,
        act() {
          const began = performance.now()
          const update = hand.write(at + Math.round(when))
          arrivals.wrote(hand.clientId, hand.clock, began)
          line.update(update)
          if (isOurs) line.writing(false)
        },
      })
    }
    return cues
  })
}

/** The peers' cursors. */
function presence(people: readonly Person[], server: Served, everyMs: number, ms: number): Cue[] {
  if (server.tongue === 'tablee') return []
  return people.flatMap((person, at) => {
    const cues: Cue[] = []
    for (let when = ((at * 613) % people.length) * (everyMs / people.length); when < ms; when += everyMs)
      cues.push({
        at: when,
        act() {
          const cursor = { x: ((at * 37 + when) % 900) | 0, y: ((at * 53 + when) % 400) | 0 }
          const state = JSON.stringify({ user: { name: `Personne ${at}`, color: '#30bced' }, cursor })
          person.line.cursor(person.guest.clientId, ++person.awareness, state)
        },
      })
    return cues
  })
}

/** Counts in both. */
function both(one: Tally, other: Tally): Tally {
  return {
    get frames() {
      return one.frames
    },
    set frames(count) {
      other.frames += count - one.frames
      one.frames = count
    },
    get bytes() {
      return one.bytes
    },
    set bytes(count) {
      other.bytes += count - one.bytes
      one.bytes = count
    },
  }
}

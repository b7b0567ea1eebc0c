import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import * as Y from 'yjs'
import { quantile } from '../../report.ts'
import { type Company, gather, type Guest } from '../company.ts'
import { Line, newTally, type Tally } from '../lines/line.ts'
import type { Seat } from '../lines/tongues.ts'
import { cpuOf } from '../proc.ts'
import type { Served } from '../servers.ts'
import { Hand } from '../writer.ts'
import type { Figures, Settings } from './scenario.ts'

const PEOPLE = 500
const TABLES = 50
const AT_A_TABLE = PEOPLE / TABLES
const NOTES_OF_EACH = 4
const PATIENCE_MS = 25_000
/** `client/session/provider.ts`: 50 ms and a time by lot, whose longest doubles at each try after the fifth */
const FIRST_PAUSE_MS = 400
const QUICK_TRIES = 5
const LONGEST_PAUSE_MS = 8_000

/**
 * 500 people at 50 tables of 40 notes, their documents in memory as on an open page. The server goes and is started again at once; each
 * client comes back by the same rule, one of each table with a note written meanwhile, and is complete when it holds all notes of
 * its table. At Tablée the programme has to be back too. Timed from the signal on.
 */
export async function storm(server: Served, { quick }: Settings): Promise<Figures> {
  const company = await gather(server, PEOPLE, TABLES)
  const tally = newTally()
  const people = company.guests.map((guest, at) => new Returning(server, company, guest, at, tally))
  for (let from = 0; from < PEOPLE; from += 50)
    await Promise.all(people.slice(from, from + 50).map(person => person.arrive()))
  for (const [at, person] of people.entries()) person.write(at * 10, NOTES_OF_EACH)
  await untilComplete(people)
  const figures: Figures = {}
  for (const signal of quick ? (['SIGTERM'] as const) : (['SIGTERM', 'SIGKILL'] as const)) {
    await wait(2_500) // Hocuspocus stores two seconds after the last change
    Object.assign(figures, await oneStorm(server, people, tally, signal))
  }
  for (const person of people) person.leave()
  return figures
}

async function oneStorm(server: Served, people: readonly Returning[], tally: Tally, signal: 'SIGTERM' | 'SIGKILL') {
  const bytes = tally.bytes
  const loop = performance.eventLoopUtilization()
  const began = performance.now()
  for (const person of people) person.forget()
  const restarted = server.restart(signal)
  for (const person of people) if (person.at % AT_A_TABLE === 0) person.writeAway()
  await restarted
  const up = performance.now() - began
  await untilComplete(people)
  const times = people.map(person => person.completeAt - began)
  const name = `storm-${signal}`
  return {
    [`${name}-up`]: up,
    [`${name}-half`]: quantile(times, 0.5),
    [`${name}-all`]: Math.max(...times),
    [`${name}-kB`]: (tally.bytes - bytes) / 1_000,
    [`${name}-cpu`]: cpuOf(server.pid()),
    [`${name}-missing`]: people.reduce((sum, person) => sum + person.missing(), 0),
    [`${name}-generator`]: performance.eventLoopUtilization(loop).utilization,
  }
}

async function untilComplete(people: readonly Returning[]): Promise<void> {
  const until = performance.now() + PATIENCE_MS
  while (performance.now() < until && people.some(person => !person.look())) await wait(10)
}

/** All that was written at one table before the present storm, as the pages there hold it, and the clocks there will be. */
interface Cloth {
  readonly held: Y.Doc
  readonly expected: Map<number, number>
  /** what was last asked of the pages there, and what each of them answers: made once, as each makes it on a machine of its own */
  asked?: { readonly clocks: Buffer; readonly answer: Uint8Array }
}
const cloths = new Map<string, Cloth>()

class Returning {
  readonly at: number
  completeAt = Number.NaN
  readonly #server: Served
  readonly #seat: Seat
  readonly #programme: Seat | undefined
  readonly #tally: Tally
  readonly #hand: Hand
  readonly #cloth: Cloth
  #table: Line | undefined
  #programmeLine: Line | undefined
  #back = new Set<'table' | 'programme'>()
  #left = false
  #hasWrittenAway = false

  constructor(server: Served, company: Company, guest: Guest, at: number, tally: Tally) {
    const room = company.tables[Math.floor(at / AT_A_TABLE)] ?? ''
    this.at = at
    this.#server = server
    this.#seat = company.seat(guest, room)
    this.#programme = company.programme(guest)
    this.#tally = tally
    this.#hand = new Hand(guest.clientId, guest.person)
    this.#cloth = cloths.get(room) ?? { held: new Y.Doc(), expected: new Map() }
    cloths.set(room, this.#cloth)
  }

  async arrive(): Promise<void> {
    await Promise.all([this.#open('table', 0), this.#programme === undefined ? undefined : this.#open('programme', 0)])
  }

  write(seed: number, count: number): void {
    const update = this.#hand.write(seed, count)
    Y.applyUpdate(this.#cloth.held, update)
    this.#expect()
    this.#table?.update(update)
  }
  /** Written while nobody is there to take it: goes with step 2. Others' pages know nothing of it. */
  writeAway(): void {
    this.#hasWrittenAway = true
    this.#hand.write(900 + this.at)
    this.#expect()
  }
  #expect(): void {
    this.#cloth.expected.set(this.#hand.clientId, this.#hand.clock)
    this.#table?.clocks.set(this.#hand.clientId, this.#hand.clock)
  }

  forget(): void {
    this.completeAt = Number.NaN
    this.#back = new Set()
  }
  /** Is all there that should be? Remembers when it first was. */
  look(): boolean {
    if (!Number.isNaN(this.completeAt)) return true
    const wanted = this.#programme === undefined ? 1 : 2
    if (this.#back.size < wanted || this.missing() > 0) return false
    this.completeAt = performance.now()
    return true
  }
  /** writers whose last notes are not here */
  missing(): number {
    let count = 0
    for (const [client, clock] of this.#cloth.expected) if ((this.#table?.clocks.get(client) ?? 0) < clock) count++
    return count
  }
  leave(): void {
    this.#left = true
    this.#table?.close()
    this.#programmeLine?.close()
  }

  #open(which: 'table' | 'programme', tries: number): Promise<void> {
    const seat = which === 'table' ? this.#seat : this.#programme
    if (seat === undefined || this.#left) return Promise.resolve()
    const before = which === 'table' ? this.#table : this.#programmeLine
    let reached = false
    const line = new Line(
      this.#server,
      seat,
      {
        tally: this.#tally,
        holds: clocks => (which === 'table' ? this.#holds(clocks) : NOTHING),
        closed: () => {
          const failed = reached ? 1 : tries + 1
          const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.max(0, failed - QUICK_TRIES))
          setTimeout(() => void this.#open(which, failed), 50 + Math.random() * longest)
        },
      },
      before?.clocks,
    )
    if (which === 'table') this.#table = line
    else this.#programmeLine = line
    return line.synced.then(() => {
      reached = true
      this.#back.add(which)
      this.look()
    })
  }

  #holds(clocks: Uint8Array): Uint8Array {
    const { asked, held } = this.#cloth
    const all = asked?.clocks.equals(clocks) === true ? asked.answer : Y.encodeStateAsUpdate(held, clocks)
    this.#cloth.asked = { clocks: Buffer.from(clocks), answer: all }
    return this.#hasWrittenAway ? Y.mergeUpdates([all, Y.encodeStateAsUpdate(this.#hand.doc, clocks)]) : all
  }
}

const NOTHING = new Uint8Array([0, 0])

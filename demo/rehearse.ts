import type { Day } from '../shared/document/programme.ts'
import { remaining } from '../shared/domain/phase.ts'
import { tablesOf } from '../shared/domain/plan.ts'
import type { Joined } from '../shared/protocol/api.ts'
import type { CompanyBrief } from '../shared/protocol/rehearsal.ts'
import { castOf, type Part } from './cast.ts'
import { Company, type Doing } from './company.ts'
import { Guest, newClientId, Programme } from './guest.ts'
import { type Caller, Refusal } from './http.ts'
import { THREAD_NAMES } from './phrases.ts'
import { makeRandom } from './random.ts'
import { talkOf } from './talk.ts'

export interface RehearseOptions {
  readonly caller: Caller
  readonly brief: CompanyBrief
  /** waits so many ms, or less if something happens; replaced in tests */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>
  /** ms of the server's clock; replaced in tests */
  readonly now?: () => number
  /** called when a scene was played to its end */
  readonly played?: (scene: string, company: Company) => void
}

const MINUTE = 60_000
/** On the day people come within so long. */
const ARRIVING_MS = 1.5 * MINUTE
/** How much of a round they fill; the rest is for whoever rings a little early. */
const FILLED = 0.8
/** No more than about so many acts a second, however fast the day goes. */
const LEAST_PAUSE_MS = 80
const LONGEST_SILENCE_MS = 8_000
const MOST_LAPS = 5
/** What one person does in a lap of talk, and around it, in ms at the demo's pace. */
const LAP_MS = 1_600
const AROUND_MS = 450

/**
 * Simulated guests at a rehearsal. They follow the café's day as its programme tells it, whoever rings the bells: they arrive,
 * sit where the plan seats them, write, gather, stick their dots when they may, and walk. Resolves when the event is gone.
 */
export async function rehearse(options: RehearseOptions): Promise<void> {
  const { caller, brief } = options
  const { plan, keys, speed } = brief
  const wait = options.wait ?? sleep
  const now = options.now ?? (() => Date.now())
  const random = makeRandom(brief.seed)
  const cast = castOf(plan, brief.seed, brief.language)
  const company = new Company(plan, talkOf(plan.languages, brief.language), random)
  const tables = tablesOf(plan)

  const join = (body: unknown) => caller.call<Joined>('POST', `/events/${brief.event}/join`, { body })
  const facilitator = await join({ key: keys.facilitator })
  const lead = (body: unknown) =>
    quietly(caller.call('POST', `/events/${brief.event}/commands`, { bearer: facilitator.token, body }))
  const programme = new Programme(caller, brief.event, {
    person: facilitator.person.id,
    token: facilitator.token,
    clientId: await newClientId(caller, brief.event, facilitator),
  })
  await programme.ready
  programme.onAnnouncement(id => void tellRead(id))

  const waiting = cast.filter(part => part.entrance !== 'never')
  let gone = false
  void programme.gone.then(() => {
    gone = true
  })
  while (!gone) {
    const { day } = programme
    if (day === undefined) break
    const scene = sceneOf(day)
    const end = new AbortController()
    const ended = Promise.race([programme.when(each => sceneOf(each) !== scene), programme.gone]).then(() =>
      end.abort(),
    )
    const isOver = await play(day, end.signal)
    if (!isOver) options.played?.(scene, company)
    if (!isOver && brief.alone) await leadOn(day, end.signal)
    await ended
  }

  /** Plays what belongs to this moment of the day; true when the day went on meanwhile. */
  async function play(day: Day, signal: AbortSignal): Promise<boolean> {
    switch (day.phase) {
      case 'prepared':
        return false
      case 'open':
        return arrive('on-time', Math.max(3_000, ARRIVING_MS / speed), signal)
      case 'round':
        return playRound(day, signal)
      case 'transfer':
        return walk(day, signal)
      case 'harvest':
        return playHarvest(signal)
      case 'closed':
        return false
    }
  }

  /** Those who are still to come, one after the other within so long. */
  async function arrive(entrance: Part['entrance'], within: number, signal: AbortSignal): Promise<boolean> {
    const coming = waiting.filter(part => part.entrance === entrance)
    for (const part of coming) {
      waiting.splice(waiting.indexOf(part), 1)
      await quietly(enter(part))
      if (await rest(within / coming.length, signal)) return true
    }
    return signal.aborted
  }

  async function enter(part: Part): Promise<void> {
    const key = part.host === undefined ? keys.participant : keys.hosts[part.host]
    const { name, organisation, paper, awake } = part
    const joined = await join({ key, name, organisation, device: paper ? 'paper' : 'own', consent: { name: true } })
    const guest = new Guest(caller, brief.event, joined, { silent: !awake, hidden: plan.notes.hidden, patient: true })
    company.add(guest, part.host)
    await Promise.race([programme.known(joined.person.id), programme.gone])
    await sit(guest)
  }

  /** Where the plan has them now: somebody may have been moved by hand. */
  async function sit(guest: Guest): Promise<void> {
    const { day } = programme
    const seats = programme.seats(guest.joined.person.id)
    const round = day?.phase === 'transfer' ? day.round + 1 : Math.max(1, day?.round ?? 1)
    const table = seats[round - 1] ?? tables[0]?.id
    if (table !== undefined && day?.phase !== 'harvest') await guest.sitAt(table)
  }

  async function playRound(day: Day, signal: AbortSignal): Promise<boolean> {
    const { round } = day
    // Whoever has not come through the door yet runs.
    if (await arrive('on-time', 2_000 / speed, signal)) return true
    await Promise.all(company.guests.map(guest => quietly(sit(guest))))
    if (signal.aborted) return true
    const people = Math.max(1, company.awake.length)
    const time = plan.rounds.minutes * MINUTE * FILLED
    const laps = Math.max(1, Math.min(MOST_LAPS, Math.round(time / people / LONGEST_SILENCE_MS)))
    const pace = time / (people * (laps * LAP_MS + AROUND_MS))
    for (let lap = 1; lap <= laps; lap++) {
      if (await act(company.converse(round), pace, signal)) return true
      if (lap === 1 && (await arrive('late', 1_000, signal))) return true
      if (lap === 1 && round === 1 && (await act(company.welcome(round), pace, signal))) return true
      if (await act(company.gather(round), pace, signal)) return true
    }
    if (await act(company.fillPlates(), pace, signal)) return true
    if (brief.alone && round === 1) await lead({ type: 'open-dots', where: 'tables' })
    if (programme.day?.dots.tablesOpen === true && (await act(company.spendDots(), pace, signal))) return true
    return round < day.rounds && (await act(company.carryAlong(), pace, signal))
  }

  /** People get up one by one, and are at their new tables before the next round begins. */
  async function walk(day: Day, signal: AbortSignal): Promise<boolean> {
    const time = Math.max(0, remaining(day.clock, now()) ?? 0) * FILLED
    for (const guest of random.shuffled(company.guests)) {
      await quietly(sit(guest))
      if (await rest(time / company.guests.length, signal)) return true
    }
    return false
  }

  async function playHarvest(signal: AbortSignal): Promise<boolean> {
    await company.settled()
    if (brief.alone) await lead({ type: 'open-dots', where: 'harvest' })
    await Promise.race([programme.when(day => day.dots.harvestOpen), aborted(signal)])
    return signal.aborted || act(company.spendHarvestDots(), 1, signal)
  }

  /** Without a facilitator the café goes on by itself: doors, bells and dots at the plan's own hours. */
  async function leadOn(day: Day, signal: AbortSignal): Promise<void> {
    if (day.phase === 'open') await lead({ type: 'start' })
    if (day.phase === 'round') {
      if (await rest(Math.max(0, remaining(programme.day?.clock ?? day.clock, now()) ?? 0), signal)) return
      await lead({ type: 'ring' })
    }
    if (day.phase === 'harvest') {
      for (const thread of company.threads([THREAD_NAMES[brief.language]]))
        await lead({ type: 'draw-thread', ...thread })
      await lead({ type: 'close-dots', where: 'harvest' })
    }
  }

  /** Does it bit by bit, at this pace; true when the day went on meanwhile. */
  async function act(doing: Doing, pace: number, signal: AbortSignal): Promise<boolean> {
    try {
      for await (const ms of doing) if (await rest(Math.max(LEAST_PAUSE_MS, ms * pace), signal)) return true
    } catch (fault) {
      // A table was locked, dots were closed, somebody was moved: the facilitator's right. The rest goes on.
      if (!(fault instanceof Refusal)) throw fault
    }
    return signal.aborted
  }

  /** A breath, and another one while the clock is stopped; true when the day went on. */
  async function rest(ms: number, signal: AbortSignal): Promise<boolean> {
    await wait(ms, signal)
    if (programme.day?.clock.state === 'paused' && !signal.aborted)
      await Promise.race([programme.when(day => day.clock.state !== 'paused'), aborted(signal)])
    return signal.aborted
  }

  async function tellRead(announcement: string): Promise<void> {
    for (const guest of company.awake) {
      await wait(LEAST_PAUSE_MS, new AbortController().signal)
      await quietly(guest.read(announcement))
    }
  }
}

const sceneOf = (day: Day): string => `${day.phase} ${day.round}`

/** A refusal is the café's answer, not a fault of ours. */
async function quietly(asked: Promise<unknown>): Promise<void> {
  try {
    await asked
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    if (signal.aborted) done()
    else signal.addEventListener('abort', done)
  })
}

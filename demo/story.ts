import * as Y from 'yjs'
import type { CreatedEvent, Joined } from '../shared/protocol/api.ts'
import { tablesOf } from '../shared/domain/plan.ts'
import { foldsOf, NOTE_WIDTH } from '../shared/domain/folds.ts'
import { freePlace, noteHeight } from '../shared/domain/places.ts'
import { Guest, newClientId, openCloth, Programme } from './guest.ts'
import type { Caller } from './http.ts'
import { makeRandom } from './random.ts'
import { connect, pileUp } from './gathering.ts'
import {
  AFTER,
  BEFORE,
  GUESTS,
  HOSTS,
  ON_PAPER,
  ORGANISATIONS,
  SENTENCES,
  SYNTHESES,
  THREADS,
  WELCOMES,
} from './sentences.ts'

export interface StoryOptions {
  readonly caller: Caller
  readonly adminKey: string
  readonly seed: number
  /** 1 is the pace of a lively rehearsal (a round in about a minute); 10 is ten times as fast */
  readonly speed: number
  readonly people: number
  readonly rounds: number
  readonly tell: (line: string) => void
  /** replaced in tests; waits so many ms at speed 1 */
  readonly pause?: (ms: number) => Promise<void>
  /** called at the moments that are worth a look; the story waits */
  readonly watch?: (moment: 'plates', guests: readonly Joined[]) => Promise<void>
  /** an event that exists already, instead of creating one */
  readonly created?: CreatedEvent
}

/** What the story leaves behind, for whoever looks at it afterwards. */
export interface Told {
  readonly event: CreatedEvent
  readonly written: readonly { readonly id: string; readonly text: string }[]
  readonly facilitator: Joined
}

/**
 * The café of 2018 with simulated guests, through the real interfaces: they join, write (also for those on paper), move, link,
 * pile up, fill plates, carry ideas along, drop off, come back and rotate; then dots, threads, a synthesis. Everything random
 * comes from the seed.
 */
export async function tellStory(options: StoryOptions): Promise<Told> {
  const { caller, adminKey, tell } = options
  const random = makeRandom(options.seed)
  const pause = options.pause ?? ((ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms / options.speed)))
  const event =
    options.created ??
    (await caller.call<CreatedEvent>('POST', '/events', {
      bearer: adminKey,
      body: {
        template: 'isn-2018',
        rounds: { count: options.rounds, minutes: 20, transferMinutes: 3, breakAfter: [] },
      },
    }))
  const tables = tablesOf(event.plan)
  tell(`«${event.plan.title}»: ${event.links.organiser}`)

  const join = (body: unknown) => caller.call<Joined>('POST', `/events/${event.id}/join`, { body })
  const facilitator = await join({ key: event.keys.facilitator })
  const lead = (body: unknown) =>
    caller.call('POST', `/events/${event.id}/commands`, { bearer: facilitator.token, body })
  const programme = new Programme(caller, event.id, await whoIs(facilitator))
  await programme.ready
  await lead({ type: 'open' })

  // Everybody comes in: hosts first, then a burst, as on the day.
  const guests: Guest[] = []
  for (const [index, table] of tables.entries()) {
    const name = HOSTS[index % HOSTS.length] ?? 'Hôte'
    guests.push(
      new Guest(
        caller,
        event.id,
        await join({
          key: event.keys.hosts[table.id],
          name,
          consent: { name: true },
          organisation: random.pick(ORGANISATIONS),
        }),
      ),
    )
  }
  const others = Math.max(0, options.people - guests.length)
  const names = Array.from({ length: others }, (_, index) => GUESTS[index % GUESTS.length] ?? 'Alix')
  const arrived = await Promise.all(
    names.map((name, index) =>
      join({
        key: event.keys.participant,
        name: index < GUESTS.length ? name : `${name} ${Math.floor(index / GUESTS.length) + 1}`,
        device: ON_PAPER.includes(name) ? 'paper' : 'own',
        ...(index % 3 === 0
          ? { consent: { name: true }, organisation: ORGANISATIONS[index % ORGANISATIONS.length] }
          : {}),
      }),
    ),
  )
  guests.push(...arrived.map(joined => new Guest(caller, event.id, joined)))
  tell(`${guests.length} people have joined`)
  await lead({ type: 'start' })
  await programme.when(day => day.phase === 'round')

  const written: { id: string; text: string }[] = []
  // What there is to say at each table, in the order in which it is said.
  const decks = new Map(
    event.plan.themes.map(theme => [theme.number, random.shuffled(SENTENCES[theme.number] ?? [])] as const),
  )
  const spent = new Map<string, number>()
  for (let round = 1; round <= options.rounds; round++) {
    await Promise.all(
      guests.map(guest => guest.sitAt(programme.seats(guest.joined.person.id)[round - 1] ?? tables[0]?.id ?? 't1')),
    )
    tell(`round ${round} of ${options.rounds}`)
    if (round === 1) await lead({ type: 'announce', text: 'Le thé est servi au fond de la salle.' })
    await converse(round)
    await gather()
    await fillPlates()
    if (round === 1) await welcome()
    if (round === 1) await lead({ type: 'open-dots', where: 'tables' })
    await spendDots()
    if (round < options.rounds) await carryAlong()
    await options.watch?.(
      'plates',
      guests.map(guest => guest.joined),
    )
    await lead({ type: 'ring' })
    tell('the bell: ten seconds to undo')
    await programme.when(day => day.phase !== 'round')
    if (round < options.rounds) {
      await pause(3_000)
      await lead({ type: 'begin-round' })
      await programme.when(day => day.phase === 'round' && day.round === round + 1)
    }
  }
  await programme.when(day => day.phase === 'harvest')
  tell('mise en commun')
  await harvest()
  await writeUp()
  await Promise.all(guests.map(guest => guest.leave()))
  programme.close()
  return { event, written, facilitator }

  function isOnPaper(guest: Guest): boolean {
    return ON_PAPER.includes(guest.name)
  }
  async function whoIs(joined: Joined) {
    return { person: joined.person.id, token: joined.token, clientId: await newClientId(caller, event.id, joined) }
  }

  async function converse(round: number): Promise<void> {
    const [onPaper, turns] = [guests.filter(isOnPaper), random.shuffled(guests.filter(guest => !isOnPaper(guest)))]
    const dropped: Guest[] = []
    for (const [index, guest] of turns.entries()) {
      const hasSaid = say(guest, round)
      // The first who has a hand free writes for whoever at the table is on paper.
      const paper = onPaper.findIndex(other => other.table === guest.table)
      const [other] = paper === -1 ? [] : onPaper.splice(paper, 1)
      if (other !== undefined) {
        await guest.command({ type: 'scribe', for: other.joined.person.id })
        say(guest, round, other)
      }
      if (!hasSaid && index % 7 === 3) {
        const notes = guest.notes()
        if (notes.length > 0) guest.nudge(random.pick(notes).id, random.below(9) - 4, random.below(9) - 4)
      }
      if (index % 11 === 5) {
        guest.dropOff()
        dropped.push(guest)
      }
      await pause(1_600)
    }
    for (const guest of dropped) guest.comeBack()
  }

  /** Puts down what there is to say next at this guest's table, in their own name or for somebody on paper. */
  function say(guest: Guest, round: number, paper?: Guest): boolean {
    const theme = themeAt(guest.table)
    const sentence = decks.get(theme?.number ?? 1)?.shift()
    if (sentence === undefined) return false
    const [zone, kind, text] = sentence
    const taken = guest
      .notes()
      .map(note => ({ x: note.x, y: note.y, width: NOTE_WIDTH, height: noteHeight(note.text) }))
    const { x, y } = freePlace(foldsOf(theme?.zones.length ?? 0), zone, taken, noteHeight(text))
    const id = guest.write({
      text,
      kind,
      zone,
      round,
      x,
      y,
      ...(paper === undefined ? {} : { for: paper.joined.person.id }),
    })
    written.push({ id, text })
    return true
  }

  function themeAt(table: string) {
    const theme = tables.find(found => found.id === table)?.theme
    return event.plan.themes.find(found => found.id === theme)
  }
  function hostOf(table: string): Guest | undefined {
    return guests.slice(0, tables.length).find(host => host.table === table)
  }

  /** What belongs together comes together: guests draw links, hosts make piles. */
  async function gather(): Promise<void> {
    await Promise.all(guests.map(guest => guest.settled()))
    for (const { id } of tables) {
      const number = themeAt(id)?.number ?? 1
      const there = guests.filter(guest => guest.table === id && !isOnPaper(guest))
      if (there.length > 0) connect(random.pick(there), number)
      const host = hostOf(id)
      if (host !== undefined) pileUp(host, number)
      await pause(400)
    }
  }

  async function welcome(): Promise<void> {
    for (const host of guests.slice(0, tables.length)) {
      const text = WELCOMES[themeAt(host.table)?.number ?? 1]
      if (text !== undefined) await host.command({ type: 'welcome', table: host.table, text })
    }
  }

  /** At each table somebody takes an idea along to the next. */
  async function carryAlong(): Promise<void> {
    for (const { id } of tables) {
      const walkers = guests.slice(tables.length).filter(guest => guest.table === id && !isOnPaper(guest))
      if (walkers.length === 0) continue
      const carrier = random.pick(walkers)
      await carrier.settled()
      const free = carrier.notes().filter(note => !note.onPlate && note.removal === 0 && note.group === null)
      if (free.length > 0) await carrier.command({ type: 'carry-note', table: id, note: random.pick(free).id })
      await pause(150)
    }
  }

  async function fillPlates(): Promise<void> {
    for (const host of guests.slice(0, tables.length)) {
      const notes = host.notes()
      const free = notes.filter(note => !note.onPlate && note.removal === 0 && note.group === null)
      if (notes.filter(note => note.onPlate).length < 3 && free.length > 0) host.putOnPlate(random.pick(free).id)
      await pause(400)
    }
  }

  async function spendDots(): Promise<void> {
    for (const guest of random.shuffled(guests)) {
      // What others wrote came from the server; what this guest wrote has to be there before a dot can be put on it.
      await guest.settled()
      const notes = guest.notes().filter(note => note.removal === 0)
      const purse = `${guest.joined.person.id} ${guest.table}`
      const left = event.plan.dots.table - (spent.get(purse) ?? 0)
      // Some notes please more than others.
      const note = notes[Math.min(random.below(notes.length), random.below(notes.length))]
      if (note === undefined || left < 1) continue
      const count = Math.min(left, event.plan.dots.perNote, 1 + random.below(2))
      spent.set(purse, (spent.get(purse) ?? 0) + count)
      await guest.command({ type: 'place-dots', table: guest.table, note: note.id, count })
      await pause(150)
    }
  }

  async function harvest(): Promise<void> {
    await Promise.all(guests.map(guest => guest.settled()))
    await lead({ type: 'open-dots', where: 'harvest' })
    const plates = guests
      .slice(0, tables.length)
      .map(host => ({ table: host.table, notes: host.notes().filter(note => note.onPlate) }))
    for (const guest of guests) {
      const plate = random.pick(plates)
      if (plate.notes.length === 0) continue
      await guest.command({
        type: 'place-dots',
        table: plate.table,
        note: random.pick(plate.notes).id,
        count: 1 + random.below(2),
      })
      await pause(120)
    }
    // Each thread takes one note of three tables; a note hangs on one thread only.
    const loose = new Map(plates.map(plate => [plate.table, random.shuffled(plate.notes)]))
    for (const name of THREADS) {
      const ends = random.shuffled(plates.filter(plate => (loose.get(plate.table)?.length ?? 0) > 0)).slice(0, 3)
      const notes = ends.flatMap(({ table }) => {
        const note = loose.get(table)?.pop()
        return note === undefined ? [] : [{ table, note: note.id }]
      })
      if (notes.length >= 2) await lead({ type: 'draw-thread', name, notes })
    }
    await lead({ type: 'close-dots', where: 'harvest' })
  }

  async function writeUp(): Promise<void> {
    const synthesis = openCloth(caller, event.id, 'synthesis', await whoIs(facilitator))
    await synthesis.synced
    const parts: [name: string, paragraphs: readonly string[]][] = [
      ['before', BEFORE],
      ...event.plan.themes.map((theme): [string, readonly string[]] => [
        `part-${theme.id}`,
        SYNTHESES[theme.number] ?? [],
      ]),
      ['after', AFTER],
    ]
    for (const [name, paragraphs] of parts) {
      synthesis.doc.transact(() => {
        const fragment = synthesis.doc.getXmlFragment(name)
        for (const text of paragraphs) {
          const element = new Y.XmlElement('paragraph')
          element.insert(0, [new Y.XmlText(text)])
          fragment.push([element])
        }
      })
      tell(`written: ${name}`)
      await pause(1_500)
    }
    await synthesis.settled()
    synthesis.close()
  }
}

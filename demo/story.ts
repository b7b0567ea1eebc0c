import * as Y from 'yjs'
import type { CreatedEvent, Joined } from '../shared/protocol/api.ts'
import { tablesOf } from '../shared/domain/plan.ts'
import { foldsOf, NOTE_WIDTH } from '../shared/domain/folds.ts'
import { freePlace, noteHeight } from '../shared/domain/places.ts'
import { Guest, newClientId, openCloth, Programme } from './guest.ts'
import type { Caller } from './http.ts'
import { makeRandom } from './random.ts'
import { AFTER, BEFORE, GUESTS, HOSTS, ON_PAPER, ORGANISATIONS, SENTENCES, SYNTHESES, THREADS } from './sentences.ts'

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
  readonly watch?: (moment: 'plates') => Promise<void>
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
 * The café of 2018 with simulated guests, through the real interfaces: they join, write, move, fill plates, drop off, come
 * back and rotate; then dots, threads, a synthesis. Everything random comes from the seed.
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
  const used = new Map<number, number>()
  for (let round = 1; round <= options.rounds; round++) {
    await Promise.all(
      guests.map(guest => guest.sitAt(programme.seats(guest.joined.person.id)[round - 1] ?? tables[0]?.id ?? 't1')),
    )
    tell(`round ${round} of ${options.rounds}`)
    await converse(round)
    await lead({ type: 'announce', text: 'Une minute : que met-on dans l’assiette ?' })
    await fillPlates()
    if (round === 1) await lead({ type: 'open-dots', where: 'tables' })
    await spendDots()
    await options.watch?.('plates')
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

  async function whoIs(joined: Joined) {
    return { person: joined.person.id, token: joined.token, clientId: await newClientId(caller, event.id, joined) }
  }

  async function converse(round: number): Promise<void> {
    const turns = random.shuffled(guests.filter(guest => !ON_PAPER.includes(guest.name)))
    const dropped: Guest[] = []
    for (const [index, guest] of turns.entries()) {
      const table = tables.find(found => found.id === guest.table)
      const number = event.plan.themes.find(theme => theme.id === table?.theme)?.number ?? 1
      const said = used.get(number) ?? 0
      const sentence = SENTENCES[number]?.[said]
      if (sentence !== undefined && (index % 2 === 0 || round > 1)) {
        used.set(number, said + 1)
        const [zone, kind, text] = sentence
        const zones = event.plan.themes.find(theme => theme.number === number)?.zones.length ?? 0
        const taken = guest
          .notes()
          .map(note => ({ x: note.x, y: note.y, width: NOTE_WIDTH, height: noteHeight(note.text) }))
        const place = freePlace(foldsOf(zones), zone, taken, noteHeight(text))
        const paper = guests.find(other => other.table === guest.table && ON_PAPER.includes(other.name))
        const scribed = paper !== undefined && index % 5 === 0
        if (scribed) await guest.command({ type: 'scribe', for: paper.joined.person.id })
        const id = guest.write({
          text,
          kind,
          zone,
          round,
          x: place.x,
          y: place.y,
          ...(scribed ? { for: paper.joined.person.id } : {}),
        })
        written.push({ id, text })
      } else if (index % 7 === 3) {
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

  async function fillPlates(): Promise<void> {
    for (const host of guests.slice(0, tables.length)) {
      const notes = host.notes()
      const free = notes.filter(note => !note.onPlate && note.removal === 0)
      if (notes.filter(note => note.onPlate).length < 3 && free.length > 0) host.putOnPlate(random.pick(free).id)
      await pause(400)
    }
  }

  async function spendDots(): Promise<void> {
    for (const guest of random.shuffled(guests).slice(0, Math.ceil(guests.length / 2))) {
      // What others wrote came from the server; what this guest wrote has to be there before a dot can be put on it.
      await guest.settled()
      const notes = guest.notes().filter(note => note.removal === 0)
      if (notes.length === 0) continue
      await guest.command({ type: 'place-dots', table: guest.table, note: random.pick(notes).id, count: 1 })
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

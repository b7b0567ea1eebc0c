import * as Y from 'yjs'
import type { CreatedEvent, Joined } from '../shared/protocol/api.ts'
import { tablesOf } from '../shared/domain/plan.ts'
import { Company, type Doing } from './company.ts'
import { Guest, newClientId, openCloth, Programme } from './guest.ts'
import type { Caller } from './http.ts'
import { makeRandom } from './random.ts'
import { AFTER, BEFORE, GUESTS, HOSTS, ON_PAPER, ORGANISATIONS, SYNTHESES, THREADS } from './sentences.ts'
import { talkOf2018 } from './talk.ts'

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
 * The café of 2018 told from its beginning to its end, through the real interfaces: the company of simulated guests that
 * rehearsals have too, with a facilitator who rings when everybody has said what they had to say; then threads and a synthesis.
 */
export async function tellStory(options: StoryOptions): Promise<Told> {
  const { caller, adminKey, tell } = options
  const random = makeRandom(options.seed)
  const pause = options.pause ?? ((ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms / options.speed)))
  const act = async (doing: Doing) => {
    for await (const ms of doing) await pause(ms)
  }
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

  const company = new Company(event.plan, talkOf2018, random)
  await gatherPeople()
  tell(`${company.guests.length} people have joined`)
  await lead({ type: 'start' })
  await programme.when(day => day.phase === 'round')

  for (let round = 1; round <= options.rounds; round++) {
    await Promise.all(
      company.guests.map(guest =>
        guest.sitAt(programme.seats(guest.joined.person.id)[round - 1] ?? tables[0]?.id ?? 't1'),
      ),
    )
    tell(`round ${round} of ${options.rounds}`)
    if (round === 1) await lead({ type: 'announce', text: 'Le thé est servi au fond de la salle.' })
    await act(company.converse(round))
    await act(company.gather(round))
    await act(company.fillPlates())
    if (round === 1) await act(company.welcome(round))
    if (round === 1) await lead({ type: 'open-dots', where: 'tables' })
    await act(company.spendDots())
    if (round < options.rounds) await act(company.carryAlong())
    await options.watch?.(
      'plates',
      company.guests.map(guest => guest.joined),
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
  await company.settled()
  await lead({ type: 'open-dots', where: 'harvest' })
  await act(company.spendHarvestDots())
  for (const thread of company.threads(THREADS)) await lead({ type: 'draw-thread', ...thread })
  await lead({ type: 'close-dots', where: 'harvest' })
  await writeUp()
  await company.leave()
  programme.close()
  return { event, written: company.written, facilitator }

  async function whoIs(joined: Joined) {
    return { person: joined.person.id, token: joined.token, clientId: await newClientId(caller, event.id, joined) }
  }

  /** Everybody comes in: hosts first, then a burst, as on the day. */
  async function gatherPeople(): Promise<void> {
    for (const [index, table] of tables.entries()) {
      const joined = await join({
        key: event.keys.hosts[table.id],
        name: HOSTS[index % HOSTS.length] ?? 'Hôte',
        consent: { name: true },
        organisation: random.pick(ORGANISATIONS),
      })
      company.add(new Guest(caller, event.id, joined), table.id)
    }
    const others = Math.max(0, options.people - tables.length)
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
    for (const [index, joined] of arrived.entries())
      company.add(new Guest(caller, event.id, joined, { silent: ON_PAPER.includes(names[index] ?? '') }))
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

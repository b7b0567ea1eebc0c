import type { Joined, CreatedEvent } from '../../shared/protocol/api.ts'
import { addLink, addNote, orderBetween, putOnPlate } from '../../shared/document/cloth-edits.ts'
import { readCloth } from '../../shared/document/cloth-read.ts'
import { foldsOf, NOTE_WIDTH } from '../../shared/domain/folds.ts'
import { freePlace, noteHeight } from '../../shared/domain/places.ts'
import { newClientId, type OpenCloth, openCloth } from '../../demo/guest.ts'
import { type Caller, makeCaller } from '../../demo/http.ts'
import { type Sentence, SENTENCES } from '../../demo/sentences.ts'

/** What a browser remembers of a person who has joined: Playwright's `storageState`. */
export interface Remembered {
  cookies: {
    name: string
    value: string
    domain: string
    path: string
    expires: number
    httpOnly: boolean
    secure: boolean
    sameSite: 'Lax'
  }[]
  origins: { origin: string; localStorage: { name: string; value: string }[] }[]
}

/** Somebody of a staged café: what they would remember, and what they can ask of the server. */
export interface Player {
  readonly joined: Joined
  readonly remembered: Remembered
  readonly call: <T>(method: string, path: string, body?: unknown) => Promise<T>
  /** their copy of a table's cloth, once the server's has come */
  readonly open: (table: string) => Promise<OpenCloth>
  /** their copy of the compte rendu's text */
  readonly openText: () => Promise<OpenCloth>
}

/** A café whose people and notes are the same at each run, through the public interfaces only. */
export interface StagedCafe {
  readonly origin: string
  readonly event: CreatedEvent
  readonly join: (
    name: string,
    wishes?: { table?: string; host?: string; paper?: boolean; leads?: boolean },
  ) => Promise<Player>
  /** by the facilitator */
  readonly lead: (command: Readonly<Record<string, unknown>>) => Promise<void>
  /** writes so many notes; gives their ids */
  readonly write: (player: Player, table: string, count: number, from?: number) => Promise<string[]>
}

export interface Host {
  readonly url: string
  readonly adminKey: string
}

export async function stageCafe(host: Host, plan: Readonly<Record<string, unknown>> = {}): Promise<StagedCafe> {
  const caller = makeCaller(host.url)
  const event = await caller.call<CreatedEvent>('POST', '/events', {
    bearer: host.adminKey,
    body: { template: 'isn-2018', seed: 2018, ...plan },
  })
  const path = `/events/${event.id}`
  let order = ''
  return {
    origin: host.url,
    event,
    lead: async command => {
      await caller.call('POST', `${path}/commands`, { bearer: host.adminKey, body: command })
    },
    async join(name, wishes = {}) {
      const { participant, facilitator, hosts } = event.keys
      const key = wishes.host !== undefined ? hosts[wishes.host] : wishes.leads === true ? facilitator : participant
      const joined = await caller.call<Joined>('POST', `${path}/join`, {
        body: {
          key,
          name,
          ...(wishes.table === undefined ? {} : { table: wishes.table }),
          ...(wishes.paper === true ? { device: 'paper' } : {}),
        },
      })
      return aPlayer(caller, event.id, joined)
    },
    async write(player, table, count, from = 0) {
      const cloth = await player.open(table)
      const theme = event.plan.themes.find(each => each.id === table)
      const zones = theme?.zones.length ?? 0
      const ids: string[] = []
      for (let at = from; at < from + count; at++) {
        const [zone, kind, text] = sentenceOf(theme?.number ?? 1, at, zones)
        const taken = readCloth(cloth.doc, 3).notes.map(note => ({
          x: note.x,
          y: note.y,
          width: NOTE_WIDTH,
          height: noteHeight(note.text),
        }))
        const place = freePlace(foldsOf(zones), zone, taken, noteHeight(text))
        const id = noteId(table, at)
        order = orderBetween(order)
        addNote(cloth.doc, {
          id,
          core: { by: player.joined.person.id, round: 1, at: Date.now(), lang: 'fr' },
          text,
          kind,
          pos: [place.x, place.y, order],
          zone,
        })
        ids.push(id)
      }
      await cloth.settled()
      cloth.close()
      return ids
    },
  }
}

function aPlayer(caller: Caller, event: string, joined: Joined): Player {
  const { person, token } = joined
  const { hostname } = new URL(caller.url)
  const open = async (document: string) => {
    const clientId = await newClientId(caller, event, joined)
    const cloth = openCloth(caller, event, document, { person: person.id, token, clientId })
    await cloth.synced
    return cloth
  }
  return {
    joined,
    call: (method, path, body) =>
      caller.call(method, `/events/${event}${path}`, { bearer: token, ...(body === undefined ? {} : { body }) }),
    open: table => open(`table-${table}`),
    openText: () => open('synthesis'),
    remembered: {
      cookies: [
        {
          name: `tablee.${event}.${person.id}`,
          value: token,
          domain: hostname,
          path: '/',
          expires: -1,
          httpOnly: true,
          secure: false,
          sameSite: 'Lax',
        },
      ],
      origins: [
        {
          origin: caller.url,
          localStorage: [
            { name: `tablee.person.${event}.seat`, value: person.id },
            {
              name: `tablee.who.${event}.${person.id}`,
              value: JSON.stringify({ name: person.name, role: person.role }),
            },
          ],
        },
      ],
    },
  }
}

/** The same note has the same id at each run, so it lies and leans the same way. */
export function noteId(table: string, index: number): string {
  const tail = (Number(table.replace(/\D/g, '')) * 1_000 + index).toString(16).padStart(12, '0')
  return `00000000-0000-4000-8000-${tail}`
}

/** Sentences of the workshop, then of the others, again and again. */
function sentenceOf(theme: number, index: number, zones: number): Sentence {
  const all = [theme, ...[1, 2, 3, 4].filter(each => each !== theme)].flatMap(number => SENTENCES[number] ?? [])
  const found = all[index % all.length]
  if (found === undefined) throw new Error('the demo has no sentences')
  const [zone, kind, text] = found
  const own = SENTENCES[theme]?.length ?? 0
  return [index < own ? zone : zones === 0 ? null : index % zones, kind, text]
}

/** Links two notes and puts up to three on the plate, as a table would. */
export async function arrange(player: Player, table: string, plate: readonly string[], linked: readonly string[]) {
  const cloth = await player.open(table)
  let order = ''
  for (const id of plate) {
    order = orderBetween(order)
    putOnPlate(cloth.doc, id, order)
  }
  const [a, b] = linked
  if (a !== undefined && b !== undefined)
    addLink(cloth.doc, '00000000-0000-4000-8000-0000000f0001', {
      by: player.joined.person.id,
      a,
      b,
      kind: 'supports',
    })
  await cloth.settled()
  cloth.close()
}

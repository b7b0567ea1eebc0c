import type { Role } from '../../shared/access/roles.ts'
import type { Presence, Writing } from '../../shared/protocol/messages.ts'
import { type AwarenessEntry, awarenessFrame, presenceFrame } from './frames.ts'
import type { Timers } from './timers.ts'

/** Who is at a document, and who is writing. Passing: never stored, the server's own, told at most once a second. */
export interface PresenceBoard {
  /** One more connection of this person, as the server knows them; `left` once for each. */
  came(who: { readonly person: string; readonly name: string; readonly role: Role }): void
  left(person: string): void
  /** whether they write, and where */
  writes(person: string, said: Writing): void
  people(): Presence['people']
  /** for our own client */
  frame(): Uint8Array
  /** for any y-websocket client: everybody there, and those who went as gone; `renew` raises the clocks, or peers forget them after 30 s */
  awareness(renew: boolean): Uint8Array
  stop(): void
}

const WRITING_LASTS_MS = 6_000
const AT_MOST_EVERY_MS = 1_000
/** Twelve people who arrive together make one message, not twelve. */
const GATHER_MS = 50

interface Someone {
  readonly name: string
  readonly role: Role
  readonly id: number
  clock: number
  connections: number
  writing: boolean
  note: string | undefined
  zone: number | undefined
  part: string | undefined
  quiet: (() => void) | undefined
}

const SILENT = { writing: false, note: undefined, zone: undefined, part: undefined } as const

/** `changed` is called, merged and at most once a second, when there is something to tell. */
export function createPresenceBoard(timers: Timers, changed: () => void): PresenceBoard {
  const people = new Map<string, Someone>()
  /** those who went, by awareness id: told once more, then forgotten */
  let gone: AwarenessEntry[] = []
  let nextId = 1
  let toldAt = Number.NEGATIVE_INFINITY
  let planned: (() => void) | undefined

  function plan(): void {
    // A clock that was set back must not make everybody invisible until it has caught up.
    const wait = Math.min(AT_MOST_EVERY_MS, toldAt + AT_MOST_EVERY_MS - timers.now())
    planned ??= timers.after(Math.max(GATHER_MS, wait), () => {
      planned = undefined
      toldAt = timers.now()
      changed()
      gone = []
    })
  }

  function setWriting(someone: Someone, { writing, note, zone, part }: Writing): void {
    someone.quiet?.()
    someone.quiet = writing ? timers.after(WRITING_LASTS_MS, () => setWriting(someone, { writing: false })) : undefined
    const next = writing ? { writing, note, zone: note === undefined ? zone : undefined, part } : SILENT
    const same = someone.note === next.note && someone.zone === next.zone && someone.part === next.part
    if (someone.writing === next.writing && same) return
    Object.assign(someone, next)
    someone.clock++
    plan()
  }

  const list = (): Presence['people'] =>
    [...people].map(([person, { name, role, writing, note, zone, part }]) => ({
      person,
      name,
      role,
      writing,
      ...(note === undefined ? {} : { note }),
      ...(zone === undefined ? {} : { zone }),
      ...(part === undefined ? {} : { part }),
    }))

  return {
    came({ person, name, role }) {
      const known = people.get(person)
      if (known !== undefined) {
        known.connections++
        return
      }
      people.set(person, { name, role, id: nextId++, clock: 1, connections: 1, ...SILENT, quiet: undefined })
      plan()
    },
    left(person) {
      const someone = people.get(person)
      if (someone === undefined || --someone.connections > 0) return
      someone.quiet?.()
      people.delete(person)
      gone.push({ id: someone.id, clock: someone.clock + 1, state: null })
      plan()
    },
    writes(person, said) {
      const someone = people.get(person)
      if (someone !== undefined) setWriting(someone, said)
    },
    people: list,
    frame: () => presenceFrame({ people: list() }),
    awareness(renew) {
      const present = [...people].map(([person, someone]) => {
        if (renew) someone.clock++
        const { name, role, writing } = someone
        return { id: someone.id, clock: someone.clock, state: { person, user: { name }, role, writing } }
      })
      return awarenessFrame([...present, ...gone])
    },
    stop() {
      planned?.()
      for (const someone of people.values()) someone.quiet?.()
      people.clear()
    },
  }
}

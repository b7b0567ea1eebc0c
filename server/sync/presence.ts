import type { Presence } from '../../shared/protocol/messages.ts'
import { type AwarenessEntry, awarenessFrame, presenceFrame } from './frames.ts'
import type { Timers } from './timers.ts'

/** Who is at a document, and who is writing. Passing: never stored, the server's own, told at most once a second. */
export interface PresenceBoard {
  /** One more connection of this person; `left` once for each. */
  came(person: string, name: string): void
  left(person: string): void
  writes(person: string, writing: boolean): void
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
  readonly id: number
  clock: number
  connections: number
  writing: boolean
  quiet: (() => void) | undefined
}

/** `changed` is called, merged and at most once a second, when there is something to tell. */
export function createPresenceBoard(timers: Timers, changed: () => void): PresenceBoard {
  const people = new Map<string, Someone>()
  /** those who went, by awareness id: told once more, then forgotten */
  let gone: AwarenessEntry[] = []
  let nextId = 1
  let toldAt = Number.NEGATIVE_INFINITY
  let planned: (() => void) | undefined

  function plan(): void {
    planned ??= timers.after(Math.max(GATHER_MS, toldAt + AT_MOST_EVERY_MS - timers.now()), () => {
      planned = undefined
      toldAt = timers.now()
      changed()
      gone = []
    })
  }

  function setWriting(someone: Someone, writing: boolean): void {
    someone.quiet?.()
    someone.quiet = writing ? timers.after(WRITING_LASTS_MS, () => setWriting(someone, false)) : undefined
    if (someone.writing === writing) return
    someone.writing = writing
    someone.clock++
    plan()
  }

  const list = (): Presence['people'] => [...people].map(([person, { name, writing }]) => ({ person, name, writing }))

  return {
    came(person, name) {
      const known = people.get(person)
      if (known !== undefined) {
        known.connections++
        return
      }
      people.set(person, { name, id: nextId++, clock: 1, connections: 1, writing: false, quiet: undefined })
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
    writes(person, writing) {
      const someone = people.get(person)
      if (someone !== undefined) setWriting(someone, writing)
    },
    people: list,
    frame: () => presenceFrame({ people: list() }),
    awareness(renew) {
      const present = [...people].map(([person, someone]) => {
        if (renew) someone.clock++
        const { name, writing } = someone
        return { id: someone.id, clock: someone.clock, state: { person, user: { name }, writing } }
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

import { v4 as uuid } from 'uuid'
import type * as Y from 'yjs'
import type { Role } from '../../shared/access/roles.ts'
import { addNote } from '../../shared/document/cloth-edits.ts'
import type { Archive } from '../../server/archive/archive.ts'
import type { Folder } from '../../server/sync/folder.ts'
import { createRooms, type Rooms } from '../../server/sync/rooms.ts'
import { createHandClock, type HandClock } from './hand-clock.ts'
import { createHeldArchive, type HeldArchive } from './held-archive.ts'
import { aPrincipal, aSituation, type TestSituation } from './situation.ts'
import { createGuest, type Guest } from './socket-pair.ts'

/** Rooms, a clock and a store, all in the test's hands. */
export interface TestCafe {
  readonly rooms: Rooms
  readonly clock: HandClock
  readonly archive: HeldArchive
  readonly situation: TestSituation
  readonly failures: unknown[]
  readonly log: Readonly<Record<string, unknown>>[]
  /** A client of this person, with a fresh client id, connected but with nothing carried yet. */
  guest(
    person: string,
    options?: {
      document?: string
      role?: Role
      hostOf?: string
      extended?: boolean
      unpacks?: boolean
      doc?: Y.Doc
      clientId?: number
    },
  ): Guest
  issue(person: string): number
  /** The same archive under new rooms, as after a restart. */
  restarted(): TestCafe
  /** The process dies and another takes its place: what was not stored is gone, these lines are cut. */
  crash(...guests: readonly Guest[]): void
}

let nextClientId = 100_000

export function aCafe(
  given: { archive?: Archive; situation?: TestSituation; clock?: HandClock; folder?: Folder } = {},
): TestCafe {
  const archive = createHeldArchive(given.archive)
  const clock = given.clock ?? createHandClock()
  const situation = given.situation ?? aSituation()
  const failures: unknown[] = []
  const log: Readonly<Record<string, unknown>>[] = []
  const openRooms = (): Rooms =>
    createRooms({
      archive,
      timers: clock,
      onStorageFailure: error => failures.push(error),
      log: fact => log.push(fact),
      folder: given.folder,
    })
  let rooms = openRooms()
  const cafe: TestCafe = {
    get rooms() {
      return rooms
    },
    clock,
    archive,
    situation,
    failures,
    log,
    guest(
      person,
      {
        document = 'table-t1',
        role = 'participant',
        hostOf,
        extended = true,
        unpacks = false,
        doc,
        clientId = cafe.issue(person),
      } = {},
    ) {
      const guest = createGuest({
        rooms: { connect: (...given) => rooms.connect(...given) },
        document,
        principal: aPrincipal(person, role, hostOf),
        situation,
        clientId,
        extended,
        unpacks,
        ...(doc === undefined ? {} : { doc }),
      })
      guest.connect()
      return guest
    },
    issue(person) {
      const id = nextClientId++
      situation.clientIds.set(id, person)
      return id
    },
    restarted: () => aCafe({ ...given, archive, situation, clock }),
    crash(...guests) {
      for (const guest of guests) guest.drop()
      archive.lose()
      rooms = openRooms()
    },
  }
  return cafe
}

export interface NoteOptions {
  readonly by: string
  readonly id?: string
  readonly text?: string
  readonly round?: number
  readonly scribe?: string
}

/** Writes a note as the client does; gives its id. */
export function writeNote(doc: Y.Doc, { by, id = uuid(), text = 'Une idée', round = 1, scribe }: NoteOptions): string {
  const core = { by, round, at: 1_538_654_400_000, ...(scribe === undefined ? {} : { scribe }) }
  addNote(doc, { id, core, text, kind: 'idea', pos: [10, 20, 'V'], zone: null })
  return id
}

/** All that a cloth holds, by root, to compare copies. */
export function contents(doc: Y.Doc, roots: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(roots.map(root => [root, sorted(doc.getMap(root).toJSON())]))
}

const sorted = (record: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))

import type * as Y from 'yjs'
import type { ClothRoot, ClothValues, Core } from '../../shared/document/cloth.ts'
import { clothMap } from '../../shared/document/cloth-read.ts'
import { isNoteKind } from '../../shared/domain/note.ts'
import type { ApiNote } from '../../shared/protocol/api.ts'
import { tablesOf, themeAt } from '../../shared/domain/plan.ts'
import type { Archive } from '../archive/archive.ts'
import { allJson } from '../archive/records.ts'
import { noteRecordsPrefix, putNoteRecord } from '../sync/note-records.ts'
import type { Rooms } from '../sync/rooms.ts'
import { type CafeState, hidesNotes } from './state.ts'

/**
 * Hidden writing. Until the reveal a person's notes lie in a document of their own, `own-<table>-<person>`. From the reveal on
 * that document is a letter box: whatever lies in it is carried to the table's cloth and taken out, now and whenever something
 * more arrives (from a tab that had not heard yet, or a phone that was offline). So nothing is lost, and nothing is there twice.
 *
 * What stays in the letter box of a note that was carried is its `core`: words that its author corrects there later are still
 * theirs to write, and are carried after it.
 */

/** What is carried of a note. Piles, plates and links are made together, on the table's cloth. */
const CARRIED = ['txt', 'sty', 'pos', 'zone', 'del'] as const satisfies readonly ClothRoot[]
type Carried = { readonly [R in (typeof CARRIED)[number]]?: ClothValues[R] }

interface Letter {
  readonly note: string
  readonly core: Core
  readonly values: Carried
}

/** Who has ever written a hidden note at this table. */
export async function writersAt(archive: Archive, event: string, table: string): Promise<string[]> {
  const prefix = `${noteRecordsPrefix(event)}own-${table}-`
  const writers = new Set<string>()
  for (const key of (await allJson(archive, prefix)).keys()) writers.add(key.split('/')[0] ?? '')
  return [...writers].filter(person => person !== '')
}

export interface Carrier {
  readonly archive: Archive
  readonly rooms: Rooms
  readonly event: string
}

/**
 * Carries what lies in the letter boxes of a table (of one person, or of everybody who ever wrote there) to its cloth: one
 * transaction, so that all notes appear together, under the same ids, by the same names, with the moment they first came.
 */
export async function carry({ archive, rooms, event }: Carrier, table: string, person?: string): Promise<void> {
  const people = person === undefined ? await writersAt(archive, event, table) : [person]
  const boxes = await Promise.all(
    people.map(async id => ({
      id,
      records: await rooms.noteRecords(event, table, id),
      room: await rooms.open(event, `own-${table}-${id}`),
    })),
  )
  const cloth = await rooms.open(event, `table-${table}`)
  // From here to the write nothing waits, so what is read is what is carried.
  const full = boxes
    .map(box => ({ ...box, letters: box.room.read(lettersIn) }))
    .map(box => ({
      ...box,
      letters: cloth.read(doc => box.letters.filter(letter => mayBeCarried(doc, letter))),
    }))
    .filter(({ letters }) => letters.length > 0)
  if (full.length === 0) return
  const firstMoments = cloth.read(doc =>
    full.flatMap(({ letters, records }) =>
      letters.flatMap(({ note }) => {
        const record = records.get(note)
        return record === undefined || clothMap(doc, 'core').has(note)
          ? []
          : putNoteRecord(event, { kind: 'table', table }, note, record)
      }),
    ),
  )
  await cloth.write(doc => {
    for (const { letters } of full) for (const letter of letters) deliver(doc, letter)
  }, firstMoments)
  for (const { id, letters } of full) {
    const box = await rooms.open(event, `own-${table}-${id}`)
    await box.write(doc => {
      for (const letter of letters) takeOut(doc, letter)
    })
  }
}

/** What one person wrote and the others do not see yet: for that person alone. */
export async function hiddenNotesOf(state: CafeState, rooms: Rooms, person: string): Promise<ApiNote[]> {
  const notes: ApiNote[] = []
  for (const table of tablesOf(state.plan)) {
    if (!hidesNotes(state, table.id)) continue
    const records = await rooms.noteRecords(state.id, table.id, person)
    if (records.size === 0) continue
    const room = await rooms.open(state.id, `own-${table.id}-${person}`)
    for (const { note, core, values } of room.read(lettersIn)) {
      if (values.txt === undefined) continue
      notes.push({
        id: note,
        text: values.txt,
        kind: values.sty ?? 'idea',
        theme: themeAt(state.plan, table, core.round).id,
        table: table.id,
        round: core.round,
        late: false,
        zone: values.zone ?? null,
        group: null,
        dots: 0,
        plate: false,
        setAside: values.del === 1,
        origin: core.scribe === undefined ? 'typed' : 'scribed',
        createdAt: records.get(note)?.createdAt ?? core.at,
        hidden: true,
      })
    }
  }
  return notes
}

function lettersIn(doc: Y.Doc): Letter[] {
  return [...clothMap(doc, 'core').entries()].flatMap(([note, core]) => {
    const values = Object.fromEntries(
      CARRIED.flatMap(root => {
        const value = clothMap(doc, root).get(note)
        return value === undefined ? [] : [[root, value]]
      }),
    ) as Carried
    return Object.keys(values).length === 0 ? [] : [{ note, core, values }]
  })
}

/** A note that its author took back before anybody saw it stays where it is; nobody's words are changed by a borrowed id. */
function mayBeCarried(cloth: Y.Doc, { note, core, values }: Letter): boolean {
  const there = clothMap(cloth, 'core').get(note)
  if (there === undefined) return values.txt !== undefined && (values.del ?? 0) === 0
  return there.by === core.by && there.scribe === core.scribe && there.at === core.at && there.round === core.round
}

function deliver(cloth: Y.Doc, { note, core, values }: Letter): void {
  const isNew = !clothMap(cloth, 'core').has(note)
  const put = <R extends ClothRoot>(root: R, value: ClothValues[R] | undefined): void => {
    const map = clothMap(cloth, root)
    if (value !== undefined && JSON.stringify(map.get(note)) !== JSON.stringify(value)) map.set(note, value)
  }
  if (isNew) clothMap(cloth, 'core').set(note, core)
  put('txt', values.txt)
  put('sty', isNew && !isNoteKind(values.sty) ? 'idea' : values.sty)
  put('pos', isNew ? (values.pos ?? [0, 0, 'z']) : values.pos)
  put('zone', isNew ? (values.zone ?? null) : values.zone)
  // What moderation set aside meanwhile stays so.
  if (!isNew && (clothMap(cloth, 'del').get(note) ?? 0) !== 2 && values.del !== 2) put('del', values.del)
}

/** Only what is as it was carried: words that came in between are for the next round. */
function takeOut(box: Y.Doc, { note, values }: Letter): void {
  for (const root of CARRIED) {
    const map = clothMap(box, root)
    if (values[root] !== undefined && JSON.stringify(map.get(note)) === JSON.stringify(values[root])) map.delete(note)
  }
}

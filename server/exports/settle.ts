import { CLOTH_ROOTS } from '../../shared/document/cloth.ts'
import { withoutNotes } from '../../shared/document/synthesis-tree.ts'
import { putBack } from '../../shared/document/synthesis-write.ts'
import type { Aliases } from '../cafe/aliases.ts'
import type { Cafe } from '../cafe/cafe.ts'
import type { Cafes } from '../cafe/cafes.ts'
import { erase } from '../cafe/people.ts'
import type { CafeState, Person } from '../cafe/state.ts'
import { factsOf } from '../cafe/versions.ts'
import type { Darkroom } from '../photos/darkroom.ts'
import type { Logos } from '../photos/logo.ts'
import { putNoteRecord } from '../sync/note-records.ts'
import type { Rooms } from '../sync/rooms.ts'
import type { Parcel, ParcelCloth } from './parcel.ts'
import type { Pictures } from './read-parcel.ts'
import { withoutNotesIn } from './without.ts'

export interface Household {
  readonly cafes: Cafes
  readonly rooms: Rooms
  readonly aliases: Aliases
  readonly darkroom: Pick<Darkroom, 'store'>
  readonly logos: Pick<Logos, 'store'>
}

/**
 * Makes an event of what an archive holds: a new id, new keys, nobody's device; all else as it was. Whoever asked this server to
 * be forgotten, in the event that the archive was made of, is left out. All of it is there when this resolves, or nothing.
 */
export async function settleParcel(parcel: Parcel, pictures: Pictures, house: Household): Promise<Cafe> {
  const { cafes, aliases, rooms } = house
  const gone = await cafes.goneFrom(parcel.manifest.event)
  const forgotten = parcel.people.filter(person => gone.has(person.id)).map(person => person.id)
  // Signatures of the event where it was made: with nameless notes only this server can still tell whose they were.
  const leftOut = new Set<string>()
  const there = { plan: parcel.plan, id: parcel.manifest.event } as CafeState
  return cafes.settle(stateOf(parcel, forgotten), async state => {
    for (const [table, cloth] of Object.entries(parcel.cloths)) {
      const signatures = new Set([...gone].map(person => aliases.signature(there, person, table)))
      const kept = withoutNotesIn(cloth, (note, core, removal) => {
        const isGone = removal !== 0 && signatures.has(core.by)
        if (isGone) leftOut.add(note)
        return isGone
      })
      await layCloth(rooms, state.id, table, kept)
    }
    const isLeftOut = (note: string): boolean => leftOut.has(note)
    const synthesis = await rooms.open(state.id, 'synthesis')
    await synthesis.write(doc => {
      for (const [part, tree] of Object.entries(parcel.synthesis)) putBack(doc, part, withoutNotes(tree, isLeftOut))
    })
    for (const { facts, text } of parcel.versions) {
      const kept = Object.fromEntries(Object.entries(text).map(([part, tree]) => [part, withoutNotes(tree, isLeftOut)]))
      await cafes.versions.bring(state.id, { ...facts, parts: factsOf(kept) }, kept)
    }
    const programme = await rooms.open(state.id, 'programme')
    await programme.write(doc => {
      for (const [announcement, count] of Object.entries(parcel.receipts))
        doc.getMap('receipts').set(announcement, count)
    })
    for (const [id, photo] of Object.entries(state.photos ?? {}))
      if (photo.gone !== true) await house.darkroom.store(state.id, id, { ...photo, ...(await pictures.photo(id)) })
    if (state.logo !== undefined) await house.logos.store(state.id, await pictures.logo())
  })
}

function stateOf({ plan, day, people }: Parcel, forgotten: readonly string[]): Omit<CafeState, 'id' | 'keys'> {
  const arrived = people.map(
    (person): Person => ({
      ...person,
      gone: false,
      tokenHash: '',
      dots: { tables: {}, harvest: {} },
      clientIds: [],
    }),
  )
  const whole: CafeState = { ...day, id: '', keys: {}, plan, people: new Map(arrived.map(each => [each.id, each])) }
  const {
    id: _id,
    keys: _keys,
    ...rest
  } = forgotten.reduce((state, id) => {
    const person = state.people.get(id)
    if (person === undefined) return state
    const { people: all, ...erased } = erase(state, person)
    return { ...erased, people: new Map([...all].filter(([each]) => each !== id)) }
  }, whole)
  return rest
}

async function layCloth(rooms: Rooms, event: string, table: string, { roots, times }: ParcelCloth): Promise<void> {
  if (Object.keys(roots.core).length === 0 && Object.keys(roots.groups).length === 0) return
  const moments = Object.entries(roots.core).flatMap(([note, { at }]) =>
    putNoteRecord(event, { kind: 'table', table }, note, { createdAt: times[note] ?? at, person: '' }),
  )
  const room = await rooms.open(event, `table-${table}`)
  await room.write(doc => {
    for (const root of CLOTH_ROOTS)
      for (const [key, value] of Object.entries(roots[root])) doc.getMap(root).set(key, value)
  }, moments)
}

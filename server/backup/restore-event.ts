import type { Archive, Operation } from '../archive/archive.ts'
import { eventOfKey } from '../archive/keys.ts'
import { withoutPassages } from '../cafe/amendments.ts'
import type { Aliases } from '../cafe/aliases.ts'
import { Cafe } from '../cafe/cafe.ts'
import type { Cafes } from '../cafe/cafes.ts'
import { PROGRAMME, SYNTHESIS, tracesOf, wipe } from '../cafe/erasure.ts'
import { erase } from '../cafe/people.ts'
import { readEntry } from '../cafe/register.ts'
import { writersOf } from '../cafe/report-facts.ts'
import { purgeAt } from '../cafe/retention.ts'
import { type CafeState, isPerson } from '../cafe/state.ts'
import { photosPrefix } from '../photos/darkroom.ts'
import { tablesOf } from '../../shared/domain/plan.ts'
import { beginAnew, epochAfterRestore, epochsIn, moveTo, possibleDocuments } from './new-epochs.ts'
import { goneSince, reconcile } from './reconcile.ts'
import { documentsIn, stagedRooms, type StagedEvent, type StagingTools } from './staged-event.ts'

export interface RestoreTools extends StagingTools {
  /** where it is to be kept */
  readonly archive: Archive
  readonly aliases: Aliases
  readonly cafes: Pick<Cafes, 'replace' | 'find' | 'drawCode' | 'byCode'>
  /** what keys of this server are derived from */
  readonly secret: string
}

/** What became of one event of a backup. */
export type Restoration =
  | {
      readonly outcome: 'restored'
      readonly people: number
      /** who had asked to be forgotten since, and is left out with what they wrote */
      readonly forgotten: number
      /** who has come since, and stays */
      readonly stayed: number
    }
  /** it was erased, here or before the backup was made, and stays so */
  | { readonly outcome: 'erased' }
  /** the time for which its data may be kept is over */
  | { readonly outcome: 'over'; readonly purgeAt: number }

/**
 * Puts an event back as a backup has it, in one batch: whatever fails before leaves all as it was. Whoever is connected is told
 * to come back, and every document of it is of a new epoch, so that each copy is begun anew once, from what is restored.
 */
export async function restoreEvent(staged: StagedEvent, event: string, tools: RestoreTools): Promise<Restoration> {
  const { state: kept } = staged
  if (kept === undefined || (await isErased(tools.archive, event))) return stayErased(staged, event, tools)
  const over = purgeAt(kept)
  if (over <= tools.timers.now()) return { outcome: 'over', purgeAt: over }
  let restoration: Restoration = { outcome: 'erased' }
  await tools.cafes.replace(event, async now => {
    // It may have been erased a moment ago.
    if (await isErased(tools.archive, event)) return undefined
    const state = await forgetAgain(staged, reconcile(kept, now, tools.secret), goneSince(kept, now), tools)
    const restored = await settle(staged, await withWriters(staged, await withCode(state, tools), tools), tools)
    await renewAll(staged, restored, tools)
    if (purgeAt(restored) <= tools.timers.now()) {
      restoration = { outcome: 'over', purgeAt: purgeAt(restored) }
      return undefined
    }
    restoration = {
      outcome: 'restored',
      people: [...restored.people.values()].filter(isPerson).length,
      forgotten: goneSince(kept, now).length,
      stayed: [...restored.people.keys()].filter(id => !kept.people.has(id)).length,
    }
    return recordsOf(staged.archive, event)
  })
  // A round that is under way goes on, whether or not somebody comes back before its bell.
  if ((await readEntry(tools.archive, event))?.due !== undefined) await tools.cafes.find(event)
  return restoration
}

const isErased = async (archive: Archive, event: string): Promise<boolean> =>
  (await archive.get(`erased/${event}`)) !== undefined

/** A tombstone of the backup that is not here is set up again: no older backup brings that event back either. */
async function stayErased({ archive: staged }: StagedEvent, event: string, tools: RestoreTools): Promise<Restoration> {
  const value = await staged.get(`erased/${event}`)
  if (value !== undefined && !(await isErased(tools.archive, event)))
    await tools.cafes.replace(event, async now => (now === undefined ? [{ put: `erased/${event}`, value }] : undefined))
  return { outcome: 'erased' }
}

/** Erases from the staged documents whoever asked for it since the backup was made. Their histories go with the new epoch. */
async function forgetAgain(
  { archive }: StagedEvent,
  state: CafeState,
  gone: readonly string[],
  tools: RestoreTools,
): Promise<CafeState> {
  const rooms = stagedRooms(archive, tools)
  const eraser = { archive, rooms, aliases: tools.aliases }
  let forgotten = state
  for (const id of gone) {
    const person = forgotten.people.get(id)
    if (person === undefined) continue
    const traces = await tracesOf(eraser, forgotten, id)
    forgotten = erase(forgotten, person)
    const words: string[] = []
    for (const trace of traces)
      if (trace !== PROGRAMME && trace !== SYNTHESIS) words.push(...(await wipe(eraser, forgotten, trace, id)))
    forgotten = withoutPassages(forgotten, words)
  }
  await rooms.close()
  return forgotten
}

/** A code that another event has now would lead people there. */
async function withCode(state: CafeState, { cafes, timers }: RestoreTools): Promise<CafeState> {
  const { code } = state
  if (code === undefined) return state
  const holder = await cafes.byCode(code.text)
  return holder === undefined || holder === state.id
    ? state
    : { ...state, code: await cafes.drawCode(state.plan, timers.now()) }
}

/** How many wrote in the synthesis is told by its history, which ends with the new epoch. */
async function withWriters({ archive }: StagedEvent, state: CafeState, tools: RestoreTools): Promise<CafeState> {
  const rooms = stagedRooms(archive, tools)
  const room = await rooms.open(state.id, 'synthesis')
  const writers = room.read(doc => writersOf(state, doc))
  await rooms.close()
  if (writers === (state.tallies?.writers ?? 0)) return state
  return { ...state, tallies: { tables: {}, harvest: {}, voters: 0, ...state.tallies, writers } }
}

/** The event as it will lie in the archive: its record and its register agree, and the programme says what they say. */
async function settle({ archive }: StagedEvent, state: CafeState, tools: RestoreTools): Promise<CafeState> {
  const { id } = state
  const pictures: Operation[] = Object.entries(state.photos ?? {}).flatMap(([photo, { gone }]) =>
    gone === true ? [{ delAll: `${photosPrefix(id)}${photo}/` }] : [],
  )
  const codes: Operation[] = []
  for await (const [key] of archive.range('code/')) codes.push({ del: key })
  await archive.write([{ delAll: `cafe/${id}/` }, { delAll: 'register/' }, ...codes, ...pictures])
  const rooms = stagedRooms(archive, tools)
  const cafe = await Cafe.settle(state, { ...tools, archive, rooms })
  try {
    for (const { id: table } of tablesOf(state.plan)) cafe.touch(table)
    await cafe.refreshSummaries()
  } finally {
    await cafe.stop()
    await rooms.close()
  }
  return cafe.state
}

/** Every document begins anew in one epoch, also those that only somebody's copy knows of. */
async function renewAll({ archive: staged }: StagedEvent, state: CafeState, tools: RestoreTools): Promise<void> {
  const { id } = state
  const documents = new Set([
    ...(await documentsIn(staged, id)),
    ...(await documentsIn(tools.archive, id)),
    ...possibleDocuments(state),
  ])
  const known = [...(await epochsIn(staged, id, documents)), ...(await epochsIn(tools.archive, id, documents))]
  await moveTo(staged, id, documents, epochAfterRestore(known, tools.timers.now()))
  const rooms = stagedRooms(staged, tools)
  await beginAnew(rooms, id, documents)
  await rooms.close()
}

async function recordsOf(archive: Archive, event: string): Promise<Operation[]> {
  const records: Operation[] = []
  for await (const [key, value] of archive.range('')) if (eventOfKey(key) === event) records.push({ put: key, value })
  return records
}

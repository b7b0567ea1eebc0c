import type { Archive, Operation } from '../archive/archive.ts'
import { documentPrefix, readEpoch } from '../archive/journal.ts'
import { putJson } from '../archive/records.ts'
import { breathe } from '../breathe.ts'
import type { CafeState } from '../cafe/state.ts'
import type { Rooms } from '../sync/rooms.ts'
import { tablesOf } from '../../shared/domain/plan.ts'
import { RESTORED_EPOCHS, restoreOf, serversClientId } from '../../shared/protocol/messages.ts'

/** Epochs so near to a new one that the server may have written in them under the same client id are stepped over. */
const NEAR = 64

/**
 * The epoch that every document of an event begins with after a restore: greater than any that this server knows of, and, since
 * after the loss of a disk it may not know of all, than any it can have counted to until now.
 * @param known epochs of the event's documents, in the backup and here
 * @param now server ms
 */
export function epochAfterRestore(known: readonly number[], now: number): number {
  const base = Math.max(Math.floor(now / 1_000), ...known.map(each => restoreOf(each) + 1)) * RESTORED_EPOCHS
  const isNear = (epoch: number): boolean =>
    known.some(each => {
      const apart = serversClientId(each) - serversClientId(epoch)
      return apart >= 0 && apart < NEAR
    })
  let epoch = base
  while (isNear(epoch)) epoch += NEAR
  return epoch
}

/** Every document that somebody may hold a copy of: those that were written in, and those they may have been given empty. */
export function possibleDocuments({ plan, people }: CafeState): string[] {
  const tables = tablesOf(plan).map(table => table.id)
  const boxes = plan.notes.hidden
    ? [...people.values()].flatMap(({ id, seats }) =>
        [...new Set(seats)].flatMap(table => (table === null ? [] : [`own-${table}-${id}`])),
      )
    : []
  return ['programme', 'synthesis', ...tables.map(table => `table-${table}`), ...boxes]
}

/** The epochs that an archive knows of these documents. */
export const epochsIn = (archive: Archive, event: string, documents: Iterable<string>): Promise<number[]> =>
  Promise.all([...documents].map(document => readEpoch(archive, event, document)))

/**
 * Moves what is stored of each document to the epoch just before, so that `beginAnew` makes the new one of it. No room of the
 * event may be open meanwhile.
 */
export async function moveTo(
  archive: Archive,
  event: string,
  documents: Iterable<string>,
  epoch: number,
): Promise<void> {
  for (const document of documents) {
    const place = `${documentPrefix(event)}${document}/`
    const old = `${place}${await readEpoch(archive, event, document)}/`
    const operations: Operation[] = [{ delAll: old }]
    for await (const [key, value] of archive.range(old))
      operations.push({ put: `${place}${epoch - 1}/${key.slice(old.length)}`, value })
    operations.push(putJson(`${place}epoch`, epoch - 1))
    await archive.write(operations)
    await breathe()
  }
}

/** Each document begins anew, with the values that it has and without their history. */
export async function beginAnew(rooms: Rooms, event: string, documents: Iterable<string>): Promise<void> {
  for (const document of documents) {
    await rooms.renew(event, document)
    await breathe()
  }
}

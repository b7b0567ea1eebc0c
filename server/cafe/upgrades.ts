import * as Y from 'yjs'
import type { Archive, Operation } from '../archive/archive.ts'
import type { Upgrade } from '../archive/format.ts'
import { openJournal } from '../archive/journal.ts'
import { faultFacts, type Log } from '../log.ts'
import { readProgramme } from './project.ts'
import { eventIds, readRecord, recordChanges } from './record.ts'
import { notesIn, readEntry, registerChanges, registerOf } from './register.ts'
import { atRest } from './summary.ts'

/** events in one batch */
const PORTION = 50

/** How older archives become what this version reads, one format after the other. */
export const upgradesFor = (log: Log): readonly Upgrade[] => [{ from: 1, run: archive => enterAll(archive, log) }]

/** Format 2: every event is entered in the register, and its day says so. One that cannot be read is left as it is, and told. */
async function enterAll(archive: Archive, log: Log): Promise<void> {
  let operations: Operation[] = []
  let count = 0
  for await (const event of eventIds(archive)) {
    try {
      operations.push(...(await entryOperations(archive, event)))
    } catch (fault) {
      log.error('not-upgraded', { event, ...faultFacts(fault) })
    }
    if (++count % PORTION !== 0) continue
    await archive.write(operations)
    operations = []
  }
  if (operations.length > 0) await archive.write(operations)
}

/** Enters one event, whose records lie in the archive, in the register: for an upgrade, and for what came out of a backup. */
export async function entryOperations(archive: Archive, event: string): Promise<Operation[]> {
  const state = await readRecord(archive, event)
  if (state === undefined) return []
  const entry = registerOf(state, await countNotes(archive, state))
  const day = recordChanges(undefined, { ...state, people: new Map() })
  return [...day, ...registerChanges(await readEntry(archive, event), entry)]
}

/** As the programme last told it. */
async function countNotes(archive: Archive, { id, plan }: Parameters<typeof registerOf>[0]): Promise<number> {
  const journal = await openJournal(archive, id, 'programme')
  const doc = new Y.Doc({ gc: true })
  for (const update of await journal.load()) Y.applyUpdate(doc, update)
  const { summaries } = readProgramme(doc)
  doc.destroy()
  return notesIn(atRest(summaries, plan))
}

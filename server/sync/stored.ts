import { documentName, type DocumentName } from '../../shared/document/names.ts'
import type { Archive } from '../archive/archive.ts'
import { type Journal, openJournal } from '../archive/journal.ts'
import { breathe } from '../breathe.ts'
import type { SyncMeter } from '../metrics/meter.ts'
import { answerFromLog } from './answers.ts'
import { type Authority, openAuthority } from './authority.ts'
import type { Foretold } from './entrance.ts'
import { standingOf } from './rights.ts'
import type { Timers } from './timers.ts'
import { welcomeFor } from './welcome.ts'

/** A document as it lies in the archive, before it is read in. */
export interface Stored {
  readonly name: DocumentName
  readonly journal: Journal
  readonly updates: readonly Uint8Array[]
}

/** Reading in less than this takes a few ms: nobody is told anything before. */
const LARGE_BYTES = 256 * 1024

const isLarge = ({ journal }: Stored): boolean => journal.size().bytes > LARGE_BYTES

export async function readStored(archive: Archive, event: string, name: DocumentName): Promise<Stored> {
  const journal = await openJournal(archive, event, documentName(name))
  return { name, journal, updates: await journal.load() }
}

/** Of a large document, what can be told before it is read in. */
export function foretell(
  stored: Stored,
  { build, timers }: { readonly build?: string | undefined; readonly timers: Timers },
): Foretold | undefined {
  if (!isLarge(stored)) return undefined
  const { name, journal, updates } = stored
  return {
    epoch: journal.epoch,
    answer: answerFromLog(updates, journal.size().tail),
    welcome(peer) {
      const mayWrite = standingOf(name, peer.principal, peer.situation) === 'write'
      return welcomeFor(peer, { epoch: journal.epoch, build, now: timers.now(), mayWrite })
    },
  }
}

/** Reads it in, after those who wait for it were told; other tables have their turn before a large one, and in the middle of it. */
export async function readIn(stored: Stored, told: Foretold | undefined, meter: SyncMeter): Promise<Authority> {
  if (isLarge(stored)) {
    await breathe()
    await told?.answer.settled()
  }
  return openAuthority(stored.name, stored.updates, stored.journal.epoch, meter)
}

import type { Archive } from '../archive/archive.ts'
import { documentPrefix, type Journal } from '../archive/journal.ts'
import { noteRecordsPrefix } from './note-records.ts'

/**
 * What an event may hold: far above a café of a thousand people, so that no single one fills the disk or the memory of all.
 * How full it is, is counted in memory: once from the archive when somebody first opens one of its documents, then by
 * each change. So it costs an edit next to nothing, and is right again after a restart.
 */
export const QUOTA = {
  /** notes ever written on cloths and in hidden boxes; taking one back keeps its record */
  notes: 50_000,
  /** bytes of its documents in the store, the programme apart, which is the server's own */
  bytes: 128 * 1024 * 1024,
  /** of one document: whoever opens a table downloads it */
  documentBytes: 16 * 1024 * 1024,
} as const
export type Quotas = { readonly [K in keyof typeof QUOTA]: number }

/** What may still be written. */
export interface Left {
  readonly notes: number
  readonly bytes: number
}

/** One document's part in its event's use. */
export interface Share {
  left(): Left
  /** Something was accepted, or folded: so many notes are new. Call it after the journal has heard of it. */
  changed(newNotes: number): void
}

export interface Usage {
  /** For a document that has just been loaded. */
  share(event: string, journal: Journal): Share
  /** The event is no longer in memory. */
  forget(event: string): void
  /** of all events counted, how much of its quota the fullest one uses, 0 … 1 */
  fullest(): { readonly notes: number; readonly bytes: number }
}

interface Counted {
  notes: number
  bytes: number
}

export function createUsage(archive: Pick<Archive, 'range'>, quota: Quotas = QUOTA): Usage {
  const events = new Map<string, Counted>()

  /** Begins to count; what changes from this moment on is added by whoever changes it. */
  function countedOf(event: string): Counted {
    const known = events.get(event)
    if (known !== undefined) return known
    const counted: Counted = { notes: 0, bytes: 0 }
    events.set(event, counted)
    addStored(archive, event, counted).catch(() => {
      // A store that cannot be read says so where it matters; nobody is refused for what could not be counted.
    })
    return counted
  }

  return {
    share(event, journal) {
      const counted = countedOf(event)
      let bytes = journal.size().bytes
      return {
        left: () => ({
          notes: quota.notes - counted.notes,
          bytes: Math.min(quota.bytes - counted.bytes, quota.documentBytes - bytes),
        }),
        changed(newNotes) {
          const now = journal.size().bytes
          counted.notes += newNotes
          counted.bytes += now - bytes
          bytes = now
        },
      }
    },
    forget: event => void events.delete(event),
    fullest() {
      let notes = 0
      let bytes = 0
      for (const counted of events.values()) {
        notes = Math.max(notes, counted.notes / quota.notes)
        bytes = Math.max(bytes, counted.bytes / quota.bytes)
      }
      return { notes, bytes }
    },
  }
}

/** Both views of the archive are asked for at once, before anything of this event can have changed. */
async function addStored(archive: Pick<Archive, 'range'>, event: string, counted: Counted): Promise<void> {
  const records = archive.range(noteRecordsPrefix(event))
  const documents = archive.range(documentPrefix(event))
  const programme = `${documentPrefix(event)}programme/`
  for await (const _record of records) counted.notes++
  for await (const [key, value] of documents) if (!key.startsWith(programme)) counted.bytes += value.byteLength
}

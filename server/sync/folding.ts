import * as Y from 'yjs'
import type { Operation } from '../archive/archive.ts'
import type { Journal } from '../archive/journal.ts'
import type { Authority } from './authority.ts'
import type { Folder } from './folder.ts'
import type { Outbox } from './outbox.ts'

interface Given {
  readonly journal: Journal
  /** that of the present epoch; undefined when nothing may be written any more */
  readonly authority: () => Authority | undefined
  readonly outbox: Outbox
  readonly store: (operations: readonly Operation[]) => Promise<void>
  readonly folder: Folder | undefined
  /** A large log could not be folded: it stays as it is for now. */
  readonly failed: () => void
}

/** Up to here it is a matter of a few ms. */
const LARGE_BYTES = 512 * 1024

/**
 * Folds the log of a document when it has become long, so that a start reads little. A small one is folded at once. A large one
 * is folded by the thread, up to the present moment, while the room goes on; what comes meanwhile stays in the log.
 */
export function createFolding({ journal, authority, outbox, store, folder, failed }: Given): () => void {
  let underWay = false
  let notBefore = 0

  /** Resolves when they are durable, or nothing will be any more. */
  function keep(
    pieces: readonly Uint8Array[],
    upTo: number,
    stored: ReturnType<Authority['fold']>['stored'],
  ): Promise<void> {
    return new Promise(resolve => {
      outbox.add({
        stored: store(journal.compact(pieces, upTo)),
        leave() {
          stored(pieces)
          resolve()
        },
        abandoned: () => resolve(),
      })
    })
  }

  async function foldAside(present: Authority, by: Folder): Promise<void> {
    const { log, doc, stored } = present.fold()
    const [upTo, epoch, stands] = [journal.mark(), journal.epoch, Y.encodeStateVector(doc)]
    const folded = await by.fold(log)
    // It ended, failed or began anew in the meantime: that log is no more.
    if (authority() !== present || journal.epoch !== epoch) return
    if (folded !== undefined && Buffer.compare(folded.stateVector, stands) === 0)
      return keep(folded.pieces, upTo, stored)
    notBefore = 2 * journal.size().tail
    failed()
  }

  function foldIfLong(): void {
    const present = authority()
    if (underWay || present === undefined || !journal.isLong() || journal.size().tail < notBefore) return
    if (folder === undefined || journal.size().bytes < LARGE_BYTES) {
      const { doc, stored } = present.fold()
      void keep([Y.encodeStateAsUpdate(doc)], journal.mark(), stored)
      return
    }
    underWay = true
    void foldAside(present, folder).finally(() => {
      underWay = false
      // A whole room wrote meanwhile.
      foldIfLong()
    })
  }
  return foldIfLong
}

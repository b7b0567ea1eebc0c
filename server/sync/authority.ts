import * as Y from 'yjs'
import { CLOTH_ROOTS } from '../../shared/document/cloth.ts'
import type { DocumentName } from '../../shared/document/names.ts'
import { PROGRAMME_ROOTS } from '../../shared/document/programme.ts'
import { FIXED_PARTS } from '../../shared/document/synthesis.ts'
import { NO_METER, type SyncMeter } from '../metrics/meter.ts'
import { createDocument, openDocument, type Roots } from './reading-in.ts'

/**
 * The authoritative copy of a document together with the log it stands for. What is accepted goes into the copy at once and
 * becomes durable a little later; after a refusal, or a failure of the store, the copy is made anew from the log.
 */
export interface Authority {
  readonly doc: Y.Doc
  /** This update was applied to the copy and handed to the store. */
  accepted(update: Uint8Array): void
  /** The oldest of the accepted updates is durable now. */
  becameDurable(): void
  /** Puts the copy back to all that was accepted. */
  rebuild(): void
  /** Puts the copy back to what is durable; the rest is forgotten. */
  retreat(): void
  /** The log so far, the document that it makes, and what to call when updates that hold the same are durable in its place. */
  fold(): {
    readonly log: readonly Uint8Array[]
    readonly doc: Y.Doc
    readonly stored: (pieces: readonly Uint8Array[]) => void
  }
  dispose(): void
}

/** `meter` hears of each time it was made anew after a refusal, and of each fold that became durable. */
export function createAuthority(
  name: DocumentName,
  updates: readonly Uint8Array[],
  epoch = 1,
  meter: Pick<SyncMeter, 'rebuilt' | 'folded'> = NO_METER.sync,
  opened?: Y.Doc,
): Authority {
  const roots = rootsOf(name)
  let base = updates
  let tail: Uint8Array[] = []
  let durable = 0
  /** how many of all that was ever accepted are in `base` */
  let folded = 0
  let doc = opened ?? createDocument(updates, roots, epoch)

  function replace(log: readonly Uint8Array[]): void {
    doc.destroy()
    doc = createDocument(log, roots, epoch)
  }

  return {
    get doc() {
      return doc
    },
    accepted(update) {
      tail.push(update)
    },
    becameDurable() {
      durable++
    },
    rebuild() {
      replace([...base, ...tail])
      meter.rebuilt()
    },
    retreat() {
      tail = tail.slice(0, durable)
      replace([...base, ...tail])
    },
    fold() {
      const upTo = folded + tail.length
      return {
        log: [...base, ...tail],
        doc,
        stored(pieces) {
          // An earlier fold may have become durable in the meantime.
          const gone = upTo - folded
          base = pieces
          tail = tail.slice(gone)
          durable -= gone
          folded = upTo
          meter.folded()
        },
      }
    },
    dispose() {
      doc.destroy()
    },
  }
}

/** The same without holding up anybody: the loop turns while a large document is read in. */
export async function openAuthority(
  name: DocumentName,
  updates: readonly Uint8Array[],
  epoch: number,
  meter: Pick<SyncMeter, 'rebuilt' | 'folded'>,
): Promise<Authority> {
  return createAuthority(name, updates, epoch, meter, await openDocument(updates, rootsOf(name), epoch))
}

function rootsOf(name: DocumentName): Roots {
  switch (name.kind) {
    case 'programme':
      return { kind: 'maps', names: PROGRAMME_ROOTS }
    case 'table':
    case 'own':
      return { kind: 'maps', names: CLOTH_ROOTS }
    case 'synthesis':
      return { kind: 'fragments', names: FIXED_PARTS }
  }
}

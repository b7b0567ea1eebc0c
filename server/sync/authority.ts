import * as Y from 'yjs'
import { CLOTH_ROOTS } from '../../shared/document/cloth.ts'
import type { DocumentName } from '../../shared/document/names.ts'
import { PROGRAMME_ROOTS } from '../../shared/document/programme.ts'
import { FIXED_PARTS } from '../../shared/document/synthesis.ts'
import { createDocument, type Roots } from './integration.ts'

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
  /** Everything as one update, and what to call when that is durable in place of the log so far. */
  fold(): { readonly state: Uint8Array; readonly stored: () => void }
  dispose(): void
}

export function createAuthority(name: DocumentName, updates: readonly Uint8Array[], epoch = 1): Authority {
  const roots = rootsOf(name)
  let base = updates
  let tail: Uint8Array[] = []
  let durable = 0
  let doc = createDocument(updates, roots, epoch)

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
    },
    retreat() {
      tail = tail.slice(0, durable)
      replace([...base, ...tail])
    },
    fold() {
      const state = Y.encodeStateAsUpdate(doc)
      const folded = tail.length
      return {
        state,
        stored() {
          base = [state]
          tail = tail.slice(folded)
          durable -= folded
        },
      }
    },
    dispose() {
      doc.destroy()
    },
  }
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

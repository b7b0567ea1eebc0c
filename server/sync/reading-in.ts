import * as Y from 'yjs'
import { serversClientId } from '../../shared/protocol/messages.ts'
import { breathe } from '../breathe.ts'

/** From the updates of a log to a document. */

const TURN_BYTES = 128 * 1024

/** A document is made of flat maps or of rich texts. Yjs must be told: a root that only came in an update has no type yet. */
export type Roots = { readonly kind: 'maps' | 'fragments'; readonly names: readonly string[] }

/** A document as it stands in the log of an epoch: `updates` in order. */
export function createDocument(updates: readonly Uint8Array[], roots: Roots, epoch = 1): Y.Doc {
  const doc = new Y.Doc()
  declare(doc, roots, roots.names)
  readIn(doc, updates)
  return readied(doc, roots, epoch)
}

/** The same, the loop turning after every 128 kB of the log, so that nobody waits for a large document that another opens. */
export async function openDocument(updates: readonly Uint8Array[], roots: Roots, epoch: number): Promise<Y.Doc> {
  const doc = new Y.Doc()
  declare(doc, roots, roots.names)
  let turn: Uint8Array[] = []
  let bytes = 0
  for (const update of updates) {
    if (bytes > TURN_BYTES) {
      readIn(doc, turn.splice(0))
      bytes = 0
      await breathe()
    }
    turn.push(update)
    bytes += update.byteLength
  }
  readIn(doc, turn)
  return readied(doc, roots, epoch)
}

/** In one transaction, which tidies up once. */
function readIn(doc: Y.Doc, updates: readonly Uint8Array[]): void {
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
}

function declare(doc: Y.Doc, { kind }: Roots, names: Iterable<string>): void {
  for (const name of names)
    if (kind === 'maps') doc.getMap(name)
    else doc.getXmlFragment(name)
}

function readied(doc: Y.Doc, roots: Roots, epoch: number): Y.Doc {
  declare(doc, roots, doc.share.keys())
  doc.clientID = serversClientId(epoch)
  return doc
}

import * as Y from 'yjs'
import type { DocumentName } from '../../shared/document/names.ts'
import { createAuthority } from './authority.ts'
import { CLOTH_ROOTS, type Core, type LinkValue } from '../../shared/document/cloth.ts'
import { clothMap } from '../../shared/document/cloth-read.ts'

/** Fills a fresh document from the one it replaces, in one transaction of the server's. */
export type Seed = (from: Y.Doc, into: Y.Doc) => void

/** The present values, without their history: what a new epoch begins with. */
export function presentValues(name: DocumentName): Seed {
  return name.kind === 'synthesis' ? copyTexts : copyMaps
}

/** The present values of a cloth without some of its notes, and without the links that led to them: for an erasure. */
export function withoutNotes(isErased: (core: Core, note: string) => boolean): Seed {
  return (from, into) => {
    const gone = new Set(
      [...clothMap(from, 'core').entries()].filter(([note, core]) => isErased(core, note)).map(([note]) => note),
    )
    for (const root of CLOTH_ROOTS)
      for (const [key, value] of from.getMap(root).entries()) {
        const { a, b } = root === 'links' ? (value as LinkValue) : { a: key, b: key }
        if (!gone.has(a) && !gone.has(b)) into.getMap(root).set(key, value)
      }
  }
}

/** What a document becomes in its next epoch, as one update of the server's, and the notes that are in it no more. */
export function freshStart(
  name: DocumentName,
  old: Y.Doc,
  seed: Seed,
  epoch: number,
): { readonly contents: Uint8Array; readonly erased: readonly string[] } {
  const fresh = createAuthority(name, [], epoch)
  fresh.doc.transact(() => seed(old, fresh.doc))
  const notesOf = (doc: Y.Doc): string[] =>
    name.kind === 'table' || name.kind === 'own' ? [...clothMap(doc, 'core').keys()] : []
  const kept = new Set(notesOf(fresh.doc))
  const contents = Y.encodeStateAsUpdate(fresh.doc)
  fresh.dispose()
  return { contents, erased: notesOf(old).filter(note => !kept.has(note)) }
}

function copyMaps(from: Y.Doc, into: Y.Doc): void {
  for (const root of from.share.keys())
    for (const [key, value] of from.getMap(root).entries()) into.getMap(root).set(key, value)
}

function copyTexts(from: Y.Doc, into: Y.Doc): void {
  for (const root of from.share.keys()) {
    const pieces = from.getXmlFragment(root).toArray()
    into.getXmlFragment(root).insert(
      0,
      pieces.map(piece => (piece instanceof Y.XmlElement ? piece.clone() : (piece as Y.XmlText).clone())),
    )
  }
}

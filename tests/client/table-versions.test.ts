import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { watchTexts } from '../../client/table/note/two-versions.ts'
import { addNote } from '../../shared/document/cloth-edits.ts'
import { clothMap } from '../../shared/document/cloth-read.ts'
import { noteId } from './table-stage.tsx'

const NOTE = noteId(1)

/** The author and the scribe of one note, each with a copy; `low` has the smaller client id. */
function apart(low: 'author' | 'scribe'): Record<'author' | 'scribe', Y.Doc> {
  const docs = { author: new Y.Doc(), scribe: new Y.Doc() }
  docs.author.clientID = low === 'author' ? 1 : 9
  docs.scribe.clientID = low === 'author' ? 9 : 1
  addNote(docs.scribe, {
    id: NOTE,
    core: { by: 'octave', scribe: 'zoe', round: 1, at: 1 },
    text: 'Dit à voix haute',
    kind: 'idea',
    pos: [0, 0, 'V'],
    zone: null,
  })
  Y.applyUpdate(docs.author, Y.encodeStateAsUpdate(docs.scribe))
  return docs
}
const write = (doc: Y.Doc, text: string) => clothMap(doc, 'txt').set(NOTE, text)
const textIn = (doc: Y.Doc) => clothMap(doc, 'txt').get(NOTE)
/** What whoever holds `into` is told of lost versions when all of `from` reaches it; `unsaved`: what they wrote waits still. */
function meet(into: Y.Doc, from: Y.Doc, { unsaved }: { unsaved: boolean }, first: () => void): string[] {
  const lost: string[] = []
  const waiting = new Set<string>()
  const watch = watchTexts(
    into,
    () => waiting,
    (_, text) => lost.push(text),
  )
  first()
  if (unsaved) waiting.add(NOTE)
  watch.saved(waiting)
  Y.applyUpdate(into, Y.encodeStateAsUpdate(from, Y.encodeStateVector(into)))
  watch.stop()
  return lost
}

describe.each(['author', 'scribe'] as const)('a note that two wrote apart, the %s having the lower client id', low => {
  it('[S9] whoever comes second finds the version that lost, be it theirs or the other’s', () => {
    const { author, scribe } = apart(low)
    write(author, 'Version de l’auteur, ébauche')
    write(author, 'Version de l’auteur')
    const lost = meet(scribe, author, { unsaved: true }, () => {
      write(scribe, 'Version du scribe, ébauche')
      write(scribe, 'Version du scribe')
    })
    expect(new Set([textIn(scribe), ...lost])).toEqual(new Set(['Version de l’auteur', 'Version du scribe']))
  })
  it('nothing is told when one wrote after having seen the other, nor of what was saved before', () => {
    const { author, scribe } = apart(low)
    const nothing = meet(scribe, author, { unsaved: false }, () => {
      write(scribe, 'Version du scribe')
      Y.applyUpdate(author, Y.encodeStateAsUpdate(scribe))
      write(author, 'Corrigée par l’auteur')
    })
    expect([nothing, textIn(scribe)]).toEqual([[], 'Corrigée par l’auteur'])
  })
  it('nothing is told of a note that was only moved here', () => {
    const { author, scribe } = apart(low)
    write(author, 'Version de l’auteur')
    const told: string[] = []
    const waiting = new Set<string>()
    const watch = watchTexts(
      scribe,
      () => waiting,
      (_, text) => told.push(text),
    )
    clothMap(scribe, 'pos').set(NOTE, [9, 9, 'V'])
    waiting.add(NOTE)
    Y.applyUpdate(scribe, Y.encodeStateAsUpdate(author))
    watch.stop()
    expect([told, textIn(scribe)]).toEqual([[], 'Version de l’auteur'])
  })
  it('the same words twice are one version', () => {
    const { author, scribe } = apart(low)
    write(author, 'Les mêmes')
    expect(meet(scribe, author, { unsaved: true }, () => write(scribe, 'Les mêmes'))).toEqual([])
  })
})

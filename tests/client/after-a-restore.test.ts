import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { lostSince } from '../../client/session/lost-since.ts'
import { writeAgain } from '../../client/session/salvage.ts'
import { addLink, addNote, setRemoval, setText } from '../../shared/document/cloth-edits.ts'
import { readCloth } from '../../shared/document/cloth-read.ts'
import { RESTORED_EPOCHS } from '../../shared/protocol/messages.ts'

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const note = (doc: Y.Doc, n: number, by: string, text: string) =>
  addNote(doc, { id: id(n), core: { by, round: 1, at: 0 }, text, kind: 'idea', pos: [0, 0, `a${n}`], zone: 0 })
const texts = (doc: Y.Doc) =>
  readCloth(doc, 3)
    .notes.filter(each => clothDel(doc, each.id) === 0)
    .map(each => each.text)
    .sort()
const clothDel = (doc: Y.Doc, key: string) => Number(doc.getMap('del').get(key) ?? 0)
const signs = new Set(['me', 'alias-of-me'])

/** A copy that knew all of it, and what the server has since a restore. */
function after(backedUp: (doc: Y.Doc) => void, since: (doc: Y.Doc) => void, to = 5 * RESTORED_EPOCHS) {
  const [left, doc] = [new Y.Doc(), new Y.Doc()]
  for (const each of [left, doc]) backedUp(each)
  since(left)
  const lost = lostSince(left, doc, { from: 3, to, signs })
  const returned = writeAgain(doc, { doc: left, entries: lost.entries, refused: [] }, { open: true, signs })
  return { doc, offered: [...returned, ...lost.texts] }
}

describe('[U3] what the server once had, and lost by a restore', () => {
  it('is entered again from the copy of whoever wrote it: notes under the same ids, with their links', () => {
    const { doc, offered } = after(
      each => note(each, 1, 'other', 'Avant'),
      each => {
        note(each, 2, 'me', 'Après')
        note(each, 3, 'alias-of-me', 'Sans nom')
        addLink(each, 'l1', { by: 'me', a: id(1), b: id(2), kind: 'answers' })
      },
    )
    expect([texts(doc), offered]).toEqual([['Après', 'Avant', 'Sans nom'], []])
    expect(readCloth(doc, 3).links).toHaveLength(1)
  })

  it('is offered as words where the note is there with others: which are newer, its author says', () => {
    const { doc, offered } = after(
      each => note(each, 1, 'me', 'Avant'),
      each => setText(each, id(1), 'Avant, corrigé'),
    )
    expect([texts(doc), offered]).toEqual([['Avant'], ['Avant, corrigé']])
  })

  it('what its author had taken back is taken back again; what moderation set aside is not entered', () => {
    const { doc, offered } = after(
      each => note(each, 1, 'me', 'Repris'),
      each => {
        setRemoval(each, id(1), 1)
        note(each, 2, 'me', 'Écarté')
        setRemoval(each, id(2), 2)
        note(each, 3, 'me', 'Écrit et repris')
        setRemoval(each, id(3), 1)
      },
    )
    expect([texts(doc), offered]).toEqual([[], []])
  })

  it('what others wrote is theirs to enter', () => {
    const { doc } = after(
      () => {},
      each => {
        note(each, 1, 'other', 'À elle')
        addLink(each, 'l1', { by: 'other', a: id(1), b: id(1), kind: 'answers' })
      },
    )
    expect(texts(doc)).toEqual([])
  })

  it('an epoch that began without a restore brings nothing back: what is missing there was erased', () => {
    const { doc, offered } = after(
      () => {},
      each => note(each, 1, 'me', 'Effacé'),
      4,
    )
    expect([texts(doc), offered]).toEqual([[], []])
  })
})

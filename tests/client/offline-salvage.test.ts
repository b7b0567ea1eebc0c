import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createPulse } from '../../client/session/pulse.ts'
import { writeAgain } from '../../client/session/salvage.ts'
import { type Entry, watchUnsaved } from '../../client/session/unsaved.ts'
import { addLink, addNote, moveNote, setText } from '../../shared/document/cloth-edits.ts'
import { readCloth } from '../../shared/document/cloth-read.ts'

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const note = (doc: Y.Doc, n: number, by: string, text: string) =>
  addNote(doc, { id: id(n), core: { by, round: 1, at: 0 }, text, kind: 'idea', pos: [0, 0, `a${n}`], zone: 0 })
const texts = (doc: Y.Doc) => readCloth(doc, 3).notes.map(each => each.text)

/** A table whose copy here was left behind: what both sides had, what was then written here and never acknowledged. */
function leave(common: (doc: Y.Doc) => void, offline: (doc: Y.Doc) => void) {
  const before = new Y.Doc()
  common(before)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(before))
  const ledger = watchUnsaved(doc, () => {})
  offline(doc)
  // The server's document was begun anew: same values, nothing in common with the old one.
  const fresh = new Y.Doc()
  common(fresh)
  const again = (given: { open?: boolean; refused?: readonly Entry[]; signs?: readonly string[] } = {}) =>
    writeAgain(
      fresh,
      { doc, entries: ledger.entries(), refused: given.refused ?? [] },
      { open: given.open ?? true, signs: new Set(given.signs ?? ['me']) },
    )
  return { fresh, again, doc }
}

describe('what an earlier copy held and the server never had', () => {
  it('is entered again by value, under the same ids', () => {
    const { fresh, again } = leave(
      doc => note(doc, 1, 'me', 'ancien'),
      doc => {
        note(doc, 2, 'me', 'nouveau')
        setText(doc, id(1), 'corrigé')
        moveNote(doc, id(1), [5, 6, 'b'], 1)
        addLink(doc, 'l1', { by: 'me', a: id(1), b: id(2), kind: 'supports' })
      },
    )
    expect(again()).toEqual([])
    const cloth = readCloth(fresh, 3)
    expect(cloth.notes.map(each => [each.id, each.text, each.x])).toEqual([
      [id(2), 'nouveau', 0],
      [id(1), 'corrigé', 5],
    ])
    expect(cloth.links).toHaveLength(1)
  })

  it('doing it twice changes nothing more', () => {
    const { fresh, again } = leave(
      () => {},
      doc => note(doc, 1, 'me', 'une fois'),
    )
    again()
    const once = Y.encodeStateAsUpdate(fresh)
    again()
    expect(Y.encodeStateAsUpdate(fresh)).toEqual(once)
  })

  it('at a table closed since, comes back as words and touches nothing', () => {
    const { fresh, again } = leave(
      doc => note(doc, 1, 'me', 'ancien'),
      doc => note(doc, 2, 'me', 'trop tard'),
    )
    expect(again({ open: false })).toEqual(['trop tard'])
    expect(texts(fresh)).toEqual(['ancien'])
  })

  it('[S5] what was refused once is not tried again, the rest is', () => {
    const { fresh, again } = leave(
      () => {},
      doc => {
        note(doc, 1, 'me', 'refusé')
        note(doc, 2, 'me', 'permis')
      },
    )
    expect(again({ refused: [{ root: 'txt', key: id(1) }] })).toEqual(['refusé'])
    expect(texts(fresh)).toEqual(['permis'])
  })

  it('a note signed by somebody else is never entered in their name', () => {
    const { fresh, again } = leave(
      doc => note(doc, 1, 'other', 'à elle'),
      doc => {
        note(doc, 2, 'other', 'pas de moi')
        setText(doc, id(1), 'faux')
      },
    )
    expect(again().sort()).toEqual(['faux', 'pas de moi'])
    expect(texts(fresh)).toEqual(['à elle'])
  })
})

describe('a socket that only looks alive', () => {
  function start() {
    let now = 0
    const pulse = createPulse(() => now)
    pulse.began()
    pulse.heard()
    return { pulse, after: (ms: number) => ((now += ms), pulse.isDead()) }
  }
  it('[S2] is left after six seconds without an acknowledgement, and told once', () => {
    const { pulse, after } = start()
    pulse.sent()
    expect(after(5_900)).toBe(false)
    expect(after(200)).toBe(true)
    expect(after(200)).toBe(false)
  })
  it('is left when it speaks but never hands over the document, and given longer the next time', () => {
    const { pulse, after } = start()
    const speaks = (ms: number) => {
      for (let gone = 0; gone < ms; gone += 10_000) {
        if (after(10_000)) return true
        pulse.heard()
      }
      return false
    }
    expect(speaks(30_000)).toBe(false)
    expect(speaks(10_000)).toBe(true)
    pulse.began()
    expect(speaks(60_000)).toBe(false)
    expect(speaks(10_000)).toBe(true)
    pulse.began()
    pulse.synced()
    expect(speaks(600_000)).toBe(false)
  })
  it('is left after 25 seconds of silence when nothing is on its way', () => {
    const { after } = start()
    expect(after(24_000)).toBe(false)
    expect(after(1_100)).toBe(true)
  })
  it('a server that is slow gets more time at each try, and the usual time once it answers', () => {
    const { pulse, after } = start()
    pulse.sent()
    expect(after(6_100)).toBe(true)
    pulse.began()
    pulse.sent()
    expect(after(6_100)).toBe(false)
    expect(after(6_100)).toBe(true)
    pulse.began()
    pulse.acknowledged(true)
    pulse.sent()
    expect(after(6_100)).toBe(true)
  })
})

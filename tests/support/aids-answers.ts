import { answerAid } from '../../shared/aids/answer.ts'
import type { AidNote } from '../../shared/aids/features.ts'
import { LEXICON_TEXT } from '../../shared/aids/lexicon-text.ts'
import { pictureOf } from '../../shared/aids/word-picture.ts'

/** Everything that the aids answer about some notes, as one text: the same on every engine. Runs in Node and in a page. */
export function answersAbout(notes: readonly AidNote[]): string {
  const lexicon = LEXICON_TEXT
  const headings = ['Santé et médecins', 'Se déplacer', 'Housing'].map((text, at) => ({
    id: `h${at}`,
    texts: [{ text, lang: at === 2 ? 'en' : 'fr' }],
  }))
  const half = Math.floor(notes.length / 2)
  const tables = [
    { id: 't1', notes: notes.slice(0, half) },
    { id: 't2', notes: notes.slice(half) },
  ]
  const words = answerAid({ kind: 'words', ask: { tables, ignored: ['fr:quarti'] } })
  const pictured = notes
    .slice(0, 20)
    .map((note, at) => ({ key: note.id, word: note.text.slice(0, 12), count: 20 - at }))
  return JSON.stringify([
    answerAid({ kind: 'groups', ask: { notes, lexicon } }),
    answerAid({ kind: 'sort', ask: { notes, headings, lexicon } }),
    words,
    pictureOf(pictured),
  ])
}

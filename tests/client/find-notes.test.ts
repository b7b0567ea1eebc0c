import { expect, it } from 'vitest'
import { findNotes, plain } from '../../client/table/panels/find-notes.ts'

const notes = ['Écouter le cœur de la ville', 'L’école ouverte le soir', 'Des COURS en ligne', 'ecole à la maison'].map(
  (text, at) => ({ id: String(at), text }),
)

it('finds words whatever their accents, capitals, ligatures and apostrophes', () => {
  expect(findNotes(notes, 'ecole')).toEqual(['1', '3'])
  expect(findNotes(notes, 'ÉCOLE')).toEqual(['1', '3'])
  expect(findNotes(notes, 'coeur')).toEqual(['0'])
  expect(findNotes(notes, "l'école ouverte")).toEqual(['1'])
  expect(findNotes(notes, 'cours')).toEqual(['2'])
})
it('finds notes that hold all the words asked for, in any order, in the order of the cloth', () => {
  expect(findNotes(notes, 'soir ecole')).toEqual(['1'])
  expect(findNotes(notes, 'la')).toEqual(['0', '3'])
})
it('finds nothing when nothing is asked', () => {
  expect(findNotes(notes, '')).toEqual([])
  expect(findNotes(notes, ' ’ ')).toEqual([])
  expect(plain('  Œuvre\n  d’art ')).toBe('oeuvre d art')
})

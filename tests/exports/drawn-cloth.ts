import type { Cloth, Link, Note } from '../../shared/document/cloth.ts'
import { NOTE_KINDS } from '../../shared/domain/note.ts'
import { type Plan, tablesOf } from '../../shared/domain/plan.ts'
import { type Sheet, sheetOf } from '../../shared/exports/cloth-sheet.ts'
import { HOSTILE_TEXTS } from '../support/hostile-texts.ts'
import { aPlan } from '../support/a-cafe.ts'

/** A cloth with all kinds of notes, two parts, loose notes, a plate, a pile, links, and one note set aside. */

export const plan: Plan = aPlan({
  themes: [
    {
      title: { fr: 'Que partager ?', en: 'What to share?' },
      zones: [
        { fr: 'dehors', en: 'outside' },
        { fr: 'dedans', en: 'inside' },
      ],
    },
    { title: 'Deux ?' },
  ],
})
const note = (index: number, over: Partial<Note> = {}): Note => ({
  id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  by: 'p1',
  round: 1,
  at: 0,
  text: HOSTILE_TEXTS[index] ?? `Une idée, la ${index}`,
  kind: NOTE_KINDS[index % NOTE_KINDS.length] ?? 'idea',
  x: 0,
  y: 0,
  order: String.fromCharCode(97 + (index % 26)),
  zone: index % 3 === 2 ? null : index % 3,
  group: null,
  removal: 0,
  dots: 0,
  onPlate: false,
  ...over,
})
export const SET_ASIDE = 'Ceci a été mis de côté'
export const notes: readonly Note[] = [
  ...HOSTILE_TEXTS.map((_, index) => note(index)),
  note(100, { onPlate: true, text: 'Sur l’assiette' }),
  note(101, { group: 'g1', text: 'Premier du tas', zone: 1 }),
  note(102, { group: 'g1', text: 'Second du tas, rangé ailleurs', zone: 0 }),
  note(103, { removal: 2, text: SET_ASIDE }),
  note(104, { zone: 9, text: 'Dans une partie qui n’existe plus' }),
]
const link = (id: string, a: number, b: number, kind: Link['kind']): Link => ({
  id,
  by: 'p1',
  a: note(a).id,
  b: note(b).id,
  kind,
})
export const cloth: Cloth = {
  notes,
  groups: { g1: { name: 'La confiance' } },
  links: [
    link('l1', 0, 100, 'supports'),
    link('l2', 101, 1, 'opposes'),
    link('l3', 103, 1, 'answers'),
    link('l4', 2, 2, 'example'),
  ],
}
export const sheet = (language: 'fr' | 'en' = 'fr', drawn: Cloth = cloth): Sheet => {
  const [table] = tablesOf(plan)
  if (table === undefined) throw new Error('no table')
  return sheetOf(plan, table, drawn, language)
}
export const shown = notes.filter(each => each.removal === 0)

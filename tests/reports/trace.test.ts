import { describe, expect, it } from 'vitest'
import { makeDesk } from '../../shared/reports/desk.ts'
import type { ReportFacts, SynthesisBlock } from '../../shared/reports/facts.ts'
import type { Block, Chapter } from '../../shared/reports/model.ts'
import { buildReport, type ReportLanguage } from '../../shared/reports/outline.ts'
import { sourcesOf } from '../../shared/reports/sources.ts'
import { wordsOf } from '../../shared/reports/synthesis-inline.ts'
import { aNote, aPlan, draftFacts, someFacts } from './facts-builder.ts'

const said = (text: string, notes?: readonly string[]): SynthesisBlock => ({
  kind: 'paragraph',
  text: [{ text }],
  ...(notes === undefined ? {} : { notes }),
})
const chapters = (facts: ReportFacts, language: ReportLanguage = 'fr'): Chapter[] =>
  buildReport(facts, language).parts.flatMap(part => part.chapters)
const blocksOf = (facts: ReportFacts, id: string, language: ReportLanguage = 'fr'): readonly Block[] =>
  chapters(facts, language).find(each => each.id === id)?.blocks ?? []
const textsOf = (blocks: readonly Block[]): string[] =>
  blocks.map(block =>
    block.kind === 'paragraph' ? wordsOf(block.text) : block.kind === 'remark' ? block.text : block.kind,
  )

describe('[Q5] the notes that a paragraph comes from', () => {
  const facts = someFacts({
    rounds: 2,
    notes: [
      aNote({ id: 'a', round: 1 }),
      aNote({ id: 'b', round: 2, theme: 't2' }),
      aNote({ id: 'c', round: 0 }),
      aNote({ id: 'd', round: 3 }),
      aNote({ id: 'e', setAside: true }),
    ],
  })
  it.each([
    [['a'], 'tiré d’une note, tour 1', 'from one note, round 1'],
    [['a', 'b'], 'tiré de 2 notes, tables 1 et 2, tours 1 et 2', 'from 2 notes, tables 1 and 2, rounds 1 and 2'],
    [
      ['c', 'a', 'd'],
      'tiré de 3 notes, avant la rencontre, tour 1, après les tours',
      'from 3 notes, before the day, round 1, after the rounds',
    ],
    [['e', 'nobody', 'a'], 'tiré d’une note, tour 1', 'from one note, round 1'],
    [['e'], undefined, undefined],
    [[], undefined, undefined],
  ])('%j', (ids, french, english) => {
    expect(sourcesOf(makeDesk(facts, 'fr'), ids)).toBe(french)
    expect(sourcesOf(makeDesk(facts, 'en'), ids)).toBe(english)
  })
})

it('rounds in a row are told as a span', () => {
  const notes = [1, 2, 3, 5].map(round => aNote({ id: `r${round}`, round }))
  const desk = (language: 'fr' | 'en') => makeDesk(someFacts({ rounds: 5, notes }), language)
  expect(sourcesOf(desk('fr'), ['r1', 'r2', 'r3'])).toBe('tiré de 3 notes, tours 1 à 3')
  expect(sourcesOf(desk('en'), ['r1', 'r2', 'r3'])).toBe('from 3 notes, rounds 1 to 3')
  expect(sourcesOf(desk('fr'), ['r1', 'r3', 'r5'])).toBe('tiré de 3 notes, tours 1, 3 et 5')
})

describe('[Q6] what is left out', () => {
  const left = (facts: ReportFacts): string[] =>
    blocksOf(facts, 'left-out').flatMap(block => (block.kind === 'list' ? block.items.map(wordsOf) : []))

  it('nothing is left out of a text that nobody has written', () => {
    expect(blocksOf(draftFacts(), 'left-out')).toEqual([])
  })

  it('a note is taken up when a part quotes it, comes from it, or its plate keeps it', () => {
    const facts = (block: SynthesisBlock) => draftFacts({ synthesis: { 'part-t1': [block] } })
    expect(left(facts(said('Un mot.')))).toEqual(['Se surveiller (Frein, table 1, tour 2)'])
    expect(left(facts(said('Un mot.', ['n3'])))).toEqual([])
    expect(left(facts({ kind: 'quote', text: 'Se surveiller', note: 'n3', table: 't1' }))).toEqual([])
    expect(left(facts({ kind: 'list', items: [[{ text: 'Un mot' }]], notes: ['n3'] }))).toEqual([])
  })

  it('what was left out by choice carries a star, until somebody quotes it after all', () => {
    const facts = (synthesis: ReportFacts['synthesis']) => draftFacts({ leftOut: ['n6'], synthesis })
    expect(left(facts({ 'part-t1': [said('Un mot.', ['n3'])] }))).toEqual([
      '★\u00a0Les outils (Idée, table 2, après les tours)',
    ])
    expect(left(facts({ 'part-t1': [said('Un mot.', ['n3', 'n6'])] }))).toEqual([])
  })

  it('what a workshop quotes of itself, or tells as come from elsewhere, is not left out', () => {
    const notes = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(id => aNote({ id, text: `note ${id}` }))
    const written = { 'part-t1': [said('Un mot.')] }
    const of = (over: Partial<ReportFacts>) =>
      left(someFacts({ notes, synthesis: written, ...over })).map(line => line[5])
    expect(of({})).toEqual(['f', 'g'])
    const traveller = { note: 'g', text: 'note g', kind: 'idea' as const, round: 1, onPlate: false, met: [] }
    expect(of({ trips: [{ from: 't2', to: 't1', travellers: [traveller] }] })).toEqual(['f'])
    expect(of({ notes: notes.map(note => ({ ...note, plate: note.id === 'b' })) })).toEqual([
      'a',
      'c',
      'd',
      'e',
      'f',
      'g',
    ])
  })

  it('a translation takes a note up as well as the text itself', () => {
    expect(left(draftFacts({ synthesis: { 'part-t1@en': [said('A word.', ['n3'])] } }))).toEqual([])
  })
})

describe('[Q7] a text in one language only', () => {
  const plan = aPlan({ languages: ['fr', 'en'] })
  const frenchOnly = draftFacts({ plan, synthesis: { after: [said('Merci.')], perspectives: [said('Une piste.')] } })
  const englishOnly = draftFacts({ plan, synthesis: { 'after@en': [said('Thank you.')] } })

  it('is printed as it is in the other edition, with its language and a word that says so', () => {
    expect(textsOf(blocksOf(frenchOnly, 'perspectives', 'en'))).toEqual([
      'This text exists in French only.',
      'Une piste.',
    ])
    expect(blocksOf(frenchOnly, 'perspectives', 'en')[1]?.lang).toBe('fr')
    expect(textsOf(blocksOf(englishOnly, 'thanks-text', 'fr'))).toEqual([
      'Ce texte n’existe qu’en anglais.',
      'Thank you.',
    ])
  })

  it('stands once in the bilingual edition, and the other half says in its own language where', () => {
    const thanks = (facts: ReportFacts) =>
      chapters(facts, 'both')
        .filter(each => each.id.startsWith('thanks-text'))
        .map(each => [each.lang, textsOf(each.blocks), each.blocks.map(block => block.lang)])
    expect(thanks(frenchOnly)).toEqual([[undefined, ['Merci.', 'This text exists in French only.'], [undefined, 'en']]])
    expect(thanks(englishOnly)).toEqual([['en', ['Ce texte n’existe qu’en anglais.', 'Thank you.'], ['fr', undefined]]])
  })

  it('the café’s first language comes first, whichever it is', () => {
    const plan = aPlan({ languages: ['en', 'fr'] })
    const report = buildReport(
      draftFacts({ plan, synthesis: { after: [said('Thank you.')], 'after@fr': [said('Merci.')] } }),
      'both',
    )
    expect([report.language, report.also]).toEqual(['en', 'fr'])
    const thanks = report.parts.find(part => part.id === 'thanks')
    expect(thanks?.title).toBe('Thanks')
    expect(thanks?.titleAlso).toBe('Remerciements')
    expect(thanks?.chapters.map(each => [each.lang, textsOf(each.blocks)])).toEqual([
      [undefined, ['Thank you.']],
      ['fr', ['Merci.']],
    ])
  })
})

describe('headings that play a part', () => {
  const headed = (text: string, role?: 'lead' | 'lever' | 'topic'): SynthesisBlock => ({
    kind: 'heading',
    level: 3,
    text: [{ text }],
    ...(role === undefined ? {} : { role }),
  })
  const outline = (...perspectives: SynthesisBlock[]) =>
    blocksOf(someFacts({ synthesis: { perspectives } }), 'perspectives').map(block => {
      if (block.kind === 'perspective') return [block.role, block.level, wordsOf(block.title), block.blocks.length]
      return block.kind === 'heading' ? ['heading', block.level, block.text] : block.kind
    })

  it('gather what follows, up to the next heading', () => {
    expect(outline(headed('Ouvrir', 'lead'), said('a'), said('b'), headed('Une suite'), said('c'))).toEqual([
      ['lead', 3, 'Ouvrir', 2],
      ['heading', 3, 'Une suite'],
      'paragraph',
    ])
  })

  it('topics stand under a heading of their own, unless people wrote one', () => {
    expect(outline(headed('Le temps', 'topic'), said('a'), headed('L’argent', 'topic'))).toEqual([
      ['heading', 3, 'Sujets à poursuivre ensemble'],
      ['topic', 4, 'Le temps', 1],
      ['topic', 4, 'L’argent', 0],
    ])
    expect(outline(headed('À creuser'), headed('Le temps', 'topic'), said('a'))).toEqual([
      ['heading', 3, 'À creuser'],
      ['topic', 4, 'Le temps', 1],
    ])
  })

  it('a lead after the topics stands beside the first ones again', () => {
    expect(outline(headed('Un', 'lead'), headed('Deux', 'topic'), headed('Trois', 'lead'))).toEqual([
      ['lead', 3, 'Un', 0],
      ['heading', 3, 'Sujets à poursuivre ensemble'],
      ['topic', 4, 'Deux', 0],
      ['lead', 3, 'Trois', 0],
    ])
  })

  it('a text without roles is printed as it always was', () => {
    expect(outline(headed('Une piste'), said('a'), said('b'))).toEqual([
      ['heading', 3, 'Une piste'],
      'paragraph',
      'paragraph',
    ])
  })
})

describe('[Q6] what the room asked and did not get', () => {
  const asked = (part: string) => ({ part, passage: '', text: `À revoir : ${part}`, for: 3, against: 0 })
  const parts = ['before', 'talk', 'part-t1', 'perspectives', 'after']
  const where = (synthesis: ReportFacts['synthesis']) =>
    Object.fromEntries(
      chapters(someFacts({ synthesis, amendments: parts.map(asked) })).flatMap(each =>
        each.blocks.flatMap(block => (block.kind === 'amendment' ? [[block.part ?? '', each.id]] : [])),
      ),
    )

  it('stands with its part, whichever it is', () => {
    expect(where({ before: [said('a')], talk: [said('b')], after: [said('c')] })).toEqual({
      before: 'organisers-text',
      talk: 'talk',
      'part-t1': 'theme-t1',
      perspectives: 'perspectives',
      after: 'thanks-text',
    })
  })

  it('is not lost when nobody wrote that part', () => {
    expect(where({})).toEqual({
      before: 'brief',
      talk: 'brief',
      'part-t1': 'theme-t1',
      perspectives: 'perspectives',
      after: 'perspectives',
    })
  })
})

describe('a footnote in a heading', () => {
  const footnote = { text: '', footnote: { number: 0, text: [{ text: 'Une source' }] } }
  it('hangs at the end of the text that follows, so that nothing of it is lost', () => {
    const facts = someFacts({
      synthesis: {
        perspectives: [
          { kind: 'heading', level: 3, text: [{ text: 'Titre' }, footnote] },
          said('Un mot.'),
          said('Fin.'),
        ],
        before: [{ kind: 'heading', level: 3, text: [{ text: 'Nous' }, footnote] }],
      },
    })
    const [, first] = blocksOf(facts, 'perspectives')
    expect(first?.kind === 'paragraph' && first.text.at(-1)?.footnote).toEqual({
      number: 2,
      text: [{ text: 'Une source' }],
    })
    expect(blocksOf(facts, 'organisers-text')).toMatchObject([{ text: [{ footnote: { number: 1 } }] }])
  })
})

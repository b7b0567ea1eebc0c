import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../shared/domain/text.ts'
import type { ReportFacts, SynthesisBlock } from '../../shared/reports/facts.ts'
import { toMarkdown } from '../../shared/reports/markdown.ts'
import type { Block, Chapter, Report } from '../../shared/reports/model.ts'
import { buildReport } from '../../shared/reports/outline.ts'
import { aNote, aPlan, draftFacts, someFacts, writtenFacts } from './facts-builder.ts'

const TITLES_2018 = [
  'Que signifie être socialement innovant ?',
  'Comment peut-on utiliser le numérique pour être socialement innovant ?',
  'Quels modèles économiques pour les innovations sociales numériques ?',
  'Comment évaluer les impacts des innovations sociales numériques ?',
]

const chapters = (report: Report): Chapter[] => report.parts.flatMap(part => part.chapters)
const chapter = (report: Report, id: string): Chapter => {
  const found = chapters(report).find(one => one.id === id)
  if (found === undefined) throw new Error(`no chapter ${id}`)
  return found
}
const quotations = (of: Chapter) =>
  of.blocks.filter((block): block is Extract<Block, { kind: 'quotation' }> => block.kind === 'quotation')
const remarks = (of: Chapter) => of.blocks.flatMap(block => (block.kind === 'remark' ? [block.text] : []))
const says = (facts: ReportFacts, language: 'fr' | 'en' = 'fr') => toMarkdown(buildReport(facts, language))
const words = (text: string): SynthesisBlock => ({ kind: 'paragraph', text: [{ text }] })
const titled = (level: number, text: string): SynthesisBlock => ({ kind: 'heading', level, text: [{ text }] })

describe('the structure of 2018', () => {
  it('numbers its parts and keeps thanks and annexes outside of the numbers', () => {
    const report = buildReport(writtenFacts(), 'fr')
    expect(report.parts.map(part => [part.number, part.title])).toEqual([
      ['01', 'Qui nous sommes'],
      ['02', 'Le World Café'],
      [undefined, 'Remerciements'],
      [undefined, 'Annexes'],
    ])
  })

  it('prints the workshops’ titles to the letter, in order, with French spaces', () => {
    const plan = aPlan({ themes: TITLES_2018.map(fr => ({ title: { fr } })) })
    const report = buildReport(someFacts({ plan }), 'fr')
    const titles = chapters(report).filter(one => one.theme !== undefined)
    expect(titles.map(one => one.title)).toEqual(TITLES_2018.map(title => title.replace(' ?', '\u202f?')))
    expect(titles.map(one => one.number)).toEqual(['1', '2', '3', '4'])
  })

  it('takes titles in the report’s language, and says which language others are in', () => {
    const plan = aPlan({ themes: [{ title: { fr: 'Pourquoi ?', en: 'Why?' } }, { title: { fr: 'Comment ?' } }] })
    const [why, how] = chapters(buildReport(someFacts({ plan }), 'en')).filter(one => one.theme !== undefined)
    expect([why?.title, why?.titleLang]).toEqual(['Why?', undefined])
    expect([how?.title, how?.titleLang]).toEqual(['Comment\u202f?', 'fr'])
  })

  it('the cover says who, when, where and how many', () => {
    expect(buildReport(draftFacts(), 'fr').cover).toEqual([
      'La Maison du quartier',
      'Jeudi 4 octobre 2018 à 14\u00a0h',
      'Salle des fêtes',
      '6 personnes, 2 tables, 2 tours',
    ])
  })

  it('without a word of the organisers, part 01 tells only what is known', () => {
    const report = buildReport(draftFacts(), 'fr')
    expect(report.parts[0]?.title).toBe('Le café en bref')
    const bare = someFacts({ plan: aPlan({ organisers: '', date: undefined, place: '' }), people: 0, rounds: 0 })
    expect(chapter(buildReport(bare, 'fr'), 'brief').blocks.map(block => block.kind)).toEqual(['paragraph'])
  })

  it('two people who build the same facts get the same report', () => {
    expect(buildReport(draftFacts(), 'fr')).toEqual(buildReport(draftFacts(), 'fr'))
  })
})

describe('what was written together', () => {
  const split = (...before: SynthesisBlock[]) => {
    const report = buildReport(someFacts({ synthesis: { before } }), 'fr')
    const talk = report.parts[1]?.chapters.filter(one => one.id.startsWith('talk'))
    return [report.parts[0]?.chapters.map(one => one.title), talk?.map(one => one.title)]
  }
  const question: SynthesisBlock = { kind: 'question', text: [{ text: 'Pourquoi ?' }] }

  it('the talk begins at the heading that names it, else at the last one before a question, else at the question', () => {
    expect(
      split(titled(2, 'Nous'), words('a'), titled(2, 'La conférence'), words('b'), titled(2, 'Le débat'), question),
    ).toEqual([['Nous'], ['La conférence', 'Le débat']])
    expect(
      split(titled(1, 'Nous'), words('a'), titled(1, 'Échanges'), words('b'), titled(2, 'Suite'), question),
    ).toEqual([['Nous'], ['Échanges']])
    expect(split(words('a'), question)).toEqual([[''], ['La conférence et son débat']])
    expect(split(titled(2, 'Nous'), words('a'))).toEqual([['Nous'], []])
  })

  it('a heading that repeats the part’s title is not printed twice', () => {
    expect(split(titled(2, 'Qui nous sommes'), words('a'))).toEqual([[''], []])
    expect(says(writtenFacts()).match(/Remerciements/g)).toHaveLength(2)
  })

  it('stands in place of the draft, with the plate still under it', () => {
    const workshop = chapter(buildReport(writtenFacts(), 'fr'), 'theme-t1')
    expect(remarks(workshop)).toEqual([])
    expect(quotations(workshop).map(one => one.text)).toContain('Prêter une échelle, rendre un gâteau')
    expect(workshop.blocks[1]).toEqual({
      kind: 'paragraph',
      text: [{ text: 'Être voisin commence par un salut.' }],
      part: 'part-t1',
    })
  })

  it('a quotation knows its note’s kind, table and dots; one whose note is unknown keeps its words', () => {
    const quote = (note: string, table: string): SynthesisBlock => ({ kind: 'quote', text: 'Un mot', note, table })
    const facts = draftFacts({ synthesis: { perspectives: [quote('n2', 't1'), quote('perdue', 't2'), quote('', '')] } })
    expect(
      quotations(chapter(buildReport(facts, 'fr'), 'perspectives')).map(one => [one.text, one.note, one.meta]),
    ).toEqual([
      ['Un mot', 'lever', 'Levier, table 1, tour 2 · 2 gommettes'],
      ['Un mot', 'idea', 'table 2'],
      ['Un mot', 'idea', ''],
    ])
  })

  it('a quotation whose note was set aside is not printed', () => {
    const facts = draftFacts({
      synthesis: { perspectives: [{ kind: 'quote', text: 'Une injure', note: 'n4', table: 't1' }] },
    })
    expect(says(facts)).not.toContain('injure')
    expect(remarks(chapter(buildReport(facts, 'fr'), 'perspectives'))).toHaveLength(1)
  })
})

describe('the first draft', () => {
  it('counts notes, kinds and zones, and quotes the plate with its table, round and dots', () => {
    const workshop = chapter(buildReport(draftFacts(), 'fr'), 'theme-t1')
    expect(remarks(workshop)).toHaveLength(1)
    expect(
      workshop.blocks.find(block => block.kind === 'paragraph')?.text[0]?.text.replace(/[\u00a0\u202f]/g, ' '),
    ).toBe(
      '3 notes ont été écrites à la table 1, en 2 tours, dont une venue du papier. On y compte un exemple, un levier et un frein. ' +
        'C’est la partie « ce que c’est » qui en rassemble le plus (2), devant « ce que ce n’est pas » (1). L’assiette garde 2 notes, citées ci-après.',
    )
    expect(quotations(workshop).map(one => one.meta)).toEqual([
      'Exemple, table 1, tour 1 · 4 gommettes',
      'Levier, table 1, tour 2 · 2 gommettes',
    ])
  })

  it('without a plate it says so and shows the most dotted notes, most first', () => {
    const workshop = chapter(buildReport(draftFacts(), 'fr'), 'theme-t2')
    expect(quotations(workshop).map(one => one.text)).toEqual(['Les outils', 'Qui garde les clefs ?'])
    expect(remarks(workshop).join()).toContain('Aucune note n’a été mise dans l’assiette')
  })

  it('without plate or dots it shows the first notes of the cloth', () => {
    const notes = Array.from({ length: 9 }, (_, index) => aNote({ text: `Note ${index}` }))
    const workshop = chapter(buildReport(someFacts({ notes }), 'fr'), 'theme-t1')
    expect(quotations(workshop).map(one => one.text)).toEqual(['Note 0', 'Note 1', 'Note 2', 'Note 3', 'Note 4'])
  })

  it('a zone that is no more counts as loose', () => {
    const facts = someFacts({ notes: [aNote({ zone: 0 }), aNote({ zone: 5 }), aNote({ zone: null })] })
    const table = chapter(buildReport(facts, 'fr'), 'theme-t1').blocks.find(block => block.kind === 'table')
    expect(table?.rows).toEqual([
      ['ce que c’est', '1'],
      ['ce que ce n’est pas', '0'],
      ['En vrac', '2'],
    ])
  })

  it('zones that gathered as many are named together', () => {
    const facts = someFacts({ notes: [aNote({ zone: 0 }), aNote({ zone: 1 })] })
    expect(says(facts, 'en')).toContain('The sections “what it is” and “what it is not” gather the most (1 each).')
  })

  it('the perspectives are drafted from threads and harvest dots, ties in the order of the cloths', () => {
    const facts = draftFacts({ harvestDots: { n3: 2, n5: 6, n1: 2, n4: 9 } })
    const draft = chapter(buildReport(facts, 'fr'), 'perspectives')
    expect(quotations(draft).map(one => one.text)).toEqual([
      'Prêter une échelle, rendre un gâteau',
      'Qui garde les clefs ?',
      'Qui garde les clefs ?',
      'Dire bonjour sans rien vendre',
      'Se surveiller',
    ])
  })

  it('a note set aside is counted and never quoted, wherever it was', () => {
    const page = says(
      draftFacts({ threads: [{ name: 'Fil', notes: [{ table: 't1', note: 'n4' }] }], harvestDots: { n4: 5 } }),
    )
    expect(page).not.toContain('injure')
    expect(page).toContain('Une note a été mise de côté')
  })

  it('with one question a round, each question has its chapter', () => {
    const plan = aPlan({ questions: 'per-round', themes: [{ title: 'Un ?', tables: 3 }, { title: 'Deux ?' }] })
    const facts = someFacts({
      plan,
      tables: [1, 2, 3].map(number => ({ id: `t1${'abc'[number - 1]}`, number })),
      notes: [aNote({ theme: 't2', table: 't1b', round: 2, plate: true })],
    })
    expect(quotations(chapter(buildReport(facts, 'fr'), 'theme-t2'))[0]?.meta).toBe('Idée, table 2, tour 2')
  })
})

describe('an event where nothing happened', () => {
  for (const language of LANGUAGES) {
    it(`still gives a page that says so, in ${language}`, () => {
      const page = says(someFacts({ people: 0, rounds: 0 }), language)
      expect(page).toContain(
        language === 'fr' ? 'Aucune note n’a été écrite sur cette question.' : 'No note was written on this question.',
      )
      expect(page).toContain(language === 'fr' ? 'n’a pas encore commencé' : 'has not begun yet')
      expect(page).not.toMatch(/undefined|NaN|null|\[object/)
    })
  }
})

describe('who appears', () => {
  it('only those who agreed are named, and how many others there were is said', () => {
    const page = says(draftFacts())
    expect(page).toContain('| Zoé | La Fanfare | zoe@example.org |')
    expect(page).toContain('2 personnes ont accepté de figurer ici. 4 autres personnes étaient présentes')
  })

  it('no column for what nobody gave', () => {
    const table = (participants: ReportFacts['participants']) =>
      chapter(buildReport(someFacts({ participants }), 'fr'), 'participants').blocks.find(
        block => block.kind === 'table',
      )?.header
    expect(table([{ name: 'Ana' }])).toEqual(['Nom'])
    expect(
      table([
        { name: 'Ana', organisation: 'La Fanfare' },
        { name: 'Ben', email: '' },
      ]),
    ).toEqual(['Nom', 'Organisation'])
    expect(table([])).toBeUndefined()
  })

  it('names are sorted as people sort them, accents too', () => {
    const facts = someFacts({ participants: ['Zoé', 'Émile', 'Anna', 'Fatou'].map(name => ({ name })) })
    const table = chapter(buildReport(facts, 'fr'), 'participants').blocks.find(block => block.kind === 'table')
    expect(table?.rows.flat()).toEqual(['Anna', 'Émile', 'Fatou', 'Zoé'])
  })

  it('authors of notes never appear, even when the interface gives them', () => {
    const note = { ...aNote({ plate: true }), author: 'Nom-Jamais-Imprimé', late: false, group: null, createdAt: 0 }
    expect(says(someFacts({ notes: [note] }))).not.toContain('Nom-Jamais-Imprimé')
  })

  it('hosts stand at their workshop’s head when they agreed', () => {
    const report = buildReport(draftFacts(), 'fr')
    expect(chapter(report, 'theme-t1').label).toBe('Atelier n°\u00a01')
    expect(chapter(report, 'theme-t2').label).toBe('Atelier n°\u00a02 · avec Émile à l’accueil')
  })
})

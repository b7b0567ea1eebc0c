import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../shared/domain/text.ts'
import { toHtml } from '../../shared/reports/html.ts'
import { toMarkdown } from '../../shared/reports/markdown.ts'
import { type Block, type Chapter, footnotesOf, type Report } from '../../shared/reports/model.ts'
import { buildReport } from '../../shared/reports/outline.ts'
import { wordsOf } from '../../shared/reports/synthesis-inline.ts'
import { AGREED, AMENDMENT, facts2018, LEFT_OUT, PEOPLE, SET_ASIDE, SHEETS } from '../support/cafe-2018.ts'

const TITLES = [
  'Que signifie être socialement innovant\u202f?',
  'Comment peut-on utiliser le numérique pour être socialement innovant\u202f?',
  'Quels modèles économiques pour les innovations sociales numériques\u202f?',
  'Comment évaluer les impacts des innovations sociales numériques\u202f?',
]
const ENGLISH_TITLES = [
  'What does it mean to be socially innovative?',
  'How can digital tools be used to be socially innovative?',
  'Which business models for digital social innovations?',
  'How can the impacts of digital social innovations be evaluated?',
]

const french = buildReport(facts2018(), 'fr', { log: true })
const english = buildReport(facts2018(), 'en', { log: true })
const both = buildReport(facts2018(), 'both', { log: true })

const chapters = (report: Report): Chapter[] => report.parts.flatMap(part => part.chapters)
function chapter(report: Report, id: string): Chapter {
  const found = chapters(report).find(one => one.id === id)
  if (found === undefined) throw new Error(`no chapter ${id}`)
  return found
}
type OfKind<K extends Block['kind']> = Extract<Block, { kind: K }>
const of = <K extends Block['kind']>(blocks: readonly Block[], kind: K): OfKind<K>[] =>
  blocks.filter((block): block is OfKind<K> => block.kind === kind)
const footnotes = (report: Report) => chapters(report).flatMap(each => footnotesOf(each.blocks))
const readable = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ')

describe('the compte rendu of 2018, whole', () => {
  it('has its parts and chapters in the order of 2018', () => {
    expect(french.parts.map(part => [part.number, part.title, part.chapters.map(each => each.title)])).toEqual([
      ['01', 'Qui nous sommes', ['Une mission, une équipe', 'Nos questions de recherche']],
      [
        '02',
        'Le World Café',
        ['La conférence', 'Le débat', ...TITLES, 'Les idées qui ont voyagé', 'Perspectives\u00a0: la mise en commun'],
      ],
      [undefined, 'Remerciements', ['']],
      [
        undefined,
        'Annexes',
        [
          'Les participants',
          'Comment ce texte a été écrit',
          'Ce que ce texte ne reprend pas',
          'Le journal de la modération',
        ],
      ],
    ])
  })

  it('gives the debate as questions and answers', () => {
    const debate = chapter(french, 'talk-2').blocks
    expect(debate.map(block => block.kind)).toEqual(['question', 'answer', 'question', 'answer', 'question', 'answer'])
    expect(toMarkdown(french)).toContain('**Q** Et l’empreinte de tout cela ?\n\n**R** Elle fait partie')
  })

  it('counts its footnotes through the whole report, and makes links of the addresses in them', () => {
    expect(footnotes(french).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5])
    expect(footnotes(both).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    const [definition, survey, governance] = footnotes(french)
    expect(definition?.text.map(run => run.href)).toEqual([undefined, 'https://example.org/definitions', undefined])
    expect(survey?.text.at(-1)).toEqual({ text: '.' })
    expect(survey?.text[1]?.href).toBe('https://example.org/enquete?annee=2017&page=2')
    expect(wordsOf(governance?.text ?? [])).toContain('partage les décisions')
  })

  it('has two to five short paragraphs a workshop, each with the notes that it comes from', () => {
    for (const theme of ['t1', 't2', 't3', 't4']) {
      const written = of(chapter(french, `theme-${theme}`).blocks, 'paragraph')
      expect(written.length).toBeGreaterThanOrEqual(2)
      expect(written.length).toBeLessThanOrEqual(5)
      expect(written.every(block => block.part === `part-${theme}`)).toBe(true)
    }
    expect(of(chapter(french, 'theme-t2').blocks, 'paragraph').map(block => block.sources)).toEqual([
      'tiré de 4 notes, tours 1 à 4',
      'tiré de 2 notes, tours 1 et 2',
      'tiré de 3 notes, tours 1 et 2',
      'tiré de 2 notes, tours 2 et 4',
    ])
  })

  it('has two leads, two levers with their forms of action, and five topics each with its questions', () => {
    const { blocks } = chapter(french, 'perspectives')
    const found = of(blocks, 'perspective')
    expect(found.map(({ role, label, title }) => [role, label, wordsOf(title)])).toEqual([
      ['lead', 'Piste', 'Une autre porte d’entrée'],
      ['lead', 'Piste', 'Des projets qui se répliquent'],
      ['lever', 'Levier', 'Décider à plusieurs'],
      ['lever', 'Levier', 'Mesurer avec mesure'],
      ['topic', '', 'Le temps long'],
      ['topic', '', 'Les communs numériques'],
      ['topic', '', 'La sobriété'],
      ['topic', '', 'La diversité'],
      ['topic', '', 'La confiance'],
    ])
    const levers = found.filter(({ role }) => role === 'lever').flatMap(lever => of(lever.blocks, 'list'))
    expect(levers.map(list => list.items.length)).toEqual([3, 3])
    expect(found.at(-1)?.blocks.map(block => block.kind)).toEqual(['paragraph', 'paragraph'])
    expect(of(blocks, 'heading').map(({ text }) => text)).toEqual(['Sujets à poursuivre ensemble'])
  })

  it('[Q3] names those who opted in and nobody else, e-mails by the second opt-in alone', () => {
    for (const report of [french, english, both])
      for (const page of [toHtml(report), toMarkdown(report)])
        for (const { name = '', email = '', consent } of PEOPLE) {
          expect([name, new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, 'u').test(page)]).toEqual([
            name,
            consent?.name === true,
          ])
          expect([email, page.includes(email)]).toEqual([email, consent?.name === true && consent.email === true])
        }
    const [table] = of(chapter(french, 'participants').blocks, 'table')
    expect(table?.header).toEqual(['Nom', 'Organisation', 'Mél'])
    expect(table?.rows).toHaveLength(AGREED.length)
  })

  it('[Q4] never prints the note that was set aside, in the text or among those left out', () => {
    const words = SHEETS.find(sheet => sheet.id === SET_ASIDE)?.text ?? ''
    expect(words).not.toBe('')
    expect(toMarkdown(both)).not.toContain(words)
  })
})

describe('what it says of where it comes from', () => {
  it('[Q5] what came back: at which tables, in which rounds, and what one voice alone wrote', () => {
    const table = of(chapter(french, 'theme-t4').blocks, 'table')[0]
    expect(table?.header).toEqual(['Sujet', 'Notes', 'Tables', 'Tours', 'Voix'])
    expect(table?.rows).toEqual([['Des récits', '3', '4', '2 à 4', 'une seule']])
    expect(of(chapter(french, 'theme-t4').blocks, 'remark')[0]?.text).toContain(
      'pas combien de personnes sont d’accord',
    )
  })

  it('what travelled: a drawing and a table that say the same, and the idea at the table it came to', () => {
    const { blocks } = chapter(french, 'travel')
    const [drawing] = of(blocks, 'travel')
    const [table] = of(blocks, 'table')
    expect(table?.rows).toEqual(
      drawing?.trips.map(trip =>
        [drawing.tables[trip.from], drawing.tables[trip.to]].map(end => String(end?.number)).concat(String(trip.notes)),
      ),
    )
    expect(drawing?.alt).toContain('Le tableau qui suit dit la même chose')
    const arrived = of(chapter(french, 'theme-t2').blocks, 'list')[0]?.items[0] ?? []
    expect(readable(wordsOf(arrived))).toBe(
      '« Mutualiser nos outils au lieu de tout refaire chacun », venue de la table 1 après le tour 1 ; elle y soutient « Faire gagner du temps aux bénévoles, moins de relances ».',
    )
  })

  it('[Q6] what the room asked and did not get stands with its workshop; what was taken up does not', () => {
    expect(of(chapter(french, 'theme-t2').blocks, 'amendment')).toEqual([
      {
        kind: 'amendment',
        passage: 'Une partie du public restera loin des écrans.',
        text: AMENDMENT,
        meta: '14 mains pour, 2 réserves gardées',
        part: 'part-t2',
      },
    ])
    expect(of(chapter(french, 'theme-t1').blocks, 'amendment')).toEqual([])
  })

  it('[Q6] what it leaves out is there in full, by choice or by chance, and nothing that it quotes', () => {
    const left = of(chapter(french, 'left-out').blocks, 'list').flatMap(list =>
      list.items.map(item => readable(wordsOf(item))),
    )
    const uncited = SHEETS.filter(sheet => sheet.id === LEFT_OUT[0] || sheet.id === LEFT_OUT[1])
    for (const sheet of uncited) expect(left.some(line => line.startsWith(`★ ${readable(sheet.text)}`))).toBe(true)
    for (const sheet of SHEETS.filter(each => each.plate)) expect(left.join('\n')).not.toContain(readable(sheet.text))
    expect(left).toContain('Grandir, oui, mais jusqu’où ? (Question, table 2, tour 4)')
  })

  it('how it was written: paper, hands, what was read again, what the room asked, whom to write to, how long it is kept', () => {
    const said = of(chapter(french, 'how-written').blocks, 'paragraph').map(block => readable(wordsOf(block.text)))
    for (const sentence of [
      '5 d’entre elles viennent du papier, soit 8 %.',
      '5 personnes ont écrit dans ce texte.',
      '2 synthèses sur 4 ont été relues.',
      'La salle a demandé 2 modifications : une a été reprise, une est gardée en marge du texte.',
      'en entier à la fin.',
      'adressez-vous à INESS',
      'jusqu’au mercredi 2 janvier 2019, puis effacés.',
    ])
      expect(said.join(' ')).toContain(sentence)
  })

  it('the moderation log when it is wanted: when, where and why, never who', () => {
    const [table] = of(chapter(french, 'moderation-log').blocks, 'table')
    expect(table?.rows).toEqual([['15\u00a0h\u00a025', '3', 'Une note a été mise de côté', 'Deux fois la même note']])
    expect(chapters(buildReport(facts2018(), 'fr')).map(each => each.id)).not.toContain('moderation-log')
  })
})

describe('in French, in English, in both', () => {
  it('each language has its words and titles; what nobody translated comes in its own language and says so', () => {
    const titles = chapters(english).filter(each => each.theme !== undefined)
    expect(titles.map(each => each.title)).toEqual(ENGLISH_TITLES)
    expect(english.lang).toBe('fr')
    const thanks = chapter(english, 'thanks-text').blocks
    expect(thanks[0]).toEqual({ kind: 'remark', text: 'This text exists in French only.' })
    expect(thanks.slice(1).map(block => block.lang)).toEqual(['fr', 'fr'])
    expect(toHtml(english)).toContain('<p lang="fr">Merci aux hôtes')
  })

  it('the bilingual edition has each chapter in French and then in English, the thanks once', () => {
    const pairs = chapters(both).map(each => [each.id, each.lang])
    for (const [index, [id, lang]] of pairs.entries()) {
      if (lang === undefined && id !== 'thanks-text') expect(pairs[index + 1]).toEqual([`${id}-en`, 'en'])
    }
    expect(both.parts.map(part => [part.title, part.titleAlso])).toEqual([
      ['Qui nous sommes', 'Who we are'],
      ['Le World Café', 'The World Café'],
      ['Remerciements', 'Thanks'],
      // the same word in both: once is enough
      ['Annexes', undefined],
    ])
    expect(chapter(both, 'thanks-text').blocks.at(-1)).toEqual({
      kind: 'remark',
      text: 'This text exists in French only.',
      lang: 'en',
    })
  })

  it('a list of people or of notes stands once in the bilingual edition, and its twin points to it', () => {
    expect(of(chapter(both, 'participants').blocks, 'table')).toHaveLength(1)
    expect(of(chapter(both, 'participants-en').blocks, 'table')).toHaveLength(0)
    expect(of(chapter(both, 'left-out-en').blocks, 'remark')[0]?.text).toBe(
      'They are quoted above, in their own language.',
    )
  })

  it.each(LANGUAGES)('says the language of every passage that is in another (%s)', language => {
    const html = toHtml(buildReport(facts2018(), language))
    expect(html).toContain(`<html lang="${language}">`)
    expect(html.includes('<blockquote lang="en" dir="auto">') || html.includes('<bdi lang="en">')).toBe(
      language === 'fr',
    )
    if (language === 'fr') expect(html).toContain('<bdi lang="en"><em>low-tech</em></bdi>')
  })

  it('French titles of people have French spaces, and their text is to the letter', () => {
    const facts = facts2018({
      synthesis: {
        before: [
          { kind: 'heading', level: 3, text: [{ text: 'Qui ? Nous !' }] },
          { kind: 'paragraph', text: [{ text: 'Pourquoi ? Parce que : « oui » !' }] },
        ],
      },
    })
    const [own] = chapters(buildReport(facts, 'fr'))
    expect(own?.title).toBe('Qui\u202f? Nous\u202f!')
    expect(own?.blocks).toMatchObject([{ text: [{ text: 'Pourquoi ? Parce que : « oui » !' }] }])
  })
})

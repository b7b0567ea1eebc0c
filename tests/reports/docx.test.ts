import { beforeAll, describe, expect, it } from 'vitest'
import { toDocx } from '../../server/reports/docx.ts'
import { LANGUAGES } from '../../shared/domain/text.ts'
import { withLinks } from '../../shared/reports/footnotes.ts'
import { footnotesOf, type Report } from '../../shared/reports/model.ts'
import { buildReport, type ReportLanguage } from '../../shared/reports/outline.ts'
import { facts2018 } from '../support/cafe-2018.ts'
import { HOSTILE_TEXTS, UNPRINTABLE_TEXTS } from '../support/hostile-texts.ts'
import { textOf } from '../support/report-text.ts'
import { aNote, aPlan, draftFacts, someFacts, writtenFacts } from './facts-builder.ts'
import { docxParts, docxText, footnotesOfDocx, wordsOfDocx } from './words.ts'

const partsOf = async (facts = draftFacts(), language: ReportLanguage = 'fr') =>
  docxParts(await toDocx(buildReport(facts, language)))

/** Texts of the paragraphs of a style, in order. */
const styled = (xml: string, style: string): string[] => paragraphsOf(xml, style).map(textIn)
const paragraphsOf = (xml: string, style: string): string[] =>
  (xml.match(/<w:p>.*?<\/w:p>/gs) ?? []).filter(paragraph => paragraph.includes(`<w:pStyle w:val="${style}"/>`))
const textIn = (xml: string): string => [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('')

/** Levels of all headings in order: Heading1 is 1. */
const levelsIn = (xml: string): number[] =>
  [...xml.matchAll(/<w:pStyle w:val="Heading(\d)"\/>/g)].map(([, level]) => Number(level))

/** Elements that were opened and not closed, or closed and not opened. */
function unbalanced(xml: string): string[] {
  const open: string[] = []
  for (const [, close, name = '', , empty] of xml.matchAll(/<(\/?)([A-Za-z][\w:.-]*)((?:"[^"]*"|[^">])*?)(\/?)>/g)) {
    if (close === '' && empty === '') open.push(name)
    else if (close === '/' && open.pop() !== name) return [name]
  }
  return open
}

describe('the compte rendu of 2018 as a Word document', () => {
  let report: Report
  let parts: Record<string, string>
  let document: string
  beforeAll(async () => {
    report = buildReport(facts2018(), 'fr')
    parts = docxParts(await toDocx(report))
    document = parts['word/document.xml'] ?? ''
  })

  it('A11Y-26: has real headings, in their order, and no level left out', () => {
    expect(styled(document, 'Title')).toEqual([report.title])
    const titled = (number: string | undefined, title: string) => (number === undefined ? title : `${number} ${title}`)
    expect(styled(document, 'Heading1')).toEqual(report.parts.map(part => titled(part.number, part.title)))
    const chapters = report.parts.flatMap(part => part.chapters).filter(chapter => chapter.title !== '')
    expect(styled(document, 'Heading2')).toEqual(chapters.map(chapter => titled(chapter.number, chapter.title)))
    const levels = levelsIn(document)
    expect(levels[0]).toBe(1)
    expect(levels.every((level, at) => at === 0 || level <= (levels[at - 1] ?? 0) + 1)).toBe(true)
  })

  it('A11Y-26: says its title and its language, and the language of each passage in another', () => {
    expect(parts['docProps/core.xml']).toContain(`<dc:title>${report.title}</dc:title>`)
    expect(parts['word/styles.xml']).toMatch(/<w:lang w:val="fr-FR"/)
    const passages = [
      ...document.matchAll(
        /<w:r><w:rPr>(?:(?!<\/w:rPr>).)*<w:lang w:val="en(?:-GB)?"\/>(?:(?!<\/w:rPr>).)*<\/w:rPr>(.*?)<\/w:r>/g,
      ),
    ]
    expect(passages.map(([, run = '']) => textIn(run)).join(' ')).toContain(
      'What about the pleasure of learning together',
    )
  })

  it('hangs real footnotes, with their links, that Word numbers itself', () => {
    const written = report.parts.flatMap(part => part.chapters).flatMap(chapter => footnotesOf(chapter.blocks))
    expect(written.length).toBeGreaterThan(2)
    expect(document.match(/<w:footnoteReference w:id="\d+"\/>/g)).toHaveLength(written.length)
    const notes = parts['word/footnotes.xml'] ?? ''
    const own = [...notes.matchAll(/<w:footnote w:id="[1-9]\d*">.*?<\/w:footnote>/gs)].map(([xml]) => xml)
    expect(own.filter(xml => xml.includes('<w:footnoteRef/>'))).toHaveLength(written.length)
    expect(paragraphsOf(notes, 'FootnoteText')).toHaveLength(written.length)
    const links = written.flatMap(note => note.text.flatMap(run => run.href ?? []))
    expect(links.length).toBeGreaterThan(0)
    for (const link of links)
      expect(parts['word/_rels/footnotes.xml.rels']).toContain(`Target="${link.replaceAll('&', '&amp;')}"`)
  })

  it('asks and answers, quotes, lists and traces in styles of their own', () => {
    const blocks = report.parts.flatMap(part => part.chapters).flatMap(chapter => chapter.blocks)
    const count = (kind: string) => blocks.filter(block => block.kind === kind).length
    expect(count('question')).toBeGreaterThan(0)
    expect(styled(document, 'DebateQuestion')).toHaveLength(count('question'))
    expect(styled(document, 'DebateAnswer')).toHaveLength(count('answer'))
    expect(styled(document, 'Trace').join('\n')).toMatch(/note/)
    expect(document).toContain('<w:numPr>')
    expect(parts['word/styles.xml']).toMatch(/w:styleId="NoteIdea".*?<w:basedOn w:val="Quote"\/>/s)
  })

  it('holds leads and levers together as cards, with their labels', () => {
    const cards = report.parts
      .flatMap(part => part.chapters)
      .flatMap(chapter => chapter.blocks)
      .flatMap(block => (block.kind === 'perspective' && block.role !== 'topic' ? [block] : []))
    expect(cards).toHaveLength(4)
    expect(styled(document, 'CardLabel')).toEqual(cards.map(card => card.label))
    const titles = cards.map(card => card.title.map(run => run.text).join(''))
    for (const title of titles)
      expect([...styled(document, 'Heading3'), ...styled(document, 'Heading4')]).toContain(title)
    expect(styled(document, 'Card').length).toBeGreaterThan(0)
  })

  it('A11Y-26: repeats the header row of its tables, and cuts no row in two', () => {
    const rows = document.match(/<w:tr>.*?<\/w:tr>/gs) ?? []
    const tables = document.match(/<w:tbl>/g) ?? []
    expect(tables.length).toBeGreaterThan(4)
    expect(rows.filter(row => row.includes('<w:tblHeader/>'))).toHaveLength(tables.length)
    expect(rows.every(row => row.includes('<w:cantSplit/>'))).toBe(true)
  })

  it('A11Y-26: every picture has a text of its own, or says that it is decoration', async () => {
    const png = await import('sharp').then(({ default: sharp }) =>
      sharp({ create: { width: 600, height: 200, channels: 3, background: '#285' } })
        .png()
        .toBuffer(),
    )
    const file = docxParts(await toDocx(report, { png, width: 600, height: 200 }))
    const xml = file['word/document.xml'] ?? ''
    const pictures = xml.match(/<wp:docPr [^>]*?(?:\/>|>.*?<\/wp:docPr>)/gs) ?? []
    expect(pictures.length).toBeGreaterThanOrEqual(2)
    for (const picture of pictures) expect(picture).toMatch(/ descr="[^"]+"|adec:decorative[^>]* val="1"/)
    expect(xml).toContain(`descr="Logo · ${report.cover[0]}"`)
    expect(Object.keys(file).filter(name => name.startsWith('word/media/')).length).toBe(pictures.length)
  })

  it('has contents with an entry a chapter, page numbers at the foot, and none on the cover', () => {
    expect(document).toContain('TOC \\h \\o &quot;1-2&quot;')
    expect(styled(document, 'TOC2').map(text => text.replace(/\d+$/, ''))).toEqual(styled(document, 'Heading2'))
    const feet = Object.entries(parts).filter(([name]) => /footer\d/.test(name))
    expect(feet.some(([, xml]) => xml.includes('PAGE'))).toBe(true)
    expect(document).toContain('<w:titlePg/>')
    // The entries stand there; their page numbers are the word processor's, when it opens the file.
    expect(document).toContain('w:dirty="true"')
    expect(parts['word/settings.xml']).toMatch(/<w:updateFields(?: w:val="true")?\/>/)
  })
})

describe('a bilingual edition as a Word document', () => {
  it('says each chapter in its language, and the titles of parts in both', async () => {
    const report = buildReport(facts2018(), 'both')
    const document = docxParts(await toDocx(report))['word/document.xml'] ?? ''
    const [part] = paragraphsOf(document, 'Heading1')
    expect(part).toContain('<w:lang w:val="en-GB"/>')
    const titles = report.parts.flatMap(each => each.chapters).filter(each => each.lang === 'en' && each.title !== '')
    expect(titles.length).toBeGreaterThan(3)
    const headings = paragraphsOf(document, 'Heading2').filter(each => each.includes('<w:lang w:val="en-GB"/>'))
    expect(headings.map(textIn)).toEqual(
      expect.arrayContaining(titles.map(each => expect.stringContaining(each.title))),
    )
  })
})

describe('the compte rendu as a Word document says the words of the report, all of them and in their order', () => {
  const cafes = {
    draft: draftFacts,
    written: writtenFacts,
    empty: () => someFacts({ people: 0, rounds: 0 }),
    'of 2018': facts2018,
  }
  for (const language of [...LANGUAGES, 'both'] as const)
    it.each(Object.entries(cafes))(`%s, in ${language}`, async (_name, facts) => {
      const report = buildReport(facts(), language, { log: true })
      const file = await toDocx(report)
      const { text, footnotes } = textOf(report)
      expect(wordsOfDocx(file)).toEqual(text)
      expect(footnotesOfDocx(file)).toEqual(footnotes)
    })
})

describe('what people wrote, in Word', () => {
  it('comes out as they wrote it, whatever it is', async () => {
    const texts = HOSTILE_TEXTS
    const facts = someFacts({
      notes: texts.slice(0, 3).map(text => aNote({ text, plate: true })),
      synthesis: {
        perspectives: texts.flatMap(text => [
          { kind: 'paragraph' as const, text: [{ text: 'Avant ' }, { text, strong: true }, { text: ' après' }] },
          { kind: 'heading' as const, level: 3, role: 'lead' as const, text: [{ text }] },
          { kind: 'quote' as const, text, note: '', table: 't1' },
          {
            kind: 'paragraph' as const,
            text: [{ text: 'Ici.' }, { text: '', footnote: { number: 0, text: withLinks(text) } }],
          },
        ]),
      },
      participants: texts.map(text => ({ name: text.slice(0, 60), organisation: text })),
    })
    const report = buildReport(facts, 'fr')
    const file = await toDocx(report)
    const seen = (page: string) => page.replace(/\s+/g, ' ')
    const whole = seen(docxText(file))
    for (const text of texts)
      for (const line of text.split('\n').map(each => each.trim())) expect(whole).toContain(seen(line))
    const { text: words, footnotes } = textOf(report)
    expect(wordsOfDocx(file)).toEqual(words)
    expect(footnotesOfDocx(file)).toEqual(footnotes)
    expect(footnotes).toHaveLength(texts.length)
    for (const [name, xml] of Object.entries(docxParts(file)))
      if (/\.(xml|rels)$/.test(name)) expect([name, unbalanced(xml.replace(/<\?.*?\?>/g, ''))]).toEqual([name, []])
  })

  it.each(UNPRINTABLE_TEXTS)('%j is printed as %j, and the document opens', async (text, printed) => {
    const facts = someFacts({
      plan: { ...aPlan(), title: `avant ${text}`, subtitle: text, organisers: text },
      notes: [aNote({ text: `avant ${text} après`, plate: true })],
      participants: [{ name: text, organisation: text, email: text }],
    })
    for (const [name, xml] of Object.entries(await partsOf(facts))) {
      if (!/\.(xml|rels)$/.test(name)) continue
      expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\uffff]|&(?!\w+;|#)/)
      if (name === 'word/document.xml') expect(xml).toContain(`avant ${printed} après`)
    }
  })

  it('[Y7] words from right to left run that way, and a paragraph that begins with them too', async () => {
    const facts = someFacts({
      notes: [
        aNote({ text: 'مرحبا بكم', plate: true }),
        aNote({ text: 'Dire مرحبا بكم à chacun', plate: true }),
        aNote({ text: '你好，世界', plate: true }),
      ],
    })
    const notes = paragraphsOf((await partsOf(facts))['word/document.xml'] ?? '', 'NoteIdea')
    expect(notes.map(note => note.includes('<w:bidi/>')).slice(0, 3)).toEqual([true, false, false])
    const right = (note = '') =>
      [...note.matchAll(/<w:r><w:rPr>((?:(?!<\/w:rPr>).)*)<\/w:rPr>(.*?)<\/w:r>/g)]
        .filter(([, look = '']) => look.includes('<w:rtl/>'))
        .map(([, , run = '']) => textIn(run))
    expect(notes.slice(0, 3).map(right)).toEqual([['مرحبا بكم'], ['مرحبا بكم'], []])
  })

  it('passages in other languages say so, in the way that Word keeps each kind of letters', async () => {
    const said = (text: string, lang: string) => ({ kind: 'paragraph' as const, text: [{ text, lang }] })
    const before = [said('Grüß Gott', 'de'), said('مرحبا', 'ar'), said('你好', 'zh')]
    const document = (await partsOf(someFacts({ synthesis: { before } })))['word/document.xml'] ?? ''
    for (const lang of ['w:val="de"', 'w:bidi="ar"', 'w:eastAsia="zh"']) expect(document).toContain(`<w:lang ${lang}/>`)
  })
})

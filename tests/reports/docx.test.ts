import { describe, expect, it } from 'vitest'
import { toDocx } from '../../server/reports/docx.ts'
import { buildReport } from '../../shared/reports/outline.ts'
import { aNote, aPlan, draftFacts, someFacts, writtenFacts } from './facts-builder.ts'
import { docxParts } from './words.ts'

const partsOf = async (facts = draftFacts(), language: 'fr' | 'en' = 'fr') =>
  docxParts(await toDocx(buildReport(facts, language)))

/** Texts of the paragraphs of a style, in order. */
const styled = (xml: string, style: string): string[] =>
  (xml.match(/<w:p>.*?<\/w:p>/gs) ?? [])
    .filter(paragraph => paragraph.includes(`<w:pStyle w:val="${style}"/>`))
    .map(paragraph => [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''))

/** Elements that were opened and not closed, or closed and not opened. */
function unbalanced(xml: string): string[] {
  const open: string[] = []
  for (const [, close, name = '', , empty] of xml.matchAll(/<(\/?)([A-Za-z][\w:.-]*)((?:"[^"]*"|[^">])*?)(\/?)>/g)) {
    if (close === '' && empty === '') open.push(name)
    else if (close === '/' && open.pop() !== name) return [name]
  }
  return open
}

describe('the compte rendu as a Word document', () => {
  it('has real headings, the workshops’ titles in order', async () => {
    const document = (await partsOf(writtenFacts()))['word/document.xml'] ?? ''
    expect(styled(document, 'Title')).toEqual(['Le Café des voisins'])
    expect(styled(document, 'Heading1')).toEqual(['01 Qui nous sommes', '02 Le World Café', 'Remerciements', 'Annexes'])
    expect(styled(document, 'Heading2')).toEqual([
      'Notre mission',
      'La conférence',
      '1 Que signifie être voisin\u202f?',
      '2 Que peut-on partager\u202f?',
      'Perspectives\u00a0: la mise en commun',
      'Les participants',
      'Comment ce texte a été écrit',
    ])
    expect(styled(document, 'Heading3')).toContain('L’assiette')
  })

  it('says its language, its title, and the language of titles that are in the other', async () => {
    const french = await partsOf()
    expect(french['word/styles.xml']).toMatch(/<w:lang w:val="fr-FR"/)
    expect(french['docProps/core.xml']).toContain('<dc:title>Le Café des voisins</dc:title>')
    const english = await partsOf(draftFacts(), 'en')
    expect(english['word/styles.xml']).toMatch(/<w:lang w:val="en-GB"/)
    expect(english['word/document.xml']).toMatch(/<w:lang w:val="fr-FR"\/?>/)
  })

  it('has a table of contents with an entry a chapter, and page numbers at the foot', async () => {
    const parts = await partsOf()
    const document = parts['word/document.xml'] ?? ''
    expect(document).toContain('TOC \\h \\o &quot;1-2&quot;')
    expect(styled(document, 'TOC2').map(text => text.replace(/\d+$/, ''))).toEqual(styled(document, 'Heading2'))
    const feet = Object.entries(parts).filter(([name]) => /footer\d/.test(name))
    expect(feet.some(([, xml]) => xml.includes('PAGE'))).toBe(true)
    expect(document).toContain('<w:titlePg/>')
  })

  it('repeats the header row of its tables and cuts no row in two', async () => {
    const document = (await partsOf())['word/document.xml'] ?? ''
    const rows = document.match(/<w:tr>.*?<\/w:tr>/gs) ?? []
    expect(document.match(/<w:tbl>/g)).toHaveLength(2)
    expect(rows.filter(row => row.includes('<w:tblHeader/>'))).toHaveLength(2)
    expect(rows.every(row => row.includes('<w:cantSplit/>'))).toBe(true)
  })

  it('quotes in a style for each kind of note, lists with real bullets, links with addresses', async () => {
    const parts = await partsOf(writtenFacts())
    const document = parts['word/document.xml'] ?? ''
    expect(styled(document, 'NoteExample')[0]).toContain('Dire bonjour sans rien vendre')
    expect(parts['word/styles.xml']).toMatch(/w:styleId="NoteExample".*?<w:left [^>]*w:color="1B6238"/s)
    expect(document.match(/<w:numPr>/g)).toHaveLength(2)
    expect(parts['word/_rels/document.xml.rels']).toContain('Target="https://example.org/sources"')
  })

  it('is well-formed whatever people wrote', async () => {
    const nasty = '</w:t></w:p> ]]> & \u0000\u0008\ud800 <w:br/> "\' %s'
    const facts = someFacts({
      plan: { ...aPlan(), title: nasty, subtitle: nasty, organisers: nasty },
      notes: [aNote({ text: nasty, plate: true })],
      participants: [{ name: nasty, organisation: nasty, email: nasty }],
      synthesis: { before: [{ kind: 'paragraph', text: [{ text: nasty, href: 'https://example.org/?a=1&b=2' }] }] },
    })
    for (const [name, xml] of Object.entries(await partsOf(facts))) {
      expect([name, unbalanced(xml.replace(/<\?.*?\?>/g, ''))]).toEqual([name, []])
      expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]|&(?!\w+;|#)/)
    }
  })

  it('a very long report leaves the page numbers to Word rather than hold the café up', async () => {
    const long = 'mot '.repeat(4_000)
    const facts = someFacts({
      synthesis: { before: Array.from({ length: 5 }, () => ({ kind: 'paragraph' as const, text: [{ text: long }] })) },
    })
    const document = (await partsOf(facts))['word/document.xml'] ?? ''
    expect(document).toContain('w:dirty="true"')
    expect(styled(document, 'TOC1')).toHaveLength(3)
  })
})

import { describe, expect, it } from 'vitest'
import { toDocx } from '../../server/reports/docx.ts'
import { LANGUAGES } from '../../shared/domain/text.ts'
import { toHtml } from '../../shared/reports/html.ts'
import { toMarkdown } from '../../shared/reports/markdown.ts'
import { buildReport } from '../../shared/reports/outline.ts'
import { aNote, draftFacts, someFacts, writtenFacts } from './facts-builder.ts'
import { docxText, htmlText, markdownText, wordsOfDocx, wordsOfHtml, wordsOfMarkdown } from './words.ts'

const cafes = { draft: draftFacts, written: writtenFacts, empty: () => someFacts({ people: 0, rounds: 0 }) }

describe('the compte rendu says the same words in every format', () => {
  for (const language of LANGUAGES) {
    for (const [name, facts] of Object.entries(cafes)) {
      it(`${name}, in ${language}`, async () => {
        const report = buildReport(facts(), language)
        const markdown = wordsOfMarkdown(toMarkdown(report))
        expect(markdown.length).toBeGreaterThan(80)
        expect(wordsOfHtml(toHtml(report))).toEqual(markdown)
        expect(wordsOfDocx(await toDocx(report))).toEqual(markdown)
      })
    }
  }
})

describe('golden files', () => {
  for (const language of LANGUAGES) {
    it(`the draft in ${language}`, async () => {
      await expect(toMarkdown(buildReport(draftFacts(), language))).toMatchFileSnapshot(`golden/draft.${language}.md`)
    })
    it(`the written report in ${language}`, async () => {
      await expect(toMarkdown(buildReport(writtenFacts(), language))).toMatchFileSnapshot(
        `golden/written.${language}.md`,
      )
    })
  }

  it('the HTML’s body', async () => {
    const html = toHtml(buildReport(writtenFacts(), 'fr'))
    const body = html
      .slice(html.indexOf('<div id="text"'), html.indexOf('</main>'))
      .replace(/<(section|table|figure|h\d|p|ul|tr)\b/g, '\n<$1')
    await expect(body).toMatchFileSnapshot('golden/written.fr.body.html')
  })
})

/** Words that would do harm, or be lost, in a format that forgot to escape them. */
const NASTY = [
  '<script>alert(1)</script>',
  '</style><img src=x onerror=alert(1)>',
  '&lt;déjà échappé&gt; &amp; &copy; &#8364;',
  '**gras** _souligné_ `code` ~~barré~~ [lien](javascript:alert(1)) ![image](x)',
  '# pas un titre',
  '1. pas une liste',
  '- pas une liste',
  '+ ni + ici',
  '> pas une citation',
  '=HYPERLINK("http://example.org";"clic")',
  '| a | b |\n| --- | --- |',
  'une ligne\nune autre\n---\nune troisième',
  '    pas du code',
  'un \\ deux \\\\ trois \\',
  '$x^2$ @tous #mot-dièse',
  'שלום \u202e à l’envers \u202c fin',
  '🫖 thé 👩🏽‍🚀 é e\u0301 ﷽',
  '<!-- rien --> ]]> <w:p/>',
  '"quotes" \'apostrophes\' « guillemets »',
  'é'.repeat(280),
]

describe('what people wrote comes out as they wrote it', () => {
  it.each(NASTY)('%j', async text => {
    const facts = someFacts({
      notes: [aNote({ text, plate: true })],
      synthesis: {
        perspectives: [{ kind: 'paragraph', text: [{ text: 'Avant ' }, { text, strong: true }, { text: ' après' }] }],
      },
      participants: [{ name: text.slice(0, 60), organisation: text }],
    })
    const report = buildReport(facts, 'fr')
    const seen = (page: string) => page.replace(/\s+/g, ' ')
    const lines = text.split('\n').map(line => line.trim())
    const html = toHtml(report)
    const docx = await toDocx(report)
    for (const line of lines) {
      expect(seen(htmlText(html))).toContain(seen(line))
      expect(seen(docxText(docx))).toContain(seen(line))
      expect(seen(markdownText(toMarkdown(report)))).toContain(seen(line))
    }
    expect(html).not.toMatch(/<script|<img|javascript:alert\(1\)"/)
    const markdown = wordsOfMarkdown(toMarkdown(report))
    expect(wordsOfHtml(html)).toEqual(markdown)
    expect(wordsOfDocx(docx)).toEqual(markdown)
  })

  it('a title that means harm stays a title', async () => {
    const title = '</title></style><script>alert("1")</script> \\22 } * {'
    const plan = { ...someFacts().plan, title, subtitle: title, place: title }
    const report = buildReport(someFacts({ plan }), 'en')
    const html = toHtml(report)
    expect(html).not.toContain('<script')
    expect(html.match(/<\/style>/g)).toHaveLength(1)
    expect(html.match(/<\/title>/g)).toHaveLength(1)
    expect(docxText(await toDocx(report))).toContain('<script>alert("1")</script>')
  })

  it('control characters and halves of a pair are left out of every format', async () => {
    const report = buildReport(
      someFacts({ notes: [aNote({ text: 'a\u0000b\u0007c\u000bd\uffffe\ud800f', plate: true })] }),
      'fr',
    )
    const broken = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\uffff]|[\ud800-\udbff](?![\udc00-\udfff])/
    for (const page of [toMarkdown(report), toHtml(report), docxText(await toDocx(report))]) {
      expect(page).toContain('abcde')
      expect(page).not.toMatch(broken)
    }
  })

  it('only addresses of the web and of mail become links', async () => {
    const run = (href: string) => ({ kind: 'paragraph' as const, text: [{ text: href, href }] })
    const perspectives = [
      run('https://example.org/?a=1&b="2"'),
      run('https://example.org/a?b=1&c=2'),
      run('mailto:moi@example.org'),
      run('javascript:alert(1)'),
      run('data:text/html,x'),
    ]
    const report = buildReport(someFacts({ synthesis: { perspectives } }), 'fr')
    const hrefs = [...toHtml(report).matchAll(/<a href="(?!#)([^"]*)"/g)].map(([, href]) => href)
    expect(hrefs).toEqual(['https://example.org/a?b=1&amp;c=2', 'mailto:moi@example.org'])
    expect(toMarkdown(report).match(/\]\(</g)).toHaveLength(2)
  })
})

import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../shared/domain/text.ts'
import { withLinks } from '../../shared/reports/footnotes.ts'
import { toHtml } from '../../shared/reports/html.ts'
import { toMarkdown } from '../../shared/reports/markdown.ts'
import { buildReport } from '../../shared/reports/outline.ts'
import { aNote, draftFacts, someFacts, writtenFacts } from './facts-builder.ts'
import { facts2018 } from '../support/cafe-2018.ts'
import { HOSTILE_TEXTS, UNPRINTABLE_TEXTS } from '../support/hostile-texts.ts'
import { textOf } from '../support/report-text.ts'
import { footnotesOfHtml, footnotesOfMarkdown, htmlText, markdownText, wordsOfHtml, wordsOfMarkdown } from './words.ts'

const cafes = {
  draft: draftFacts,
  written: writtenFacts,
  empty: () => someFacts({ people: 0, rounds: 0 }),
  'of 2018, whole': facts2018,
}

describe('[Q1] the compte rendu says the same words in every format', () => {
  for (const language of [...LANGUAGES, 'both'] as const) {
    for (const [name, facts] of Object.entries(cafes)) {
      it(`${name}, in ${language}`, async () => {
        const report = buildReport(facts(), language, { log: true })
        const { text, footnotes } = textOf(report)
        expect(text.length).toBeGreaterThan(80)
        const [html, markdown] = [toHtml(report), toMarkdown(report)]
        expect(wordsOfMarkdown(markdown)).toEqual(text)
        expect(wordsOfHtml(html)).toEqual(text)
        expect(footnotesOfMarkdown(markdown)).toEqual(footnotes)
        expect(footnotesOfHtml(html)).toEqual(footnotes)
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

describe('[Q2] what people wrote comes out as they wrote it', () => {
  it.each(HOSTILE_TEXTS)('%j', text => {
    const facts = someFacts({
      notes: [aNote({ text, plate: true })],
      synthesis: {
        perspectives: [
          { kind: 'paragraph', text: [{ text: 'Avant ' }, { text, strong: true }, { text: ' après' }] },
          { kind: 'heading', level: 3, role: 'lead', text: [{ text }] },
          { kind: 'list', items: [[{ text }]] },
          { kind: 'paragraph', text: [{ text: 'Ici.' }, { text: '', footnote: { number: 0, text: withLinks(text) } }] },
        ],
      },
      amendments: [{ part: 'perspectives', passage: text, text, for: 1, against: 0 }],
      participants: [{ name: text.slice(0, 60), organisation: text }],
    })
    const report = buildReport(facts, 'fr')
    const seen = (page: string) => page.replace(/\s+/g, ' ')
    const html = toHtml(report)
    const markdown = toMarkdown(report)
    for (const line of text.split('\n').map(each => each.trim())) {
      expect(seen(htmlText(html))).toContain(seen(line))
      expect(seen(markdownText(markdown))).toContain(seen(line))
    }
    expect(html).not.toMatch(/<script|<img|javascript:alert\(1\)"/)
    const { text: words, footnotes } = textOf(report)
    expect(wordsOfMarkdown(markdown)).toEqual(words)
    expect(wordsOfHtml(html)).toEqual(words)
    expect(footnotesOfMarkdown(markdown)).toEqual(footnotes)
    expect(footnotesOfHtml(html)).toEqual(footnotes)
  })

  it('a title that means harm stays a title', () => {
    const title = '</title></style><script>alert("1")</script> \\22 } * {'
    const plan = { ...someFacts().plan, title, subtitle: title, place: title }
    const report = buildReport(someFacts({ plan }), 'en')
    const html = toHtml(report)
    expect(html).not.toContain('<script')
    expect(html.match(/<\/style>/g)).toHaveLength(1)
    expect(html.match(/<\/title>/g)).toHaveLength(1)
  })

  it.each(UNPRINTABLE_TEXTS)('%j is printed as %j in every format', (text, printed) => {
    const report = buildReport(someFacts({ notes: [aNote({ text: `avant ${text} après`, plate: true })] }), 'fr')
    const broken = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\uffff]|[\ud800-\udbff](?![\udc00-\udfff])/
    for (const page of [toMarkdown(report), toHtml(report)]) {
      expect(page).toContain(`avant ${printed} après`)
      expect(page).not.toMatch(broken)
    }
  })

  it('only addresses of the web and of mail become links', () => {
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

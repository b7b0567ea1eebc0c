import { describe, expect, it } from 'vitest'
import { toHtml } from '../../shared/reports/html.ts'
import { buildReport } from '../../shared/reports/outline.ts'
import { aPlan, draftFacts, someFacts, writtenFacts } from './facts-builder.ts'

const page = (facts = writtenFacts(), language: 'fr' | 'en' = 'fr') => toHtml(buildReport(facts, language))

describe('the compte rendu as one HTML file', () => {
  it('asks nothing of any network and runs nothing', () => {
    const html = page()
    expect(html).not.toMatch(/<(script|link|iframe|object|img)\b|\bsrc=|@import|\son\w+=/)
    const addresses = [...html.matchAll(/url\(([^)]*)\)|href="([^"]*)"/g)].map(([, url, href]) => url ?? href ?? '')
    expect(addresses.filter(address => !address.startsWith('#'))).toEqual(['https://example.org/sources'])
  })

  it('says its language, and the language of titles that are in the other', () => {
    const plan = aPlan({ themes: [{ title: { fr: 'Pourquoi ?' } }] })
    expect(page()).toContain('<html lang="fr">')
    const english = page(someFacts({ plan }), 'en')
    expect(english).toContain('<html lang="en">')
    expect(english).toMatch(/<h1 lang="fr">/)
    expect(english).toMatch(/<h3 id="report-theme-t1" lang="fr">/)
  })

  it.each([
    ['draft', draftFacts()],
    ['written', writtenFacts()],
    ['empty', someFacts()],
    [
      'with headings under a part that has no chapter title',
      someFacts({
        synthesis: {
          after: [
            { kind: 'paragraph', text: [{ text: 'Merci' }] },
            { kind: 'heading', level: 2, text: [{ text: 'Remerciements' }] },
            { kind: 'heading', level: 3, text: [{ text: 'Aux hôtes' }] },
            { kind: 'paragraph', text: [{ text: 'Merci' }] },
          ],
        },
      }),
    ],
  ])('no heading skips a step (%s)', (_, facts) => {
    const levels = [...page(facts).matchAll(/<h([1-6])\b/g)].map(([, level]) => Number(level))
    expect(levels[0]).toBe(1)
    expect(levels.filter(level => level === 1)).toHaveLength(1)
    levels.slice(1).forEach((level, index) => expect(level - (levels[index] ?? 0)).toBeLessThanOrEqual(1))
  })

  it('every line of the contents leads somewhere, and no place has two names', () => {
    const html = page()
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)
    const targets = [...html.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(targets.length).toBeGreaterThan(8)
    expect(targets.filter(target => !ids.includes(target))).toEqual([])
  })

  it('lays the title font in when it is given, and nothing that is no font', () => {
    const report = buildReport(draftFacts(), 'fr')
    expect(toHtml(report, { font: 'd09GMgABAAA=' })).toContain('url(data:font/woff2;base64,d09GMgABAAA=)')
    expect(toHtml(report, { font: ')}</style>' })).not.toContain('@font-face')
  })

  it('each workshop has the weave of its table', () => {
    const html = page()
    expect(html).toMatch(/<section class="sheet woven t1"/)
    expect(html).toMatch(/\.t2 \.weave\{/)
  })
})

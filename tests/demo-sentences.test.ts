import { expect, it } from 'vitest'
import { LINKS, PILES, SENTENCES, SYNTHESES, WELCOMES } from '../demo/sentences.ts'
import { LIMITS } from '../shared/domain/limits.ts'

const texts = (theme: string): readonly string[] => (SENTENCES[Number(theme)] ?? []).map(([, , text]) => text)

it('the demo links and piles up notes that its guests write, each once', () => {
  for (const [theme, links] of Object.entries(LINKS))
    expect(texts(theme)).toEqual(expect.arrayContaining(links.flatMap(([from, , to]) => [from, to])))
  for (const [theme, pile] of Object.entries(PILES))
    expect(texts(theme)).toEqual(expect.arrayContaining([...pile.texts]))
  for (const theme of Object.keys(SENTENCES)) expect(new Set(texts(theme)).size).toBe(texts(theme).length)
})

it('every workshop of the demo has sentences, links, a pile, a welcome note and a synthesis', () => {
  const themes = Object.keys(SENTENCES)
  for (const rest of [LINKS, PILES, WELCOMES, SYNTHESES]) expect(Object.keys(rest)).toEqual(themes)
  for (const theme of themes) for (const text of texts(theme)) expect(text.length).toBeLessThanOrEqual(LIMITS.noteUnits)
})

import { describe, expect, it } from 'vitest'
import { words as home } from '../../client/home/words.ts'
import { fileWords } from '../../client/prepare/words-files.ts'
import { peopleWords } from '../../client/prepare/words-people.ts'
import { wifiWords } from '../../client/prepare/words-wifi.ts'
import { words as prepare } from '../../client/prepare/words.ts'
import { words as phone } from '../../client/reach/words.ts'
import { reachWords } from '../../client/ui/words-reach.ts'
import { typeset } from '../../shared/i18n/typography.ts'

/** Every sentence of a dictionary, by its path; functions are asked with 2 and with plain words. */
function sentences(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value === 'function') {
    const said = (value as (...given: unknown[]) => unknown)(2, 3, 4)
    return typeof said === 'string' ? [[path, said]] : []
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => sentences(inner, path === '' ? key : `${path}.${key}`))
}

describe.each([
  ['home', home],
  ['prepare', prepare],
  ['people', peopleWords],
  ['files', fileWords],
  ['Wi-Fi', wifiWords],
  ['reach', reachWords],
  ['phone’s', phone],
] as const)('the words of the %s screen', (_, words) => {
  it('in French have their no-break spaces and their curly apostrophes', () => {
    const said = sentences({ ...words.fr, betweenRounds: undefined })
    expect(said.filter(([, text]) => typeset(text, 'fr') !== text)).toEqual([])
    expect(said.filter(([, text]) => text.includes("'"))).toEqual([])
  })
  it('are as many in English, and none is left in French', () => {
    const [fr, en] = [
      sentences({ ...words.fr, betweenRounds: undefined }),
      sentences({ ...words.en, betweenRounds: undefined }),
    ]
    expect(en.map(([path]) => path)).toEqual(fr.map(([path]) => path))
    const names = /Tablée|[Cc]afés?|Numériques/g
    expect(en.filter(([, text]) => /[éèêàùç]/.test(text.replace(names, '')))).toEqual([])
  })
})

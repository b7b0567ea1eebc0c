import { Visitor } from 'vite'
import { describe, expect, it } from 'vitest'
import { readSources } from './support/source-files.ts'

const modules = import.meta.glob<Record<string, unknown>>(['../client/**/words*.ts', '../shared/**/*words*.ts'], {
  eager: true,
})

interface Dictionary {
  readonly name: string
  readonly fr: object
  readonly en: object
}

const dictionaries: readonly Dictionary[] = Object.entries(modules).flatMap(([file, exported]) =>
  Object.entries(exported)
    .filter((entry): entry is [string, { fr: object; en: object }] => isBilingual(entry[1]))
    .map(([name, { fr, en }]) => ({ name: `${file} ${name}`, fr, en })),
)

function isBilingual(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'fr' in value && 'en' in value && typeof value.fr === 'object'
}

/** The shape of a dictionary: which words it has, and which of them need to be told something. One language may need less. */
function shapeOf(words: unknown): unknown {
  if (Array.isArray(words)) return words.map(shapeOf)
  if (typeof words !== 'object' || words === null) return typeof words
  return Object.fromEntries(Object.entries(words).map(([key, word]) => [key, shapeOf(word)]))
}

describe('dictionaries', () => {
  it('are there', () => {
    expect(dictionaries.length).toBeGreaterThan(3)
  })

  it.each(dictionaries)('$name says the same things in English as in French', ({ fr, en }) => {
    expect(shapeOf(en)).toEqual(shapeOf(fr))
  })

  // The words of the report are typeset as they are printed; those of the screens are shown as they are.
  it('break no line before a French sign: its space is a no-break one', () => {
    const wrong = readSources('client').flatMap(file => {
      if (!/words[^/]*\.ts$/.test(file.path)) return []
      const found: string[] = []
      const look = (said: unknown) => {
        if (typeof said === 'string' && /\p{L} [;:!?»]|« /u.test(said)) found.push(`${file.path}: ${said}`)
      }
      new Visitor({
        Literal: literal => look(literal.value),
        TemplateElement: element => look(element.value.cooked),
      }).visit(file.program)
      return found
    })
    expect(wrong).toEqual([])
  })
})

import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const NUMBER = /\[([A-Z]\d+)\]/g
/** The names of tests and groups: whatever follows `it(`, `describe(` or stands in a table is on the same line or the next. */
const NAME = /\b(?:it|describe|test)\(\s*(?:'[^']*'|`[^`]*`)/g

const promised = [...readFileSync(`${ROOT}BEHAVIOUR.md`, 'utf8').matchAll(/^- \[([A-Z]\d+)\]/gm)].map(
  ([, number = '']) => number,
)

const cited = new Map<string, string>()
for (const file of readdirSync(`${ROOT}tests`, { recursive: true, encoding: 'utf8' })) {
  if (!/\.(ts|tsx|mjs)$/.test(file)) continue
  const text = readFileSync(`${ROOT}tests/${file}`, 'utf8')
  for (const [name] of text.matchAll(NAME)) for (const [, number = ''] of name.matchAll(NUMBER)) cited.set(number, file)
}

describe('the promises of BEHAVIOUR.md', () => {
  it('have each their own number', () => {
    expect(promised.length).toBeGreaterThan(40)
    expect(promised.filter((number, i) => promised.indexOf(number) !== i)).toEqual([])
  })

  it('are each held by a test that cites them', () => {
    expect(promised.filter(number => !cited.has(number))).toEqual([])
  })

  it('are the only ones that tests cite', () => {
    expect([...cited].filter(([number]) => !promised.includes(number))).toEqual([])
  })
})

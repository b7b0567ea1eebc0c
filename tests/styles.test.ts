import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('../client/', import.meta.url))

/** Rules that hold on every screen: without comments and without what stands in @media and the like. */
function plainRules(css: string): string {
  const text = css.replace(/\/\*[\s\S]*?\*\//g, '')
  let kept = ''
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    if (depth === 0 && text[at] === '@') {
      while (at < text.length && text[at] !== '{' && text[at] !== ';') at++
      if (text[at] === '{') depth = 1
      continue
    }
    if (depth > 0) depth += text[at] === '{' ? 1 : text[at] === '}' ? -1 : 0
    else kept += text[at] ?? ''
  }
  return kept
}

/** Classes to which a sheet gives their shape: `.name { … }`, alone or in a list. */
const shapedIn = (css: string): string[] =>
  [...plainRules(css.replace(/\([^()]*\)/g, '')).matchAll(/(?:^|[},])\s*\.([a-z][\w-]*)\s*(?=[,{])/g)].map(
    ([, name]) => name ?? '',
  )

it('reads the classes that a sheet shapes', () => {
  expect(
    shapedIn('/* .no {} */ .a { b: c } .d .e {} .f,\n.g {} @media (x) { .h {} .i {} } @import "j"; .k:hover {}'),
  ).toEqual(['a', 'f', 'g'])
})

it('a class has its shape from one sheet only: sheets of other screens and parts stay when one goes on', () => {
  const sheets = new Map<string, string[]>()
  for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.css')))
    for (const name of new Set(shapedIn(readFileSync(root + file, 'utf8'))))
      sheets.set(name, [...(sheets.get(name) ?? []), file])
  expect(sheets.size).toBeGreaterThan(100)
  expect([...sheets].filter(([, files]) => files.length > 1)).toEqual([])
})

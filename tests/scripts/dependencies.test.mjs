import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** @param {string} path from the root of the project */
const read = path => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const { dependencies, devDependencies, optionalDependencies } = /** @type {Record<string, Record<string, string>>} */ (
  JSON.parse(read('package.json'))
)
const page = read('docs/dependencies.md')

describe('docs/dependencies.md', () => {
  const named = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies })

  it.each(named)('says what %s is for', name => {
    expect(page).toContain(`\`${name}\``)
  })

  it('names no package that is gone', () => {
    const claimed = [...page.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name)
    expect(claimed.filter(name => name && !named.includes(name))).toEqual([])
  })

  it('gives each runtime package the licence that the package itself gives', () => {
    for (const name of Object.keys(dependencies ?? {})) {
      const { license } = JSON.parse(read(`node_modules/${name}/package.json`))
      expect(page).toMatch(new RegExp(`^\\| \`${name}\` \\|.*\\| ${license} \\|$`, 'm'))
    }
  })

  it('is exact: every version is pinned', () => {
    const loose = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(?:-beta\.\d+)?$/.test(version),
    )
    expect(loose).toEqual([])
  })
})

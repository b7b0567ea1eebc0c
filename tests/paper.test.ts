import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { RIGHTS } from '../shared/access/commands.ts'

/** INC-09: what a participant does with a device has an equivalent on paper or by voice, and the list says which. */
const rows = readFileSync(new URL('../docs/paper.md', import.meta.url), 'utf8')
  .split('\n')
  .filter(line => /^\| (?!---|with a device)/.test(line))
  .map(line =>
    line
      .split('|')
      .slice(1, -1)
      .map(cell => cell.trim()),
  )

describe('the table of parity', () => {
  it('has no empty cell', () => {
    expect(rows.length).toBeGreaterThan(15)
    for (const row of rows) expect([row[0], row.length, row.includes('')]).toEqual([row[0], 4, false])
  })
  it('speaks of every command that somebody at a table may give', () => {
    const told = rows.flatMap(([, , , command = '']) => /^`([\w-]+)`$/.exec(command)?.[1] ?? [])
    const given = Object.entries(RIGHTS).flatMap(([type, right]) =>
      right === 'seated' || right === 'people' ? type : [],
    )
    expect(told.sort()).toEqual(given.sort())
  })
})

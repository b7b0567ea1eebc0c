import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOrder } from '../../shared/domain/note.ts'
import { orderBetween } from '../../shared/document/cloth-edits.ts'

describe('order keys', () => {
  it('a hundred notes put down one after the other stay in that order, with short keys', () => {
    const keys: string[] = []
    for (let i = 0; i < 100; i++) keys.push(orderBetween(keys.at(-1)))
    expect([...keys].sort()).toEqual(keys)
    expect(Math.max(...keys.map(key => key.length))).toBeLessThanOrEqual(5)
  })

  it('whatever is inserted anywhere, a key lies strictly between its neighbours', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 60 }), places => {
        const keys: string[] = []
        for (const place of places) {
          const at = place % (keys.length + 1)
          const key = orderBetween(keys[at - 1], keys[at])
          expect(isOrder(key)).toBe(true)
          if (at > 0) expect(key > (keys[at - 1] ?? '')).toBe(true)
          if (at < keys.length) expect(key < (keys[at] ?? '')).toBe(true)
          keys.splice(at, 0, key)
        }
      }),
    )
  })

  it('a table that never stops still gets valid keys', () => {
    let last: string | undefined
    for (let i = 0; i < 5_000; i++) last = orderBetween(last)
    expect(isOrder(last)).toBe(true)
  })
})

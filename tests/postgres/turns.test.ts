import { expect, it } from 'vitest'
import { makeTurns } from '../../server/postgres/turns.ts'

it('so many act at one time, the others in the order in which they came, also after one that failed', async () => {
  const inTurn = makeTurns(2)
  const begun: number[] = []
  const ends: (() => void)[] = []
  const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve))
  const all = [0, 1, 2, 3, 4].map(name =>
    inTurn(async () => {
      begun.push(name)
      await new Promise<void>(resolve => (ends[name] = resolve))
      if (name === 1) throw new Error('no')
      return name
    }).catch(() => 'failed'),
  )
  await turn()
  expect(begun).toEqual([0, 1])
  ends[1]?.()
  await turn()
  expect(begun).toEqual([0, 1, 2])
  ends[0]?.()
  ends[2]?.()
  await turn()
  expect(begun).toEqual([0, 1, 2, 3, 4])
  ends[3]?.()
  ends[4]?.()
  expect(await Promise.all(all)).toEqual([0, 'failed', 2, 3, 4])
  expect(await inTurn(async () => 5)).toBe(5)
})

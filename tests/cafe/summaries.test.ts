import { expect, it } from 'vitest'
import * as Y from 'yjs'
import type { CafeState } from '../../server/cafe/state.ts'
import { createSummaries } from '../../server/cafe/summaries.ts'
import { createHandClock } from '../support/hand-clock.ts'

const TABLES = Array.from({ length: 100 }, (_, i) => `t${i + 1}`)

it('in a café of a hundred busy tables forty are told of a second, whoever waited longest first, and each has its turn', async () => {
  const timers = createHandClock()
  const asked: string[] = []
  const room = { read: <T>(look: (doc: Y.Doc) => T) => look(new Y.Doc()), write: async () => {} }
  const rooms = {
    open: async (_event: string, document: string) => {
      asked.push(document.slice('table-'.length))
      return room
    },
    presenceOf: () => ({ online: [], writing: [] }),
  }
  const state = { id: 'e1', plan: { plate: 3 } } as unknown as CafeState
  let working: Promise<void> = Promise.resolve()
  const summaries = createSummaries(
    { rooms, timers },
    {
      told: new Map(),
      state: () => state,
      tell: most => {
        working = summaries.workOut(most)
      },
    },
  )
  for (const table of TABLES) summaries.touch(table)
  const told: number[] = []
  for (let second = 0; second < 3; second++) {
    timers.advance(1_000)
    await working
    told.push(asked.length)
    if (second === 0) for (const table of ['t100', 't1']) summaries.touch(table)
  }
  expect(told).toEqual([40, 80, 101])
  expect(asked).toEqual([...TABLES, 't1'])
  expect(summaries.isDue()).toBe(false)

  for (const table of TABLES) summaries.touch(table)
  await summaries.workOut()
  expect([asked.length, summaries.all.size]).toEqual([201, 100])
  summaries.stop()
})

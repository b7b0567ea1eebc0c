import { describe, expect, it } from 'vitest'
import { type Lanes, makeLanes } from '../../server/archive/lanes.ts'

interface Call {
  readonly name: string
  readonly bytes: number
}

/** Lanes whose commits end when the test says so. */
function heldLanes(most = { calls: 100, bytes: 1_000 }) {
  const underWay: { readonly names: string; readonly end: () => void }[] = []
  const lanes: Lanes<Call> = makeLanes({
    count: 4,
    most,
    settle: calls =>
      new Promise<void>(resolve => {
        underWay.push({ names: calls.map(({ name }) => name).join(' '), end: resolve })
      }),
  })
  const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve))
  return {
    lanes,
    push: (name: string, event?: string, bytes = 1) => lanes.push({ name, bytes }, event),
    now: async () => {
      await turn()
      return underWay.map(({ names }) => names)
    },
    end: (names: string) => {
      const place = underWay.findIndex(each => each.names === names)
      expect(place, `${names} is under way`).toBeGreaterThanOrEqual(0)
      for (const each of underWay.splice(place, 1)) each.end()
    },
  }
}

describe('calls to a database that wait', () => {
  it('share one commit when they come together, and the next when they come meanwhile', async () => {
    const { push, now, end } = heldLanes()
    push('a1', 'a')
    push('a2', 'a')
    expect(await now()).toEqual(['a1 a2'])
    push('a3', 'a')
    push('a4', 'a')
    expect(await now()).toEqual(['a1 a2'])
    end('a1 a2')
    expect(await now()).toEqual(['a3 a4'])
  })

  it('of another event need not wait', async () => {
    const { push, now, end } = heldLanes()
    push('a1', 'a')
    push('b1', 'b')
    expect(await now()).toEqual(['a1', 'b1'])
    end('b1')
    push('b2', 'b')
    expect(await now()).toEqual(['a1', 'b2'])
  })

  it('that concern several events go alone, after all before them and before all after them', async () => {
    const { push, now, end } = heldLanes()
    push('a1', 'a')
    push('b1', 'b')
    push('all1')
    push('all2')
    push('a2', 'a')
    expect(await now()).toEqual(['a1', 'b1'])
    end('a1')
    expect(await now()).toEqual(['b1'])
    end('b1')
    expect(await now()).toEqual(['all1 all2'])
    push('b2', 'b')
    end('all1 all2')
    expect(await now()).toEqual(['a2', 'b2'])
  })

  it('do not make one endless commit', async () => {
    const { lanes, push, now, end } = heldLanes({ calls: 2, bytes: 10 })
    for (const name of ['a1', 'a2', 'a3']) push(name, 'a')
    push('a4', 'a', 50)
    push('a5', 'a')
    expect(lanes.bytes).toBe(54)
    for (const group of ['a1 a2', 'a3', 'a4', 'a5']) {
      expect(await now()).toEqual([group])
      end(group)
    }
    expect(await now()).toEqual([])
    expect(lanes.bytes).toBe(0)
  })

  it('are waited for at the end', async () => {
    const { lanes, push, now, end } = heldLanes()
    await lanes.idle()
    push('a1', 'a')
    push('all')
    let isIdle = false
    const idle = lanes.idle().then(() => {
      isIdle = true
    })
    await now()
    end('a1')
    await now()
    expect(isIdle).toBe(false)
    end('all')
    await idle
    await lanes.idle()
  })
})

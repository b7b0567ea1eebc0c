import { describe, expect, it } from 'vitest'
import { LEASE_TIMES, type Leases, openLeases } from '../../server/nodes/leases.ts'
import { createHandClock } from '../support/hand-clock.ts'
import { createLeaseDatabase, type LeaseLine } from '../support/lease-table-in-memory.ts'

const clock = () => {
  const hands = createHandClock()
  return { ...hands, spent: () => hands.now() }
}
const breathe = async (): Promise<void> => {
  for (let i = 0; i < 30; i++) await Promise.resolve()
}

interface Told {
  fenced: string[]
  gone: string[]
  lonely: number
}
async function aHall(names: readonly string[], known: (event: string) => boolean = () => true) {
  const timers = clock()
  const database = createLeaseDatabase(timers)
  const nodes = new Map<string, { leases: Leases; line: LeaseLine; told: Told }>()
  for (const node of names) {
    const line = database.line()
    const told: Told = { fenced: [], gone: [], lonely: 0 }
    const leases = await openLeases({
      table: line.table,
      timers,
      node,
      url: `http://${node}`,
      isKnown: async event => known(event),
      isPassing: event => event.startsWith('rehearsal'),
      onFenced: why => void told.fenced.push(why),
      onGone: gone => void told.gone.push(gone),
      onLonely: () => void told.lonely++,
    })
    nodes.set(node, { leases, line, told })
  }
  const of = (node: string) => nodes.get(node) ?? expect.fail()
  const pass = async (ms: number): Promise<void> => {
    for (let at = 0; at < ms; at += 100) {
      timers.advance(100)
      await breathe()
    }
  }
  return { timers, database, of, pass, whose: (node: string, event: string) => of(node).leases.whose(event) }
}

describe('who keeps an event', () => {
  it('whoever is asked first takes it, and the others know where it is', async () => {
    const { whose } = await aHall(['one', 'two'])
    expect(await whose('one', 'c1')).toEqual({ kind: 'ours' })
    expect(await whose('two', 'c1')).toEqual({ kind: 'theirs', node: 'one', url: 'http://one' })
  })

  it('nobody asks the database about an event that is theirs', async () => {
    const { whose, of } = await aHall(['one'])
    await whose('one', 'c1')
    const before = of('one').line.asked.length
    for (let i = 0; i < 100; i++) expect(await whose('one', 'c1')).toEqual({ kind: 'ours' })
    expect(of('one').line.asked.length).toBe(before)
  })

  it('asked a hundred times at once, a node takes an event once', async () => {
    const { database, of } = await aHall(['one', 'two'])
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, i) => of(i % 2 === 0 ? 'one' : 'two').leases.whose('c1')),
    )
    expect(database.epochOf('c1')).toBe(1n)
    expect(answers.filter(({ kind }) => kind === 'ours').length).toBe(50)
    expect(answers.filter(({ kind }) => kind === 'theirs').length).toBe(50)
  })

  it('what does not exist takes no lease: whoever is asked says so', async () => {
    const { whose, database } = await aHall(['one'], event => event === 'c1')
    expect(await whose('one', 'guessed')).toEqual({ kind: 'ours' })
    expect(database.ownerOf('guessed')).toBeUndefined()
  })

  it('a new event belongs to the node that makes it, before anything is written', async () => {
    const { whose, of, database } = await aHall(['one', 'two'])
    await of('two').leases.claim('c9')
    expect(database.mayAppend('c9', of('two').leases.fence('c9'))).toBe(true)
    expect(database.mayAppend('c9', of('one').leases.fence('c9'))).toBe(false)
    expect(await whose('one', 'c9')).toMatchObject({ kind: 'theirs', node: 'two' })
    await expect(of('one').leases.claim('c9')).rejects.toThrow('another node keeps this event')
  })

  it('an event that was let go is taken by whoever is asked next, with a higher number', async () => {
    const { whose, of, database } = await aHall(['one', 'two'])
    await whose('one', 'c1')
    const before = of('one').leases.fence('c1')
    await of('one').leases.letGo('c1')
    expect(await whose('two', 'c1')).toEqual({ kind: 'ours' })
    expect(database.epochOf('c1')).toBe(2n)
    expect(database.mayAppend('c1', before)).toBe(false)
    expect(await whose('one', 'c1')).toMatchObject({ kind: 'theirs', node: 'two' })
  })

  it('a node that leaves lets everything go, and nobody waits for it to be dead', async () => {
    const { whose, of } = await aHall(['one', 'two'])
    await whose('one', 'c1')
    of('one').leases.leave()
    expect(await whose('one', 'c2')).toEqual({ kind: 'wait' })
    await of('one').leases.close()
    expect(await whose('two', 'c1')).toEqual({ kind: 'ours' })
    expect(of('one').told.fenced).toEqual([])
  })

  it('a rehearsal is passed on while its node lives, and is nowhere when that is gone', async () => {
    const { whose, of, pass, database } = await aHall(['one', 'two'])
    await of('one').leases.claim('rehearsal1')
    expect(await whose('two', 'rehearsal1')).toMatchObject({ kind: 'theirs', node: 'one' })
    of('one').line.state = 'cut'
    await pass(LEASE_TIMES.dead + 200)
    // Ours to say that it is unknown; it is not taken, since nothing of it could be read.
    expect(await whose('two', 'rehearsal1')).toEqual({ kind: 'ours' })
    expect(database.ownerOf('rehearsal1')).toBe('one')
  })
})

describe('a node that is gone', () => {
  it('keeps its events for five seconds, then whoever is asked takes them', async () => {
    const { whose, of, pass, database } = await aHall(['one', 'two'])
    await whose('one', 'c1')
    const before = of('one').leases.fence('c1')
    of('one').line.state = 'cut'
    await pass(3_000)
    expect(await whose('two', 'c1')).toMatchObject({ kind: 'theirs', node: 'one' })
    await pass(3_000)
    expect(await whose('two', 'c1')).toEqual({ kind: 'ours' })
    expect(database.mayAppend('c1', before)).toBe(false)
    expect(of('two').told.gone).toEqual(['one'])
  })

  it('says nothing for an event of its own once it has not been seen for four seconds', async () => {
    const { whose, of, pass } = await aHall(['one', 'two'])
    await whose('one', 'c1')
    of('one').line.state = 'cut'
    await pass(4_100)
    expect(of('one').leases.isFresh()).toBe(false)
    expect(await whose('one', 'c1')).toEqual({ kind: 'wait' })
  })

  it('ends itself when it comes back and somebody has taken what was its own', async () => {
    const { whose, of, pass } = await aHall(['one', 'two'])
    await whose('one', 'c1')
    of('one').line.state = 'cut'
    await pass(6_000)
    await whose('two', 'c1')
    expect(of('one').told.fenced).toEqual([])
    of('one').line.state = 'open'
    await pass(1_100)
    expect(of('one').told.fenced).toEqual(['taken-over'])
    expect(await whose('one', 'c1')).toEqual({ kind: 'wait' })
  })

  it('goes on when it comes back and nobody has taken anything', async () => {
    const { whose, of, pass } = await aHall(['one', 'two'])
    await whose('one', 'c1')
    of('one').line.state = 'cut'
    await pass(30_000)
    // Others may have been asked: people were told to look elsewhere, once.
    expect(of('one').told.lonely).toBe(1)
    of('one').line.state = 'open'
    await pass(1_100)
    expect(await whose('one', 'c1')).toEqual({ kind: 'ours' })
    expect(of('one').told.fenced).toEqual([])
  })

  it('a database that is away for everybody ends nobody and moves nothing', async () => {
    const { whose, of, pass, database } = await aHall(['one', 'two'])
    await whose('one', 'c1')
    for (const node of ['one', 'two']) of(node).line.state = 'cut'
    await pass(8_000)
    expect(await whose('two', 'c1')).toEqual({ kind: 'wait' })
    for (const node of ['one', 'two']) of(node).line.state = 'open'
    // Whoever is heard first does not take what others had before they could be heard too.
    expect(await whose('two', 'c1')).toEqual({ kind: 'wait' })
    await pass(1_100)
    expect(await whose('two', 'c1')).toMatchObject({ kind: 'theirs', node: 'one' })
    expect(await whose('one', 'c1')).toEqual({ kind: 'ours' })
    expect(database.epochOf('c1')).toBe(1n)
  })

  it('a takeover whose answer was lost is made again by the same node', async () => {
    const { whose, of, database } = await aHall(['one', 'two'])
    of('one').line.state = 'deaf'
    expect(await whose('one', 'c1')).toEqual({ kind: 'wait' })
    await of('one')
      .leases.claim('c2')
      .catch(() => {})
    of('one').line.state = 'open'
    expect(await whose('one', 'c2')).toEqual({ kind: 'ours' })
    expect(database.epochOf('c2')).toBe(2n)
    expect(database.mayAppend('c2', of('one').leases.fence('c2'))).toBe(true)
  })

  it('a lease changed by hand ends the owner when it was away long enough not to know', async () => {
    const { whose, of, pass, database } = await aHall(['one', 'two'])
    await whose('one', 'c1')
    database.force('c1', 'two')
    // Nothing was late, so only an append finds out; it is refused.
    expect(database.mayAppend('c1', of('one').leases.fence('c1'))).toBe(false)
    of('one').line.state = 'cut'
    await pass(6_000)
    of('one').line.state = 'open'
    await pass(1_100)
    expect(of('one').told.fenced).toEqual(['taken-over'])
  })
})

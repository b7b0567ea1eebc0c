import process from 'node:process'
import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { makeCaller } from '../../demo/http.ts'
import { rehearse } from '../../demo/rehearse.ts'
import type { CafeState } from '../../server/cafe/state.ts'
import { isSeated } from '../../shared/access/roles.ts'
import type { ApiNote } from '../../shared/protocol/api.ts'
import { ADMIN_KEY, aServer, type TestServer } from '../support/a-server.ts'

let tablee: TestServer
beforeAll(() => {
  // Each open document of each simulated guest listens for this process's end (y-websocket).
  process.setMaxListeners(0)
})
afterEach(() => tablee.close())

type Give = (command: Readonly<Record<string, unknown>>) => Promise<void>
interface Wishes {
  readonly seed?: number
  readonly plan?: Readonly<Record<string, unknown>>
  readonly alone?: boolean
  /** what the facilitator does once a scene was played */
  readonly lead?: (scene: string, give: Give) => Promise<void>
}

const ringing: NonNullable<Wishes['lead']> = async (scene, give) => {
  if (scene === 'open 0') await give({ type: 'start' })
  if (scene.startsWith('round')) await give({ type: 'ring' })
}

/** A café played by simulated guests over real sockets, its time turned by hand; gives what there is at the harvest. */
async function play({ seed = 3, plan = {}, alone = false, lead = ringing }: Wishes = {}) {
  tablee = await aServer()
  await tablee.server.listen(0, '127.0.0.1')
  const address = tablee.server.app.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const event = await tablee.create({
    template: 'isn-2018',
    capacity: 12,
    seed: 2018,
    rounds: { count: 2, minutes: 1, transferMinutes: 1 },
    ...plan,
  })
  const caller = makeCaller(`http://127.0.0.1:${port}`)
  const give: Give = async body => {
    const given = await tablee.call('POST', `events/${event.id}/commands`, { body, token: ADMIN_KEY })
    if (given.status !== 200) throw new Error(given.text)
  }
  const scenes: string[] = []
  let notes: readonly ApiNote[] = []
  let state: CafeState | undefined
  let onTime = 0
  await give({ type: 'open' })
  await rehearse({
    caller,
    brief: {
      url: caller.url,
      event: event.id,
      plan: event.plan,
      keys: event.keys,
      seed,
      speed: 20,
      alone,
      language: 'fr',
    },
    wait: () => turn(),
    now: () => tablee.clock.now(),
    async played(scene, company) {
      scenes.push(scene)
      if (scene === 'open 0') onTime = company.guests.length
      await company.settled()
      if (scene.startsWith('harvest')) {
        const answer = await tablee.call('GET', `events/${event.id}/notes`, { token: ADMIN_KEY })
        notes = answer.body['notes'] as unknown as ApiNote[]
        state = tablee.server.context.cafes.get(event.id)?.state
        await tablee.call('DELETE', `events/${event.id}`, { token: ADMIN_KEY })
        return
      }
      await lead(scene, give)
      // The ten seconds of the bell; the walk.
      if (!alone) tablee.clock.advance(scene.startsWith('round') ? 11_000 : 61_000)
      if (!alone && scene === 'round 2') await give({ type: 'open-dots', where: 'harvest' })
    },
  })
  const people = [...(state?.people.values() ?? [])].filter(person => isSeated(person.role))
  if (state === undefined) expect.fail('the harvest was never reached')
  return { scenes, notes, people, onTime }
}

/** What was said where by whom, without what is drawn anew each time. */
const said = (notes: readonly ApiNote[]) =>
  notes
    .filter(note => note.origin !== 'carried')
    .map(note => [note.round, note.table, note.author, note.kind, note.zone, note.text].join(' · '))
    .sort()

describe('simulated guests', () => {
  it('arrive, sit where the plan has them, write, gather, keep something and walk, whenever somebody rings', async () => {
    const { scenes, notes, people, onTime } = await play()
    expect(scenes).toEqual(['open 0', 'round 1', 'transfer 1', 'round 2', 'harvest 2'])
    // Twelve are expected; one does not come, and two came after the first round had begun.
    expect(people).toHaveLength(11)
    expect(onTime).toBe(9)
    expect(people.filter(person => person.role === 'host')).toHaveLength(4)
    expect(new Set(notes.map(note => note.table))).toEqual(new Set(['t1', 't2', 't3', 't4']))
    expect(new Set(notes.map(note => note.round))).toEqual(new Set([1, 2]))
    expect(notes.filter(note => note.origin === 'scribed').length).toBeGreaterThan(0)
    expect(notes.filter(note => note.origin === 'carried').length).toBeGreaterThan(0)
    expect(notes.filter(note => note.plate).length).toBeGreaterThan(3)
    // Everybody wrote at the table that the plan gave them.
    const seatOf = (note: ApiNote) => people.find(person => person.name === note.author)?.seats[note.round - 1]
    for (const note of notes.filter(each => each.origin === 'typed')) expect(seatOf(note)).toBe(note.table)
  })

  it('say the same things at the same tables for the same seed, and others for another', async () => {
    const first = said((await play({ seed: 3 })).notes)
    await tablee.close()
    const second = said((await play({ seed: 3 })).notes)
    await tablee.close()
    const other = said((await play({ seed: 4 })).notes)
    expect(first.length).toBeGreaterThan(15)
    expect(second).toEqual(first)
    expect(other).not.toEqual(first)
  })

  it('stick dots only when a facilitator lets them', async () => {
    const without = await play()
    expect(without.notes.reduce((sum, note) => sum + note.dots, 0)).toBe(0)
    await tablee.close()
    const withDots = await play({
      plan: { dots: { secret: false } },
      lead: async (scene, give) => {
        if (scene === 'open 0') await give({ type: 'open-dots', where: 'tables' })
        await ringing(scene, give)
      },
    })
    expect(withDots.notes.reduce((sum, note) => sum + note.dots, 0)).toBeGreaterThan(5)
  })

  it('go on when a table is closed under their hands, when somebody is moved, and when notes are hidden', async () => {
    const { scenes, notes } = await play({
      plan: { notes: { hidden: true } },
      lead: async (scene, give) => {
        if (scene === 'open 0') await give({ type: 'lock-table', table: 't2' })
        if (scene === 'round 1') await give({ type: 'unlock-table', table: 't2' })
        if (scene === 'transfer 1') for (const table of ['t1', 't2', 't3', 't4']) await give({ type: 'reveal', table })
        await ringing(scene, give)
      },
    })
    expect(scenes.at(-1)).toBe('harvest 2')
    expect(new Set(notes.filter(note => note.round === 2).map(note => note.table))).toEqual(
      new Set(['t1', 't2', 't3', 't4']),
    )
    expect(notes.filter(note => note.round === 1 && note.table === 't2')).toEqual([])
  })

  it('in a café without names sign with what the server gave them', async () => {
    const { notes } = await play({ plan: { notes: { attribution: 'none' } } })
    expect(notes.length).toBeGreaterThan(20)
    expect(notes.filter(note => note.author !== undefined)).toEqual([])
  })
})

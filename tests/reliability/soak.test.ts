import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { openLevelArchive } from '../../server/archive/level.ts'
import type { ApiNote } from '../../shared/protocol/api.ts'
import { ADMIN_KEY, aServer, type TestServer } from '../support/a-server.ts'
import { writeNote } from '../support/notes.ts'
import { openCafe, type RealCafe } from '../support/real-cafe.ts'
import { until } from '../support/real-line.ts'
import { settle } from '../support/socket-pair.ts'
import type { Held } from './soak-server.ts'

/** Cafés come and go for a long time: in the end the server holds what it held at the beginning. */

const isLong = process.env['TABLEE_LONG'] === '1'
const MINUTES = Number(process.env['TABLEE_SOAK_MINUTES'] ?? 10)
const MB = 1024 * 1024

const MINUTE = 60_000
const megabytes = (bytes: number): string => (bytes / MB).toFixed(1)
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** Bytes in use in this process once everything that can be collected is. */
async function heapHere(): Promise<number> {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  for (let i = 0; i < 4; i++) {
    collect()
    await new Promise(resolve => setImmediate(resolve))
  }
  return process.memoryUsage().heapUsed
}
const resourcesHere = (): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const kind of process.getActiveResourcesInfo()) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

/** Lets time pass, and what it starts come to its end on a real disk. */
async function pass(tablee: TestServer, ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= MINUTE) {
    tablee.clock.advance(Math.min(left, MINUTE))
    await tablee.server.context.rooms.flush()
    for (let i = 0; i < 4; i++) await new Promise(resolve => setImmediate(resolve))
  }
}

/** in a wave of the short run */
const FEW = 12

/** A small café: people come, write, the bell rings, they leave; every other one is erased. */
async function liveOne(tablee: TestServer, i: number): Promise<void> {
  const event = await tablee.create({ template: 'isn-2018', title: `Café ${i}` })
  const facilitator = await tablee.join(event, { key: event.keys.facilitator })
  await tablee.command(event, facilitator.token, { type: 'start' })
  for (const name of ['Zoé', 'Karim']) {
    const person = await tablee.join(event, { key: event.keys.participant, name })
    const cloth = await tablee.guest(event, person, 'table-t1')
    while (!cloth.state.synced) await settle(cloth)
    await writeNote(cloth, 'Une idée qui a besoin de quelques mots', { by: person.person.id, round: 1 })
    while (cloth.state.acknowledged < cloth.state.sent) await settle(cloth)
    cloth.drop()
    cloth.doc.destroy()
  }
  await tablee.command(event, facilitator.token, { type: 'go-to', phase: 'harvest' })
  if (i % 2 === 0) await tablee.call('DELETE', `events/${event.id}`, { token: ADMIN_KEY })
}

it('[A4] [J4] cafés that came, were left, put away or erased leave no memory, no timer and no handle behind', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tablee-soak-'))
  const tablee = await aServer({ archive: await openLevelArchive(join(folder, 'archive')) })
  try {
    const wave = async (first: number, count: number): Promise<void> => {
      for (let i = first; i < first + count; i++) await liveOne(tablee, i)
      await pass(tablee, 14 * MINUTE)
      expect([tablee.server.context.cafes.all().length, tablee.server.context.rooms.counts()]).toEqual([
        0,
        { rooms: 0, connections: 0 },
      ])
    }
    // What is made once, and kept, is made in the first waves.
    await wave(0, FEW)
    await wave(FEW, FEW)
    const lines = tablee.lines as string[]
    lines.length = 0
    const before = { heap: await heapHere(), planned: tablee.clock.planned(), resources: resourcesHere() }
    for (let i = 2; i < 5; i++) {
      await wave(i * FEW, FEW)
      lines.length = 0
    }
    const after = { heap: await heapHere(), planned: tablee.clock.planned(), resources: resourcesHere() }
    process.stdout.write(
      `  ${3 * FEW} cafés: heap ${megabytes(before.heap)} MB before, ${megabytes(after.heap)} MB after, ${after.planned} timers\n`,
    )
    expect(after.planned).toBe(before.planned)
    expect(after.resources).toEqual(before.resources)
    // A café that was kept would be 100 kB and more.
    expect(after.heap - before.heap).toBeLessThan(3 * FEW * 20_000)
  } finally {
    await tablee.server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}, 60_000)

interface SoakServer {
  readonly url: string
  held(): Promise<Held>
  stop(): Promise<number | null>
}

async function startSoakServer(folder: string, speed: number): Promise<SoakServer> {
  const child: ChildProcess = fork(fileURLToPath(new URL('soak-server.ts', import.meta.url)), [folder, String(speed)], {
    execArgv: ['--expose-gc', '--import', 'tsx'],
  })
  const killWithUs = (): void => void child.kill('SIGKILL')
  process.once('exit', killWithUs)
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return {
    url: `http://127.0.0.1:${port}`,
    async held() {
      const told = once(child, 'message')
      child.send('held')
      return ((await told) as [Held])[0]
    },
    async stop() {
      process.off('exit', killWithUs)
      const gone = once(child, 'exit')
      child.send('stop')
      const late = setTimeout(() => child.kill('SIGKILL'), 20_000)
      await gone
      clearTimeout(late)
      return child.exitCode
    },
  }
}

if (isLong)
  describe('for a long time, over real sockets', () => {
    /** the server's clock: ten idle minutes are 15 s */
    const SPEED = 40
    const CAFES = 12
    const PEOPLE = 8

    it(`[A4] [J4] a server in which cafés come and go for ${MINUTES} minutes is at the end what it was at the beginning`, {
      timeout: (MINUTES + 5) * MINUTE,
    }, async () => {
      const folder = mkdtempSync(join(tmpdir(), 'tablee-soak-'))
      const server = await startSoakServer(join(folder, 'archive'), SPEED)
      const held: Held[] = []
      const kept: { readonly cafe: RealCafe; readonly notes: ReadonlySet<string> }[] = []
      let [cafes, notes, erased] = [0, 0, 0]

      async function liveReally(): Promise<void> {
        const cafe = await openCafe(server.url, ADMIN_KEY, { people: PEOPLE, tables: 2 })
        cafes++
        const guests = cafe.people.map((person, i) => cafe.guest(person, cafe.tables[i % 2] ?? ''))
        for (const guest of guests) guest.connect()
        await until('all in step', () => guests.every(({ state }) => state.synced), ...guests)
        await cafe.call('POST', `events/${cafe.event.id}/commands`, ADMIN_KEY, { type: 'start' })
        const written = new Set<string>()
        for (const guest of guests)
          for (let i = 0; i < 3; i++)
            written.add(await writeNote(guest, `Idée ${i}`.padEnd(120, '.'), { by: guest.principal.person, round: 1 }))
        await until('all saved', () => guests.every(({ state }) => state.acknowledged === state.sent), ...guests)
        await cafe.call('POST', `events/${cafe.event.id}/commands`, ADMIN_KEY, { type: 'go-to', phase: 'harvest' })
        for (const guest of guests) {
          guest.drop()
          guest.doc.destroy()
        }
        notes += written.size
        kept.push({ cafe, notes: written })
      }

      /** Somebody comes back to a café that was put away: everything is there. Then it is erased. */
      async function comeBack({ cafe, notes: written }: (typeof kept)[number]): Promise<void> {
        const { event, people } = cafe
        const list = await cafe.call<{ notes: ApiNote[] }>('GET', `events/${event.id}/notes`, ADMIN_KEY)
        expect(new Set(list.notes.map(({ id }) => id))).toEqual(written)
        await cafe.call('GET', `events/${event.id}/me`, people[0]?.token ?? '')
        const gone = await fetch(`${server.url}/api/v1/events/${event.id}`, {
          method: 'DELETE',
          headers: { authorization: `Bearer ${ADMIN_KEY}` },
        })
        expect(gone.status).toBe(204)
        erased++
      }

      async function everybodyIsGone(): Promise<Held> {
        const end = performance.now() + 90_000
        for (;;) {
          const now = await server.held()
          if (now.cafes === 0 && now.rooms === 0 && now.connections === 0) return now
          if (performance.now() > end) throw new Error(`still there: ${JSON.stringify(now)}`)
          await wait(500)
        }
      }

      try {
        const end = performance.now() + MINUTES * MINUTE
        while (performance.now() < end) {
          for (const each of kept.splice(0, Math.max(0, kept.length - CAFES))) await comeBack(each)
          for (let i = 0; i < CAFES; i += 3) await Promise.all([liveReally(), liveReally(), liveReally()])
          held.push(await everybodyIsGone())
          process.stdout.write(
            `  ${cafes} cafés, ${notes} notes: RSS ${megabytes(held.at(-1)?.rss ?? 0)} MB, heap ${megabytes(held.at(-1)?.heap ?? 0)} MB\n`,
          )
        }
        // The first waves fill caches and let code be compiled.
        const steady = held.slice(Math.min(3, Math.floor(held.length / 3)))
        const third = Math.max(1, Math.floor(steady.length / 3))
        const [first, last] = [steady.slice(0, third), steady.slice(-third)]
        const over = (which: readonly Held[], of: (each: Held) => number): number => median(which.map(of))
        const figures = {
          cafes,
          notes,
          erased,
          waves: held.length,
          heap: [over(first, each => each.heap), over(last, each => each.heap)].map(megabytes),
          outside: [over(first, each => each.outside), over(last, each => each.outside)].map(megabytes),
          rss: [over(first, each => each.rss), over(last, each => each.rss)].map(megabytes),
          timers: [first[0]?.planned, last.at(-1)?.planned],
          resources: last.at(-1)?.resources,
        }
        process.stdout.write(`  ${JSON.stringify(figures)}\n`)
        expect(held.length).toBeGreaterThan(4)
        expect(last.at(-1)?.errors).toEqual([])
        expect(over(last, each => each.heap)).toBeLessThan(1.1 * over(first, each => each.heap))
        expect(over(last, each => each.rss)).toBeLessThan(1.15 * over(first, each => each.rss) + 10 * MB)
        expect(last.at(-1)?.planned).toBeLessThanOrEqual((first[0]?.planned ?? 0) + 2)
        // The test's own calls are kept open for a while, by its side of the line.
        const { TCPSocketWrap: calls = 0, ...others } = last.at(-1)?.resources ?? {}
        const { TCPSocketWrap: callsBefore = 0, ...othersBefore } = first[0]?.resources ?? {}
        expect(others).toEqual(othersBefore)
        expect(calls).toBeLessThanOrEqual(callsBefore + 2 * CAFES)
        for (const each of kept) await comeBack(each)
      } finally {
        const code = await server.stop()
        rmSync(folder, { recursive: true, force: true })
        expect(code).toBe(0)
      }
    })
  })

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openGate } from '../support/gate.ts'
import { type Postgres, startPostgres } from '../support/postgres.ts'

let postgres: Postgres
beforeAll(async () => {
  postgres = await startPostgres()
}, 60_000)
afterAll(() => postgres.stop())

describe('the PostgreSQL of the tests', () => {
  it('keeps what was committed through an end, a crash and a kill -9, on the same port', async () => {
    const url = await postgres.database()
    await postgres.ask(url, 'create table kept (n int)')
    let n = 0
    for (const away of [() => postgres.halt(), () => postgres.halt('immediate'), () => postgres.kill()]) {
      await postgres.ask(url, 'insert into kept values ($1)', [++n])
      await away()
      await expect(postgres.ask(url, 'select 1')).rejects.toThrow()
      await postgres.start()
      expect(await postgres.ask(url, 'select count(*)::int as count from kept')).toEqual([{ count: n }])
    }
  })

  it('is as durable as a real one', async () => {
    const url = await postgres.database()
    expect(await postgres.ask(url, 'show fsync')).toEqual([{ fsync: 'on' }])
    expect(await postgres.ask(url, 'show synchronous_commit')).toEqual([{ synchronous_commit: 'on' }])
  })

  it('ends when the process that started it is killed', { timeout: 60_000 }, async () => {
    const script = fileURLToPath(new URL('../support/postgres-for-ever.ts', import.meta.url))
    const child = spawn(process.execPath, ['--import', 'tsx', script], { stdio: ['ignore', 'pipe', 'inherit'] })
    const gone = once(child, 'exit')
    const [said] = (await once(child.stdout, 'data')) as [Buffer]
    const url = said.toString().trim()
    expect(await postgres.ask(url, 'select 1 as one')).toEqual([{ one: 1 }])
    child.kill('SIGKILL')
    await gone
    const until = Date.now() + 20_000
    const answers = (): Promise<boolean> =>
      postgres.ask(url, 'select 1').then(
        () => true,
        () => false,
      )
    while ((await answers()) && Date.now() < until) await wait(100)
    expect(await answers()).toBe(false)
  })
})

describe('the gate before it', () => {
  it('lets through, holds back, sends away, and heals', async () => {
    const url = await postgres.database()
    const gate = await openGate(postgres.port)
    try {
      const through = postgres.through(url, gate.port)
      expect(await postgres.ask(through, 'select 1 as one')).toEqual([{ one: 1 }])

      gate.stall()
      let answered = false
      const asked = postgres.ask(through, 'select 2 as two').finally(() => {
        answered = true
      })
      while (gate.open === 0) await wait(1)
      // Something goes all the way round beside the gate meanwhile.
      await postgres.ask(url, 'select 1')
      expect(answered).toBe(false)
      gate.heal()
      expect(await asked).toEqual([{ two: 2 }])

      const sleeping = postgres.ask(through, 'select pg_sleep(20)')
      while (gate.open === 0) await wait(1)
      gate.cut()
      await expect(sleeping).rejects.toThrow()
      await expect(postgres.ask(through, 'select 1')).rejects.toThrow()
      gate.heal()
      expect(await postgres.ask(through, 'select 3 as three')).toEqual([{ three: 3 }])
    } finally {
      await gate.close()
    }
  })
})

import { afterEach, describe, expect, it } from 'vitest'
import { newCode } from '../../server/access/secrets.ts'
import { PERSONAL, Throttle } from '../../server/access/throttle.ts'
import { createHandClock } from '../support/hand-clock.ts'
import { aServer, type TestServer } from '../support/a-server.ts'

const LETTERS = 27
const CODES = LETTERS ** 6

/** So many guesses as fast as they are answered, from so many addresses, `perSecond` in all; how many were looked at. */
function guess(
  throttle: Throttle,
  clock: ReturnType<typeof createHandClock>,
  given: { guesses: number; perSecond: number; addresses: number },
): number {
  let looked = 0
  for (let i = 0; i < given.guesses; i++) {
    if (throttle.mayGuess(`10.0.${i % given.addresses}.1`)) {
      looked += 1
      throttle.wrong()
    }
    clock.advance(1_000 / given.perSecond)
  }
  return looked
}

describe('guessing', () => {
  it('ten thousand guesses at the spoken code are hopeless', () => {
    const clock = createHandClock()
    const looked = guess(new Throttle(() => clock.now()), clock, { guesses: 10_000, perSecond: 1_000, addresses: 1 })
    // 300 before anybody is slowed, then 20 a second for the ten seconds that it lasts.
    expect(looked).toBeLessThan(600)
    expect(looked / CODES).toBeLessThan(1 / 500_000)
  })

  it('even if all were looked at, and from a thousand addresses, a code outlives its guesser', () => {
    expect(10_000 / CODES).toBeLessThan(1 / 38_000)
    const clock = createHandClock()
    const hour = { guesses: 3_600 * 300, perSecond: 300, addresses: 1_000 }
    const looked = guess(new Throttle(() => clock.now()), clock, hour)
    // In an hour at most 200 a second: a week of it would find the code once in three.
    expect(looked).toBeLessThanOrEqual(3_600 * 200 + 2_300)
    expect((looked * 24) / CODES).toBeLessThan(0.05)
  })

  it('ten thousand guesses at personal codes find one of eighty less than once in ten thousand tries', () => {
    const clock = createHandClock()
    const throttle = new Throttle(() => clock.now(), PERSONAL)
    const looked = guess(throttle, clock, { guesses: 10_000, perSecond: 100, addresses: 1 })
    expect((looked * 80) / CODES).toBeLessThan(1 / 10_000)
    const day = guess(throttle, clock, { guesses: 24 * 3_600 * 2, perSecond: 2, addresses: 500 })
    expect((day * 80) / CODES).toBeLessThan(0.02)
  })

  it('codes are drawn evenly over all their letters', () => {
    const seen = new Map<string, number>()
    for (let i = 0; i < 4_500; i++) for (const letter of newCode()) seen.set(letter, (seen.get(letter) ?? 0) + 1)
    expect(seen.size).toBe(LETTERS)
    for (const count of seen.values()) expect(Math.abs(count - 1_000)).toBeLessThan(200)
  })
})

describe('a room that shares one address', () => {
  let tablee: TestServer
  afterEach(() => tablee.close())

  it('eighty people come in within a second, one in four mistyping first, and nobody is slowed', async () => {
    tablee = await aServer()
    const event = await tablee.create()
    const statuses = await Promise.all(
      Array.from({ length: 80 }, async (_, i) => {
        if (i % 4 === 0) await tablee.call('POST', 'codes', { body: { code: 'AAAAAA' } })
        if (i % 4 === 0)
          await tablee.call('POST', `events/${event.id}/join`, { body: { code: 'AAAAAA', name: `Guest ${i}` } })
        const found = await tablee.call('POST', 'codes', { body: { code: event.code } })
        const joined = await tablee.call('POST', `events/${event.id}/join`, {
          body: { code: event.code, name: `Guest ${i}` },
        })
        return [found.status, joined.status]
      }),
    )
    expect(statuses).toEqual(statuses.map(() => [200, 201]))
  })

  it('comes in while somebody at the same address guesses: each within a few tries', async () => {
    tablee = await aServer({ limits: { callsPerAddress: 1e6 } })
    const event = await tablee.create()
    const join = (code: string) => tablee.call('POST', `events/${event.id}/join`, { body: { code, name: 'Guest' } })
    for (let i = 0; i < 1_000; i++) await join('AAAAAA')
    let waited = 0
    for (let guest = 0; guest < 80; guest++) {
      while ((await join(event.code)).status !== 201) {
        waited += 1
        tablee.clock.advance(1_000)
        // The guesser does not tire.
        for (let i = 0; i < 5; i++) await join('AAAAAA')
      }
    }
    // Seconds for all eighty together.
    expect(waited).toBeLessThan(10)
    expect(
      (await tablee.call('POST', `events/${event.id}/join`, { body: { key: event.keys.participant, name: 'K' } }))
        .status,
    ).toBe(201)
  })
})

describe('calls without end', () => {
  it('a new made-up token for each call gives no allowance of its own, and those who are known go on', async () => {
    const tablee = await aServer({ limits: { callsPerAddress: 5 } })
    const event = await tablee.create()
    const zoe = await tablee.join(event, { key: event.keys.participant, name: 'Zoé' })
    const look = (token: string) => tablee.call('GET', `events/${event.id}/me`, { token })
    const statuses: number[] = []
    for (let i = 0; i < 90; i++) statuses.push((await look(`${zoe.person.id}.${'x'.repeat(20)}${i}`)).status)
    expect(new Set(statuses)).toEqual(new Set([401, 429]))
    expect((await look(zoe.token)).status).toBe(200)
    await tablee.close()
  })
})

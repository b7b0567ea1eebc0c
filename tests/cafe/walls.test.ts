import { afterEach, describe, expect, it } from 'vitest'
import type { Day } from '../../shared/document/programme.ts'
import { aServer, type TestServer } from '../support/a-server.ts'
import { type Guest, settle } from '../support/socket-pair.ts'

describe('whether a wall shows the day [K7]', () => {
  let tablee: TestServer
  afterEach(() => tablee.close())

  const SECOND = 1_000
  const wallsOn = ({ doc }: Guest) => (doc.getMap('day').get('day') as Day).walls
  const wait = async (seconds: number, ...screens: Guest[]) => {
    for (let i = 0; i < seconds; i++) {
      tablee.clock.advance(SECOND)
      await settle(...screens)
    }
  }

  async function aDay() {
    tablee = await aServer()
    const event = await tablee.create()
    const [ada, first, second] = await Promise.all([
      tablee.join(event, { key: event.keys.facilitator, name: 'Ada' }),
      tablee.join(event, { key: event.keys.wall }),
      tablee.join(event, { key: event.keys.wall }),
    ])
    const console = await tablee.guest(event, ada, 'programme')
    await settle(console)
    return { event, first, second, console }
  }

  it('is told to the console as a number: none before the first, and one for each screen', async () => {
    const { event, first, second, console } = await aDay()
    expect(wallsOn(console)).toBeUndefined()
    await settle(await tablee.guest(event, first, 'programme'), console)
    await wait(1, console)
    await expect.poll(() => wallsOn(console)).toBe(1)
    await settle(await tablee.guest(event, second, 'programme'), console)
    await wait(1, console)
    await expect.poll(() => wallsOn(console)).toBe(2)
  })

  it('is told once the wall stays away; one that comes back within five seconds changes nothing', async () => {
    const { event, first, console } = await aDay()
    let wall = await tablee.guest(event, first, 'programme')
    await settle(wall, console)
    await wait(1, console)
    await expect.poll(() => wallsOn(console)).toBe(1)
    const told: unknown[] = []
    console.doc.getMap('day').observe(() => told.push(wallsOn(console)))

    wall.drop()
    await wait(3, console)
    wall = await tablee.guest(event, first, 'programme')
    await wait(9, console)
    expect(told).toEqual([])

    wall.drop()
    await settle(console)
    await wait(7, console)
    await expect.poll(() => told).toEqual([undefined])
  })
})

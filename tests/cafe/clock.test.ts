import { afterEach, describe, expect, it } from 'vitest'
import type { Day } from '../../shared/document/programme.ts'
import type { CommandInput } from '../../shared/domain/commands.ts'
import { remaining } from '../../shared/domain/phase.ts'
import type { CreatedEvent, Joined } from '../../shared/protocol/api.ts'
import { aServer, type TestServer } from '../support/a-server.ts'
import { settle } from '../support/socket-pair.ts'

/** The one clock of a day, over HTTP and through the programme, on a server whose time is in the test's hands. */
let tablee: TestServer
afterEach(() => tablee.close())

const SECOND = 1_000
const MINUTE = 60 * SECOND

interface Room {
  readonly event: CreatedEvent
  /** two consoles: two people with the facilitators' key */
  readonly ada: Joined
  readonly ben: Joined
  readonly zoe: Joined
}
async function aRoom(): Promise<Room> {
  tablee = await aServer()
  const event = await tablee.create({
    title: 'Un café',
    themes: [{ title: 'Un' }, { title: 'Deux' }],
    rounds: { count: 3, minutes: 20, transferMinutes: 3 },
  })
  const ada = await tablee.join(event, { key: event.keys.facilitator, name: 'Ada' })
  const ben = await tablee.join(event, { key: event.keys.facilitator, name: 'Ben' })
  const zoe = await tablee.join(event, { key: event.keys.participant, name: 'Zoé', table: 't1' })
  await tablee.command(event, ada.token, { type: 'start' })
  return { event, ada, ben, zoe }
}
const give = async ({ event }: Room, { token }: Joined, body: CommandInput) => {
  const answer = await tablee.call('POST', `events/${event.id}/commands`, { token, body })
  return { status: answer.status, body: answer.body as Record<string, unknown> }
}
const codeOf = (answer: { body: Record<string, unknown> }) => (answer.body['error'] as { code: string }).code
/** The day as a screen has it that comes now. */
const dayOf = async ({ event, zoe }: Room): Promise<Day> => {
  const screen = await tablee.guest(event, zoe, 'programme')
  await settle(screen)
  const day = screen.doc.getMap('day').get('day') as Day
  screen.drop()
  return day
}
/** What everybody's clock shows at this moment, in minutes. */
const left = async (room: Room): Promise<number | undefined> => {
  const ms = remaining((await dayOf(room)).clock, tablee.clock.now())
  return ms === undefined ? undefined : ms / MINUTE
}

describe('the clock of the day [K1]', () => {
  it('stands still in a pause, goes on with what was left, and takes minutes more or less', async () => {
    const room = await aRoom()
    tablee.clock.advance(5 * MINUTE)
    await give(room, room.ada, { type: 'pause' })
    tablee.clock.advance(30 * MINUTE)
    expect(await left(room)).toBe(15)
    await give(room, room.ada, { type: 'add-time', minutes: 2 })
    expect(await left(room)).toBe(17)
    await give(room, room.ada, { type: 'resume' })
    tablee.clock.advance(4 * MINUTE)
    expect(await left(room)).toBe(13)
    await give(room, room.ada, { type: 'add-time', minutes: -1 })
    expect(await left(room)).toBe(12)
  })

  it('goes on through a restart in the middle of a round, and a pause stays a pause', async () => {
    const room = await aRoom()
    tablee.clock.advance(6 * MINUTE)
    await tablee.server.close()
    tablee.clock.advance(2 * MINUTE)
    await tablee.restart()
    expect(await left(room)).toBe(12)
    await give(room, room.ada, { type: 'pause' })
    await tablee.server.close()
    tablee.clock.advance(40 * MINUTE)
    await tablee.restart()
    expect((await dayOf(room)).phase).toBe('round')
    expect(await left(room)).toBe(12)
  })

  it('tells each command the server’s hour, so that a device with a wrong clock shows the right time', async () => {
    const room = await aRoom()
    const answer = await give(room, room.ada, { type: 'add-time', minutes: 1 })
    expect(answer.body).toMatchObject({ now: tablee.clock.now(), clock: { endsAt: tablee.clock.now() + 21 * MINUTE } })
  })
})

describe('two consoles at once [K2]', () => {
  it('ring one bell: the second press is the same bell, and either takes it back', async () => {
    const room = await aRoom()
    const [first, second] = await Promise.all([
      give(room, room.ada, { type: 'ring', round: 1 }),
      give(room, room.ben, { type: 'ring', round: 1 }),
    ])
    expect([first.status, second.status]).toEqual([200, 200])
    expect(first.body['undoUntil']).toBe(second.body['undoUntil'])
    expect((await give(room, room.ben, { type: 'cancel-ring' })).status).toBe(200)
    const late = await give(room, room.ada, { type: 'cancel-ring' })
    expect([late.status, codeOf(late)]).toEqual([409, 'nothing-to-cancel'])
    tablee.clock.advance(20 * SECOND)
    expect((await dayOf(room)).phase).toBe('round')
  })

  it('never ring two rounds: a press that comes late is told that the bell has rung', async () => {
    const room = await aRoom()
    await give(room, room.ada, { type: 'ring', round: 1 })
    tablee.clock.advance(10 * SECOND)
    const walking = await give(room, room.ben, { type: 'ring', round: 1 })
    expect([walking.status, codeOf(walking)]).toEqual([409, 'already-rung'])
    tablee.clock.advance(3 * MINUTE)
    expect((await dayOf(room)).round).toBe(2)
    const next = await give(room, room.ben, { type: 'ring', round: 1 })
    expect([next.status, codeOf(next)]).toEqual([409, 'already-rung'])
    expect((await dayOf(room)).undoUntil).toBeNull()
    expect((await give(room, room.ben, { type: 'ring', round: 2 })).status).toBe(200)
  })

  it('give time at once and both minutes count', async () => {
    const room = await aRoom()
    await Promise.all([
      give(room, room.ada, { type: 'add-time', minutes: 1 }),
      give(room, room.ben, { type: 'add-time', minutes: 1 }),
    ])
    expect(await left(room)).toBe(22)
  })
})

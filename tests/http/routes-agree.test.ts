import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { crewsOfPeople } from '../../client/mirror/crew-moves.ts'
import type { Seating } from '../../client/mirror/seating.ts'
import { gatherKit } from '../../server/cafe/kit-facts.ts'
import { seatCards } from '../../server/cafe/seat-cards.ts'
import { presentRound } from '../../server/cafe/state.ts'
import type { CreatedEvent, Joined, Me, Rotation } from '../../shared/protocol/api.ts'
import { aServer, type TestServer } from '../support/a-server.ts'

let tablee: TestServer
beforeEach(async () => {
  tablee = await aServer()
})
afterEach(() => tablee.close())

/** Twelve guests, each with a token, and two hosts where the café has any. */
async function everybody(event: CreatedEvent): Promise<Joined[]> {
  const joined: Joined[] = []
  for (const table of ['t2', 't3'])
    joined.push(await tablee.join(event, { key: event.keys.hosts[table] ?? '', name: `Hôte ${table}` }))
  for (let i = 1; i <= 12; i++)
    joined.push(await tablee.join(event, { key: event.keys.participant, name: `Invité ${i}` }))
  return joined
}

const meOf = async (event: CreatedEvent, { token }: Joined): Promise<Me> =>
  (await tablee.call('GET', `events/${event.id}/me`, { token })).body as unknown as Me

/** The cloth where each person sits, round after round, as each way of asking has it. */
async function askEverywhere(event: CreatedEvent, people: readonly Joined[]) {
  const facilitator = await tablee.join(event, { key: event.keys.facilitator })
  const cafe = tablee.server.context.cafes.get(event.id)
  if (cafe === undefined) throw new Error('no café')
  const { context } = tablee.server
  const kit = gatherKit(cafe.state, { ...context, address: 'https://cafe.example.org', now: context.now() })
  const cards = seatCards(cafe.state)
  const answer = await tablee.call('GET', `events/${event.id}/rotation`, { token: facilitator.token })
  const { rounds } = answer.body as unknown as Rotation
  const programme = await context.rooms.open(event.id, 'programme')
  const shown = programme.read(doc => doc.getMap('seats').toJSON()) as Readonly<
    Record<string, readonly (string | null)[]>
  >
  const { tables } = programme.read(doc => ({ tables: doc.getMap('tables').toJSON() })) as Pick<Seating, 'tables'>
  const known = programme.read(doc => doc.getMap('people').toJSON()) as Seating['people']
  const crews = crewsOfPeople({ tables, people: known, seats: shown }, presentRound(cafe.state) ?? 1)
  const mine = await Promise.all(people.map(person => meOf(event, person)))
  return people.map((person, i) => {
    const { id, name } = person.person
    const seats = mine[i]?.seats ?? []
    return {
      name,
      onCard: cards.find(card => card.person === id)?.route.map(stop => stop.table),
      inRotation: rounds.map(({ tables }) => tables.find(table => table.people.some(one => one.id === id))?.table),
      onPhone: seats.map(seat => seat.table),
      onWall: shown[id],
      crewOnCard: kit.people.find(one => one.name === name)?.crew,
      crewOnScreens: crews.get(id),
      placesOnCard: kit.people.find(one => one.name === name)?.stops,
      placesOnPhone: seats.map(seat => seat.place),
    }
  })
}

describe('where somebody sits', () => {
  it.each(['mix', 'groups', 'hosts'] as const)(
    'is the same on the seat card, in the rotation, on the phone and on the wall: %s, during the day, after a change and after a restart',
    async movement => {
      const event = await tablee.create({
        title: 'Un café',
        themes: ['Un ?', 'Deux ?', 'Trois ?', 'Quatre ?'].map(title => ({ title })),
        rounds: { count: 4 },
        movement,
      })
      let people = await everybody(event)
      const facilitator = await tablee.join(event, { key: event.keys.facilitator })
      const agree = async (): Promise<void> => {
        for (const one of await askEverywhere(event, people)) {
          expect(one.onCard).toHaveLength(4)
          expect([one.name, one.inRotation]).toEqual([one.name, one.onCard])
          expect([one.name, one.onPhone]).toEqual([one.name, one.onCard])
          expect([one.name, one.onWall]).toEqual([one.name, one.onCard])
          expect([one.name, one.placesOnPhone]).toEqual([one.name, one.placesOnCard])
          if (movement === 'mix') expect(one.crewOnCard).toBeUndefined()
          else {
            expect([one.name, one.crewOnScreens]).toEqual([one.name, one.crewOnCard])
            expect(one.crewOnCard === undefined).toBe(one.name.startsWith('Hôte'))
          }
        }
      }
      await tablee.command(event, facilitator.token, { type: 'start' })
      await agree()
      const [gone, other] = people.slice(-2)
      for (const person of [gone, other])
        await tablee.command(event, facilitator.token, { type: 'mark-absent', person: person?.person.id ?? '' })
      people = people.slice(0, -2)
      await tablee.command(event, facilitator.token, { type: 'replan', changes: [], even: true })
      await agree()
      await tablee.restart()
      await agree()
    },
  )
})

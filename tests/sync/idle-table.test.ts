import { expect, it } from 'vitest'
import { aCafe, writeNote } from '../support/cafe-in-memory.ts'
import { settle } from '../support/socket-pair.ts'

/** Around each small message: the WebSocket's own header (2 to 4 bytes from the server), TCP and IP (40), and an ACK (40). */
const AROUND_BYTES = 84
const MINUTE = 60_000

it('[ECO-08] a table of eight where nobody writes costs each of them at most 5 kB a minute, transport included', async () => {
  const cafe = aCafe()
  const people = ['ana', 'bo', 'cleo', 'dan', 'eve', 'fay', 'gil', 'hana']
  // A page holds two documents: the table's, and the programme of the day.
  const lines = people.flatMap(person => [cafe.guest(person), cafe.guest(person, { document: 'programme' })])
  await settle(...lines)
  for (let note = 0; note < 60; note++) writeNote(lines[0]?.doc ?? cafe.guest('ana').doc, { by: 'ana' })
  await settle(...lines)
  cafe.clock.advance(MINUTE)
  await settle(...lines)

  const bytes = new Map(people.map(person => [person, 0]))
  for (let second = 0; second < 60; second++) {
    cafe.clock.advance(1_000)
    for (const line of lines)
      for (const message of [...line.up, ...line.down]) {
        const { person } = line.principal
        bytes.set(person, (bytes.get(person) ?? 0) + message.byteLength + AROUND_BYTES)
      }
    await settle(...lines)
  }
  const most = Math.max(...bytes.values())
  console.log(`[ECO-08] idle table of 8: ${most} bytes a minute for each of them`)
  expect(Math.min(...bytes.values())).toBeGreaterThan(0)
  expect(most).toBeLessThanOrEqual(5_000)
})

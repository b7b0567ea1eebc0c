import process from 'node:process'
import { afterEach, expect, it } from 'vitest'
import { CLOTH_ROOTS } from '../../shared/document/cloth.ts'
import { clothMap } from '../../shared/document/cloth-read.ts'
import type { ApiNote } from '../../shared/protocol/api.ts'
import { contents } from '../support/cafe-in-memory.ts'
import { createLedger, liveUntil } from '../support/ledger.ts'
import { openCafe } from '../support/real-cafe.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'

const LONG = process.env['TABLEE_LONG'] === '1'
const KILLS = LONG ? 50 : 25
/** A new café each: nobody writes more notes than one person may. */
const CAFES = LONG ? ['a first', 'a second', 'a third', 'a fourth'] : ['a']
const GUESTS = 6

let server: ServerProcess | undefined
afterEach(() => server?.stop())

for (const which of CAFES) {
  it(`[D4] [D1] [D2] [W1] [W4] ${which} server killed ${KILLS} times under load loses nothing that it said was saved, and refuses nobody`, {
    timeout: KILLS * 8_000,
  }, async () => {
    server = await startServer({ fromSource: true, env: { TABLEE_LOG: 'error' } })
    const cafe = await openCafe(server.url, server.adminKey, { people: GUESTS })
    const table = cafe.tables[0] ?? expect.fail()
    const guests = cafe.people.map(person => cafe.guest(person, table))
    const ledger = createLedger()
    const edits = (): number => ledger.promised.size
    for (const guest of guests) guest.connect()
    for (let kill = 1; kill <= KILLS; kill++) {
      // Sometimes in the first answers after a start, sometimes in full swing.
      const target = edits() + ([1, 20, 5, 40, 2][kill % 5] ?? 1)
      await liveUntil(`kill ${kill}`, () => edits() >= target, { guests, ledger })
      const back = server.restart()
      let isBack = false
      void back.then(() => {
        isBack = true
      })
      await liveUntil('the server is back', () => isBack, { guests, ledger, perSecond: 5 })
      await back
    }
    const allSaved = (): boolean =>
      guests.every(
        ({ state }) => state.connected && state.synced && state.sent > 0 && state.acknowledged === state.sent,
      )
    await liveUntil('everything is saved', allSaved, { guests, ledger, perSecond: 0 })
    const first = contents(guests[0]?.doc ?? expect.fail(), CLOTH_ROOTS)
    const same = (): boolean =>
      guests.every(
        ({ doc }) =>
          JSON.stringify(contents(doc, CLOTH_ROOTS)) ===
          JSON.stringify(contents(guests[0]?.doc ?? expect.fail(), CLOTH_ROOTS)),
      )
    await liveUntil('all copies are equal', same, { guests, ledger, perSecond: 0 })
    const lost = [...ledger.promised].filter(id => !guests.every(({ doc }) => clothMap(doc, 'core').has(id)))
    expect(lost).toEqual([])
    const staff = await cafe.call<{ token: string }>('POST', `events/${cafe.event.id}/join`, server.adminKey, {
      key: cafe.event.keys.organiser,
      name: 'O',
    })
    const { notes } = await cafe.call<{ notes: ApiNote[] }>('GET', `events/${cafe.event.id}/notes`, staff.token)
    expect([...ledger.promised].filter(id => !notes.some(note => note.id === id))).toEqual([])
    expect(Object.keys(first['core'] as object).length).toBe(notes.length)
    process.stdout.write(
      `  ${KILLS} kills, ${ledger.made()} edits made, ${ledger.promised.size} notes promised, 0 lost, 0 diverged, 0 refused\n`,
    )
    for (const guest of guests) guest.drop()
  })
}

import { expect } from 'vitest'
import { CLOTH_ROOTS } from '../../shared/document/cloth.ts'
import { clothMap } from '../../shared/document/cloth-read.ts'
import type { Cluster } from './cluster.ts'
import { createLedger, type Ledger, liveUntil } from './ledger.ts'
import { areEqual, readStored } from './log-checker.ts'
import type { Postgres } from './postgres.ts'
import { openCafe, type RealCafe } from './real-cafe.ts'
import type { Guest } from './socket-pair.ts'

/** A café at which people write through the balancer, whatever becomes of the nodes. */
export interface Life {
  readonly cafe: RealCafe
  readonly guests: readonly Guest[]
  readonly ledger: Ledger
  /** People go on writing, and come back when they are cut off or hear nothing, until it is so. */
  until(what: string, isSo: () => boolean, perSecond?: number): Promise<void>
  /** So many more notes are promised. */
  more(notes: number): Promise<void>
  /** While something else is done. */
  during(what: string, work: Promise<unknown>): Promise<void>
  /**
   * Everybody stops writing; then: all is saved, all copies are equal, what was promised is in all of them, and the log in the
   * database tells the same in one order, without a gap and nothing twice.
   */
  allIsWell(): Promise<void>
  end(): void
}

/** As `client/session/pulse.ts`: a socket on which nothing is acknowledged for so long is given up. */
const PULSE_MS = 3_000

export async function liveAt(
  cluster: Cluster,
  postgres: Postgres,
  given: { readonly people?: number; readonly perSecond?: number } = {},
): Promise<Life> {
  const { people = 5, perSecond: usual = 12 } = given
  const cafe = await openCafe(cluster.url, cluster.adminKey, { people })
  const table = cafe.tables[0] ?? expect.fail()
  const guests = cafe.people.map(person => cafe.guest(person, table))
  const ledger = createLedger()
  const heard = new Map<Guest, { at: number; acknowledged: number }>()
  for (const guest of guests) guest.connect()

  function feelPulse(): void {
    const now = performance.now()
    for (const guest of guests) {
      const { connected, acknowledged, sent } = guest.state
      const last = heard.get(guest)
      const isWaiting = connected && (sent === 0 || acknowledged !== sent)
      if (!isWaiting || last === undefined || last.acknowledged !== acknowledged) {
        heard.set(guest, { at: now, acknowledged })
        continue
      }
      if (now - last.at < PULSE_MS) continue
      heard.delete(guest)
      guest.drop()
      guest.state.closed = 1006
    }
  }
  const until = (what: string, isSo: () => boolean, perSecond = usual): Promise<void> =>
    liveUntil(
      what,
      () => {
        feelPulse()
        return isSo()
      },
      { guests, ledger, perSecond },
    )

  return {
    cafe,
    guests,
    ledger,
    until,
    more(notes) {
      const enough = ledger.promised.size + notes
      return until(`${notes} more notes are saved`, () => ledger.promised.size >= enough)
    },
    async during(what, work) {
      let isDone = false
      const doing = work.finally(() => {
        isDone = true
      })
      doing.catch(() => {})
      await until(what, () => isDone)
      await doing
    },
    async allIsWell() {
      const isSaved = (): boolean =>
        guests.every(
          ({ state }) => state.connected && state.synced && state.sent > 0 && state.acknowledged === state.sent,
        )
      await until('everything is saved', isSaved, 0)
      const docs = guests.map(({ doc }) => doc)
      await until('all copies are equal', () => areEqual(docs, CLOTH_ROOTS), 0)
      for (const { state } of guests) expect(state.refused).toBeUndefined()
      const lost = [...ledger.promised].filter(id => !docs.every(doc => clothMap(doc, 'core').has(id)))
      expect(lost).toEqual([])
      const stored = await readStored(postgres, cluster.database, { event: cafe.event.id, document: `table-${table}` })
      expect(stored.faults).toEqual([])
      expect(areEqual([...docs, stored.doc], CLOTH_ROOTS)).toBe(true)
    },
    end() {
      for (const guest of guests) guest.drop()
    },
  }
}

import { v4 as uuid } from 'uuid'
import { addNote, moveNote, orderBetween, putOnPlate, setText } from '../../shared/document/cloth-edits.ts'
import { clothMap } from '../../shared/document/cloth-read.ts'
import type { Guest } from './socket-pair.ts'

/** What people were told is saved: note ids and the words they had then or later. */
export interface Ledger {
  /** One gesture of this guest on their own copy, connected or not. */
  gesture(guest: Guest): void
  /** Writes down what everybody has just been told. */
  note(guests: readonly Guest[]): void
  /** notes that somebody was told are saved */
  readonly promised: ReadonlySet<string>
  readonly made: () => number
}

export function createLedger(): Ledger {
  const promised = new Set<string>()
  const written = new Map<Guest, string[]>()
  const turns = new Map<Guest, number>()
  let made = 0
  return {
    promised,
    made: () => made,
    gesture(guest) {
      const { doc, principal } = guest
      const mine = written.get(guest) ?? []
      written.set(guest, mine)
      made++
      // Counted for each by themselves: otherwise the same hands would write all the notes.
      const turn = (turns.get(guest) ?? turns.size) + 1
      turns.set(guest, turn)
      const any = [...clothMap(doc, 'core').keys()]
      const note = any[made % Math.max(1, any.length)]
      const own = mine[made % Math.max(1, mine.length)]
      if (turn % 3 !== 0 && note !== undefined && own !== undefined && mine.length > 3) {
        if (turn % 4 === 0) return setText(doc, own, `Reprise ${made}`)
        if (turn % 7 === 0 && clothMap(doc, 'plate').size < 10) return putOnPlate(doc, note, `V${made % 50}`)
        return moveNote(doc, note, [made % 900, -(made % 700), 'V'], made % 5 === 0 ? null : made % 4)
      }
      const id = uuid()
      mine.push(id)
      addNote(doc, {
        id,
        core: { by: principal.person, round: 0, at: made },
        text: `Note ${made}`,
        kind: 'idea',
        pos: [made % 900, 0, orderBetween('V')],
        zone: null,
      })
    },
    note(guests) {
      for (const guest of guests) {
        const { connected, acknowledged, sent } = guest.state
        if (!connected || sent === 0 || acknowledged !== sent) continue
        for (const id of written.get(guest) ?? []) promised.add(id)
      }
    },
  }
}

/** Carries for these guests, who make gestures at a human pace, until something is true. Those who were cut off come back. */
export async function liveUntil(
  what: string,
  isSo: () => boolean,
  given: { readonly guests: readonly Guest[]; readonly ledger: Ledger; readonly perSecond?: number },
): Promise<void> {
  const { guests, ledger, perSecond = 25 } = given
  const end = performance.now() + 60_000
  let next = performance.now()
  const cameBack = new Map<Guest, number>()
  while (!isSo()) {
    const now = performance.now()
    if (now > end) throw new Error(`waited in vain: ${what}`)
    for (const guest of guests) {
      guest.carry()
      if (guest.state.closed !== undefined && !guest.state.connected && now - (cameBack.get(guest) ?? 0) > 100) {
        cameBack.set(guest, now)
        comeBack(guest)
      }
    }
    ledger.note(guests)
    if (perSecond > 0 && now >= next) {
      next = now + 1_000 / perSecond
      for (const guest of guests) ledger.gesture(guest)
    }
    await new Promise(resolve => setImmediate(resolve))
  }
}

/** Comes back after the line broke; never after having been refused. */
export function comeBack(guest: Guest): void {
  const { refused, closed } = guest.state
  if (refused !== undefined || (closed !== undefined && closed >= 4400 && closed < 4500))
    throw new Error(`refused: ${refused?.code ?? closed}`)
  guest.connect()
}

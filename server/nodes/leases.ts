import type { Timers } from '../sync/timers.ts'
import type { LeaseTable } from './lease-table.ts'
import type { Ownership, Whose } from './ownership.ts'

/**
 * Figures of the protocol, ms. The database judges `dead`; a node trusts itself a second less than that. Who was not heard for so
 * long itself gives the others `grace` to be heard again: it was perhaps the database that was away, for everybody.
 */
export const LEASE_TIMES = { beatEvery: 1_000, dead: 5_000, trust: 4_000, grace: 2_000, lonely: 15_000 } as const
export type LeaseTimes = { readonly [name in keyof typeof LEASE_TIMES]: number }

export interface LeasesOptions {
  readonly table: LeaseTable
  readonly timers: Timers
  /** of this process, never used before */
  readonly node: string
  /** where the other nodes reach it */
  readonly url: string
  /** is there such an event in the archive, or one arriving? Nobody takes what does not exist. */
  readonly isKnown: (event: string) => Promise<boolean>
  /** events that live in one process alone and die with it */
  readonly isPassing?: (event: string) => boolean
  /** Somebody else keeps what we kept: this process must end at once. Called once. */
  readonly onFenced: (why: string) => void
  /** A node is dead or gone: what was passed on to it is lost. */
  readonly onGone?: (node: string) => void
  /** The database does not hear us; and it does again. */
  readonly onAway?: () => void
  readonly onBack?: () => void
  /** It has not for so long that others may have taken everything: people should look elsewhere. */
  readonly onLonely?: () => void
  readonly log?: (fact: Readonly<Record<string, unknown>>) => void
  readonly times?: LeaseTimes
}

export interface Leases extends Ownership {
  /** What an append must find in the lease's row; undefined for an event that is not held here. */
  fence(event: string): { readonly node: string; readonly epoch: bigint } | undefined
  holds(event: string): boolean
  /** Was this node seen by the database a moment ago? */
  isFresh(): boolean
  /** From now on takes nothing; the rest as before until `close`. */
  leave(): void
  counts(): { readonly held: number; readonly others: number }
}

/** Joins the other nodes; resolves when this one may own events. */
export async function openLeases(options: LeasesOptions): Promise<Leases> {
  const { table, timers, node, url, isKnown, isPassing = () => false, log = () => {}, times = LEASE_TIMES } = options
  const held = new Map<string, bigint>()
  const asking = new Map<string, Promise<Whose>>()
  let others: ReadonlySet<string> = new Set()
  /** on our own clock: when the last beat that the database took was sent */
  let beatAt = Number.NEGATIVE_INFINITY
  /** since when we have been heard without a gap */
  let heardSince = Number.NEGATIVE_INFINITY
  let beating: Promise<void> | undefined
  let isAway = false
  let isLonely = false
  let state: 'here' | 'leaving' | 'ended' = 'here'

  const isFresh = (): boolean => timers.spent() - beatAt < times.trust

  function fenced(why: string): void {
    if (state === 'ended') return
    state = 'ended'
    cancel()
    options.onFenced(why)
  }

  async function beatOnce(): Promise<void> {
    const sentAt = timers.spent()
    const beat = await table.beat(node)
    if (state === 'ended') return
    if (beat === undefined) return fenced('forgotten')
    // Not seen for so long that somebody may have taken what is ours: what do we still hold? By our own clock too, since a
    // beat whose answer was lost hides the gap before it.
    if (beat.gap >= times.dead || timers.spent() - beatAt >= times.trust) {
      heardSince = sentAt
      const before = new Map(held)
      const now = await table.heldBy(node)
      for (const [event, epoch] of before)
        if (held.get(event) === epoch && now.get(event) !== epoch) return fenced('taken-over')
    }
    beatAt = sentAt
    isLonely = false
    if (isAway) options.onBack?.()
    isAway = false
    const gone = [...others].filter(each => !beat.others.has(each))
    others = beat.others
    for (const each of gone) options.onGone?.(each)
  }

  function beatNow(): Promise<void> {
    beating ??= beatOnce()
      .catch(error => {
        log({ what: 'beat-failed', error: String(error) })
      })
      .finally(() => {
        beating = undefined
      })
    return beating
  }

  let cancel = (): void => {}
  function beatOn(): void {
    cancel = timers.after(times.beatEvery, () => {
      beatOn()
      feelAlone()
      void beatNow()
    })
  }
  /** By our own clock: a question to a database that is away may take long to fail. */
  function feelAlone(): void {
    if (!isAway && !isFresh()) {
      isAway = true
      options.onAway?.()
    }
    if (isLonely || timers.spent() - beatAt < times.lonely) return
    isLonely = true
    options.onLonely?.()
  }

  async function ask(event: string): Promise<Whose> {
    if (!isFresh()) {
      await beatNow()
      if (!isFresh()) return { kind: 'wait' }
    }
    // Twice at most: whoever was quicker is found at the second look.
    for (let look = 0; look < 2; look++) {
      const row = await table.read(event)
      if (row?.url !== undefined && row.node !== node) return { kind: 'theirs', node: row.node, url: row.url }
      if (state !== 'here') return { kind: 'wait' }
      // Ours to answer that there is no such thing; it takes no lease to say so.
      if (isPassing(event) ? row?.node !== node : !(await isKnown(event))) return { kind: 'ours' }
      const isOwnerDead = row !== undefined && row.node !== '' && row.node !== node
      if (isOwnerDead && timers.spent() - heardSince < times.grace) return { kind: 'wait' }
      const epoch = await table.take(event, node, row)
      if (epoch === undefined) continue
      held.set(event, epoch)
      log({ what: 'took', event, epoch: Number(epoch) })
      return { kind: 'ours' }
    }
    return { kind: 'wait' }
  }

  async function close(): Promise<void> {
    state = 'ended'
    cancel()
    await beating
    held.clear()
    await table.leave(node)
  }

  await table.join(node, url)
  await beatOnce()
  heardSince = beatAt
  beatOn()

  return {
    async whose(event) {
      if (held.has(event) && isFresh()) return { kind: 'ours' }
      if (state === 'ended') return { kind: 'wait' }
      if (held.has(event)) {
        // We were away for a moment. Either the database still knows us, or this process is about to end.
        await beatNow()
        return held.has(event) && isFresh() && !isEnded() ? { kind: 'ours' } : { kind: 'wait' }
      }
      const known = asking.get(event)
      if (known !== undefined) return known
      const answer = ask(event)
        .catch((error): Whose => {
          log({ what: 'lease-unread', event, error: String(error) })
          return { kind: 'wait' }
        })
        .finally(() => asking.delete(event))
      asking.set(event, answer)
      return answer
    },
    async claim(event) {
      if (held.has(event) && isFresh()) return
      if (state !== 'here') throw new Error('this node is leaving and takes nothing more')
      const epoch = await table.take(event, node, await table.read(event))
      if (epoch === undefined) throw new Error('another node keeps this event')
      held.set(event, epoch)
    },
    async letGo(event) {
      const epoch = held.get(event)
      if (epoch === undefined || state === 'ended') return
      held.delete(event)
      // When nobody hears it the lease stays in our name, and we take it again when we are asked.
      await table
        .letGo(event, node, epoch, isPassing(event))
        .catch(error => log({ what: 'not-let-go', event, error: String(error) }))
    },
    close,
    fence(event) {
      const epoch = held.get(event)
      return epoch === undefined ? undefined : { node, epoch }
    },
    holds: event => held.has(event),
    isFresh,
    leave() {
      if (state === 'here') state = 'leaving'
    },
    counts: () => ({ held: held.size, others: others.size }),
  }

  function isEnded(): boolean {
    return state === 'ended'
  }
}

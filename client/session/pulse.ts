/**
 * Tells a socket that only looks alive from one that is. A phone's network may vanish without a word: nothing closes, nothing
 * arrives. Times in ms of one clock.
 */
export interface Pulse {
  /** the socket opens, or tries to */
  began(): void
  /** anything came from the server */
  heard(): void
  /** both sides hold the same document */
  synced(): void
  /** words left for the server */
  sent(): void
  /** the server has kept some; `all`: none is on its way any more */
  acknowledged(all: boolean): void
  /** Is this connection to be given up? Says so once for each connection. */
  isDead(): boolean
}

/** The server speaks at least every 10 s. */
const SILENT_MS = 25_000
/** Opening takes less than a second in a room, several on a bad network. */
const OPENING_MS = 12_000
/** A server that speaks and never hands over the document has not heard our question: it is put again. */
const UNSYNCED_MS = 30_000
/** A word is on the server's disk within a few hundredths of a second. */
const UNKEPT_MS = 6_000
/** A server that is merely slow must not be knocked at faster and faster. */
const MOST_PATIENCE_MS = 30_000

export function createPulse(clock: () => number): Pulse {
  let patience = UNKEPT_MS
  let since = clock()
  let waitingSince: number | undefined
  let opened = false
  let begunAt = clock()
  let unsynced: number | undefined = UNSYNCED_MS
  let patient = UNSYNCED_MS
  let alive = false
  return {
    began() {
      since = clock()
      waitingSince = undefined
      opened = false
      begunAt = since
      unsynced = patient
      alive = true
    },
    synced() {
      unsynced = undefined
      patient = UNSYNCED_MS
    },
    heard() {
      since = clock()
      opened = true
    },
    sent() {
      waitingSince ??= clock()
    },
    acknowledged(all) {
      patience = UNKEPT_MS
      waitingSince = all ? undefined : clock()
    },
    isDead() {
      if (!alive) return false
      const now = clock()
      const unkept = waitingSince !== undefined && now - waitingSince > patience
      const unheard = unsynced !== undefined && now - begunAt > unsynced
      if (!unkept && !unheard && now - since <= (opened ? SILENT_MS : OPENING_MS)) return false
      // A large cloth on a slow line takes its time: more of it at each try.
      if (unheard) patient *= 2
      if (unkept) patience = Math.min(MOST_PATIENCE_MS, patience * 2)
      alive = false
      return true
    },
  }
}

import type { Rooms } from '../sync/rooms.ts'
import type { Timers } from '../sync/timers.ts'

/** A wall that is gone no longer than this was reloaded, or lost its network for a moment: nobody is told. */
const WALL_GONE_MS = 5_000

/** How many walls show the day, as the programme tells it. */
export interface Walls {
  /** A wall came or went. One more is told soon, one less once it stays away. */
  look(): void
  told(): number
  stop(): void
}

interface WallTools {
  readonly rooms: Pick<Rooms, 'wallsAt'>
  readonly timers: Timers
}

/** @param tell what is told has changed; merged with other news by whoever tells */
export function createWalls({ rooms, timers }: WallTools, event: string, tell: () => void): Walls {
  const count = (): number => rooms.wallsAt(event)
  let told = 0
  let stopped = false
  let cancel: (() => void) | undefined
  const say = (walls: number): void => {
    if (walls === told) return
    told = walls
    tell()
  }
  return {
    look() {
      cancel?.()
      cancel = undefined
      if (stopped) return
      const walls = count()
      if (walls >= told) say(walls)
      else cancel = timers.after(WALL_GONE_MS, () => say(count()))
    },
    told: () => told,
    stop() {
      stopped = true
      cancel?.()
    },
  }
}

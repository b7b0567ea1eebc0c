/** Calls that wait to be written together, in lanes: what concerns one event goes one after the other, events go side by side. */
export interface Lanes<Call extends Sized> {
  /** `event` undefined: it concerns several events or none, and goes alone, after all before it and before all after it. */
  push(call: Call, event: string | undefined): void
  /** bytes of what is not yet settled */
  readonly bytes: number
  /** Resolves when nothing waits and nothing is under way. */
  idle(): Promise<void>
}
export interface Sized {
  readonly bytes: number
}

export interface LaneWishes<Call> {
  readonly count: number
  /** Writes a group, in order, as one commit; never rejects. Those that come meanwhile form the next group. */
  readonly settle: (calls: readonly Call[]) => Promise<void>
  readonly most: { readonly calls: number; readonly bytes: number }
}

export function makeLanes<Call extends Sized>({ count, settle, most }: LaneWishes<Call>): Lanes<Call> {
  const lanes = Array.from({ length: count }, (): Call[] => [])
  const busy = new Set<number>()
  /** not yet let into a lane, because somebody in front goes alone */
  let queue: { readonly call: Call; readonly lane: number | undefined }[] = []
  let isAlone = false
  let bytes = 0
  let pumping = false
  let waiters: (() => void)[] = []

  function take(from: Call[]): Call[] {
    let size = 0
    let taken = 0
    for (const call of from) {
      size += call.bytes
      if (taken > 0 && (taken >= most.calls || size > most.bytes)) break
      taken++
    }
    return from.splice(0, taken)
  }

  async function settled(calls: readonly Call[]): Promise<void> {
    await settle(calls)
    for (const call of calls) bytes -= call.bytes
  }

  async function run(lane: number, waiting: Call[]): Promise<void> {
    busy.add(lane)
    while (waiting.length > 0) await settled(take(waiting))
    busy.delete(lane)
    pump()
  }

  async function runAlone(calls: Call[]): Promise<void> {
    isAlone = true
    while (calls.length > 0) await settled(take(calls))
    isAlone = false
    pump()
  }

  function pump(): void {
    if (isAlone) return
    const ends = queue.findIndex(({ lane }) => lane === undefined)
    const entering = ends === -1 ? queue : queue.slice(0, ends)
    queue = ends === -1 ? [] : queue.slice(ends)
    for (const { call, lane = 0 } of entering) lanes[lane]?.push(call)
    lanes.forEach((waiting, lane) => {
      if (waiting.length > 0 && !busy.has(lane)) void run(lane, waiting)
    })
    if (busy.size > 0) return
    if (queue.length > 0) {
      const next = queue.findIndex(({ lane }) => lane !== undefined)
      const alone = next === -1 ? queue : queue.slice(0, next)
      queue = next === -1 ? [] : queue.slice(next)
      void runAlone(alone.map(({ call }) => call))
      return
    }
    for (const tell of waiters.splice(0)) tell()
  }

  return {
    push(call, event) {
      bytes += call.bytes
      queue.push({ call, lane: event === undefined ? undefined : laneOf(event, count) })
      if (pumping) return
      pumping = true
      // Everything asked for in this turn of the event loop goes into the first commit.
      queueMicrotask(() => {
        pumping = false
        pump()
      })
    },
    get bytes() {
      return bytes
    },
    idle: () =>
      !pumping && !isAlone && busy.size === 0 && queue.length === 0
        ? Promise.resolve()
        : new Promise(resolve => waiters.push(resolve)),
  }
}

/** FNV-1a, 32 bits (draft-eastlake-fnv): spreads ids that differ in one character. */
function laneOf(event: string, count: number): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < event.length; i++) hash = Math.imul(hash ^ event.charCodeAt(i), 0x01000193)
  return (hash >>> 0) % count
}

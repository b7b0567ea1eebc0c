/**
 * What may leave a room, in order: each piece waits until what it speaks of is durable, and for all pieces before it. With
 * nothing under way it leaves at once.
 */
export interface Outbox {
  /** `stored`: the batch that must be durable first; none when only the order matters. */
  add(piece: Piece): void
  /** Forgets all that still waits; each piece hears why. */
  abandon(error: unknown): void
  isEmpty(): boolean
  /** Resolves when everything added so far has left or was abandoned. Never rejects. */
  settled(): Promise<void>
}

export interface Piece {
  readonly stored?: Promise<void> | undefined
  /** Called once, when it may leave. Must not throw. */
  readonly leave: () => void
  readonly abandoned?: (error: unknown) => void
}

/** `failed` is called when a batch was not stored; nothing leaves after it. */
export function createOutbox(failed: (error: unknown) => void): Outbox {
  let waiting: { readonly piece: Piece; ready: boolean }[] = []
  let leaving = false

  function release(): void {
    if (leaving) return
    leaving = true
    try {
      while (waiting[0]?.ready === true) waiting.shift()?.piece.leave()
    } finally {
      leaving = false
    }
  }

  const outbox: Outbox = {
    add(piece) {
      const entry = { piece, ready: piece.stored === undefined }
      waiting.push(entry)
      piece.stored?.then(
        () => {
          entry.ready = true
          release()
        },
        error => {
          if (waiting.includes(entry)) failed(error)
        },
      )
      if (entry.ready) release()
    },
    abandon(error) {
      const forgotten = waiting
      waiting = []
      for (const { piece } of forgotten) piece.abandoned?.(error)
    },
    isEmpty: () => waiting.length === 0,
    settled: () =>
      waiting.length === 0
        ? Promise.resolve()
        : new Promise(resolve => {
            outbox.add({ leave: resolve, abandoned: () => resolve() })
          }),
  }
  return outbox
}

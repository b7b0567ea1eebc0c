import { randomUUID } from 'node:crypto'
import type { Timers } from './timers.ts'

/**
 * How far the other end of a line has read. The kernel takes megabytes for somebody who has stopped reading and says nothing of
 * it, so a question travels behind every few pieces: whoever answers it has read all that was sent before. A slow reader answers
 * one after the other. Where little is sent, nothing is asked.
 */
export interface Reading {
  /** So many bytes more are on their way. */
  sent(bytes: number): void
  /** The answer to a question came: its own mark. */
  answered(mark: string): void
  /** bytes sent that are not known to have been read */
  unread(): number
  stop(): void
}

/** So many bytes go between two questions. */
const STRETCH_BYTES = 32 * 1024
/** Nothing at all was read for so long, and the time that a line of 192 kbit/s needs for it: this reader has stopped. */
const PATIENCE_MS = 10_000
const SLOW_BYTES_PER_MS = 24

interface Given {
  readonly timers: Timers
  /** Sends the question behind all that was sent. */
  readonly ask: (mark: string) => void
  /** Called once: nothing has been read for too long. */
  readonly stopped: () => void
}

export function createReading({ timers, ask, stopped }: Given): Reading {
  /** questions without an answer so far, and what was sent before each */
  let open: { readonly mark: string; readonly behind: number }[] = []
  let [sent, asked, read] = [0, 0, 0]
  let losePatience: (() => void) | undefined

  function waitForTheNext(): void {
    losePatience?.()
    const [next] = open
    losePatience = next && timers.after(PATIENCE_MS + Math.ceil((next.behind - read) / SLOW_BYTES_PER_MS), stopped)
  }

  return {
    sent(bytes) {
      sent += bytes
      if (sent - asked < STRETCH_BYTES) return
      asked = sent
      // Nobody can answer what they have not read.
      const mark = randomUUID()
      open.push({ mark, behind: sent })
      if (open.length === 1) waitForTheNext()
      ask(mark)
    },
    answered(mark) {
      // Several may be answered by the answer to the last of them (RFC 6455, 5.5.3).
      const at = open.findIndex(each => each.mark === mark)
      if (at === -1) return
      read = open[at]?.behind ?? read
      open = open.slice(at + 1)
      waitForTheNext()
    },
    unread: () => sent - read,
    stop() {
      open = []
      losePatience?.()
    },
  }
}

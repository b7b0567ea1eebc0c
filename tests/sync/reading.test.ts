import { describe, expect, it } from 'vitest'
import { createReading, type Reading } from '../../server/sync/reading.ts'
import { createHandClock, type HandClock } from '../support/hand-clock.ts'

const KILOBYTE = 1024

/** A line whose questions are on the way until the test answers them. */
function aLine(): { clock: HandClock; reading: Reading; questions: string[]; hasStopped: () => boolean } {
  const clock = createHandClock()
  const questions: string[] = []
  let stopped = 0
  const reading = createReading({ timers: clock, ask: mark => questions.push(mark), stopped: () => stopped++ })
  return { clock, reading, questions, hasStopped: () => stopped > 0 }
}

describe('how far somebody has read', () => {
  it('[ECO-08] is not asked where little is sent', () => {
    const { clock, reading, questions, hasStopped } = aLine()
    for (let minute = 0; minute < 10; minute++) {
      reading.sent(3 * KILOBYTE)
      clock.advance(60_000)
    }
    expect([questions.length, clock.planned(), hasStopped()]).toEqual([0, 0, false])
  })

  it('[G7] is known by the answer to a question that travels behind what was sent', () => {
    const { reading, questions } = aLine()
    reading.sent(200 * KILOBYTE)
    expect([questions.length, reading.unread()]).toEqual([1, 200 * KILOBYTE])
    reading.sent(10 * KILOBYTE)
    reading.answered(questions[0] ?? '')
    expect([questions.length, reading.unread()]).toEqual([1, 10 * KILOBYTE])
  })

  it('[G7] somebody who answers nothing while much is sent has stopped within fifteen seconds', () => {
    const { clock, reading, hasStopped } = aLine()
    // The largest change that one may write at once, again and again.
    for (let second = 0; second < 9; second++) {
      reading.sent(64 * KILOBYTE)
      clock.advance(1_000)
    }
    expect(hasStopped()).toBe(false)
    clock.advance(6_000)
    expect(hasStopped()).toBe(true)
  })

  it('[G7] somebody who read for a while and then stopped is found out as soon', () => {
    const { clock, reading, questions, hasStopped } = aLine()
    for (let turn = 0; turn < 20; turn++) {
      reading.sent(40 * KILOBYTE)
      reading.answered(questions.at(-1) ?? '')
      clock.advance(5_000)
    }
    expect(clock.planned()).toBe(0)
    reading.sent(40 * KILOBYTE)
    reading.sent(40 * KILOBYTE)
    clock.advance(15_000)
    expect(hasStopped()).toBe(true)
  })

  it('[W7] a slow reader, who answers old questions one after the other, is waited for', () => {
    const { clock, reading, questions, hasStopped } = aLine()
    for (let turn = 0; turn < 16; turn++) reading.sent(32 * KILOBYTE)
    expect(questions.length).toBe(16)
    for (const question of questions) {
      clock.advance(10_000)
      reading.answered(question)
    }
    expect([hasStopped(), reading.unread(), clock.planned()]).toEqual([false, 0, 0])
  })

  it('[W7] one large piece is given the time that a bad line needs for it', () => {
    const { clock, reading, questions, hasStopped } = aLine()
    reading.sent(400 * KILOBYTE)
    clock.advance(25_000)
    expect(hasStopped()).toBe(false)
    reading.answered(questions[0] ?? '')
    expect([reading.unread(), clock.planned()]).toEqual([0, 0])
  })

  it('[G7] the answer to a question stands for those before it; made up answers say nothing', () => {
    const { clock, reading, questions, hasStopped } = aLine()
    for (let turn = 0; turn < 3; turn++) reading.sent(50 * KILOBYTE)
    reading.answered('made up')
    reading.answered('')
    expect(reading.unread()).toBe(150 * KILOBYTE)
    reading.answered(questions[1] ?? '')
    expect(reading.unread()).toBe(50 * KILOBYTE)
    reading.answered(questions[0] ?? '')
    expect(reading.unread()).toBe(50 * KILOBYTE)
    clock.advance(15_000)
    expect(hasStopped()).toBe(true)
  })
})

import { cleanup, render, screen } from '@solidjs/testing-library'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { setLanguage } from '../../client/i18n/language.ts'
import { createServerClock, learnServerTime, serverNow, useServerNow } from '../../client/session/server-time.ts'
import { cueOf, lengthOf } from '../../client/table/day/time-left.ts'
import { noteId, stageTable } from './table-stage.tsx'

afterEach(() => {
  cleanup()
  localStorage.clear()
  vi.useRealTimers()
})

const MINUTE = 60_000
/** A device whose clock is moved by hand, and a server that is `ahead` of it. */
function aDevice(ahead = 90_000) {
  let here = 1_000_000
  const clock = createServerClock(() => here)
  const answer = (trip: number, skew = 0) => clock.learn(here - trip / 2 + ahead + skew, trip)
  return {
    clock,
    answer,
    push: (latency: number) => clock.learn(here - latency + ahead, 0),
    pass: (ms: number) => (here += ms),
    error: () => clock.now() - (here + ahead),
  }
}

describe('the server’s clock on a device', () => {
  it('is right whatever the device’s own clock says, and runs on without network', () => {
    const device = aDevice()
    device.answer(80)
    expect(device.error()).toBe(0)
    device.pass(25 * MINUTE)
    expect(device.error()).toBe(0)
  })
  it('is right after a sleep: the device’s time went on, and nothing was counted in seconds', () => {
    const device = aDevice()
    device.push(20)
    device.pass(3 * 60 * MINUTE)
    expect(Math.abs(device.error())).toBeLessThanOrEqual(20)
  })
  it('does not jump about when words of the server come late: the least late counts', () => {
    const device = aDevice()
    for (const latency of [40, 900, 1_700, 60, 1_200]) {
      device.push(latency)
      expect(device.error()).toBe(-40)
      device.pass(10_000)
    }
    device.push(5)
    expect(device.error()).toBe(-5)
  })
  it('believes the faster of two answers', () => {
    const device = aDevice()
    device.answer(1_000, 400)
    device.answer(60, 10)
    device.answer(900, -300)
    expect(device.error()).toBe(10)
  })
  it('follows at once when somebody sets the device’s clock, and slowly when it drifts', () => {
    const device = aDevice()
    device.answer(50)
    device.pass(-30 * MINUTE)
    device.clock.learn(1_000_000 + 90_000, 0)
    expect(device.clock.now()).toBe(1_090_000)
    const drifting = aDevice()
    drifting.answer(10)
    drifting.pass(11 * MINUTE)
    drifting.answer(200, 700)
    expect(drifting.error()).toBe(700)
  })
})

describe('[A11Y-19] what the clock says', () => {
  it('speaks at two moments of a round and is silent at all others', () => {
    const cues = Array.from({ length: 20 * 60 + 30 }, (_, second) =>
      cueOf('round', (20 * 60 - second) * 1_000, 20 * MINUTE),
    )
    const spoken = cues.flatMap((cue, at) => (cue !== undefined && cue !== cues[at - 1] ? [[cue, 20 * 60 - at]] : []))
    expect(spoken).toEqual([
      ['five', 5 * 60],
      ['last', 60],
    ])
  })
  it('short rounds, walks and the harvest have no five minutes to announce', () => {
    expect(cueOf('round', 4.5 * MINUTE, 5 * MINUTE)).toBeUndefined()
    expect(cueOf('transfer', 30_000, 3 * MINUTE)).toBeUndefined()
    expect(cueOf('harvest', 30_000, 40 * MINUTE)).toBeUndefined()
  })
  it('a long round that is cut short keeps its cues, and a short one that is lengthened gets them', () => {
    const day = (planned: number, lasts: number) => ({
      minutes: { minutes: planned, transferMinutes: 3, breakAfter: [] },
      clock: { state: 'running' as const, endsAt: 0, lasts: lasts * MINUTE },
    })
    const at = (left: number, planned: number, lasts: number) =>
      cueOf('round', left * MINUTE, lengthOf(day(planned, lasts)))
    expect([at(5, 20, 7), at(0.9, 20, 1.5)]).toEqual(['five', 'last'])
    expect([at(5, 5, 5), at(5, 7, 7), at(0.9, 1, 1)]).toEqual([undefined, undefined, undefined])
    expect([at(5, 6, 9), at(0.9, 1, 3)]).toEqual(['five', 'last'])
    // Nothing is timed: the plan's length says nothing.
    expect(cueOf('round', undefined, lengthOf({ ...day(20, 20), clock: { state: 'idle' } }))).toBeUndefined()
  })
  it('moves once a second, and at once when the page wakes up or comes back', () => {
    vi.useFakeTimers()
    vi.setSystemTime(2_000_000)
    learnServerTime(2_000_000, 10)
    const began = serverNow()
    const Shown = () => {
      const now = useServerNow()
      return <p>{`after ${Math.round((now() - began) / 1_000)} s`}</p>
    }
    render(() => <Shown />)
    vi.advanceTimersByTime(2_000)
    expect(screen.getByText('after 2 s')).toBeTruthy()
    vi.setSystemTime(2_000_000 + 45 * MINUTE)
    expect(screen.getByText('after 2 s')).toBeTruthy()
    document.dispatchEvent(new Event('visibilitychange'))
    expect(screen.getByText('after 2700 s')).toBeTruthy()
    vi.setSystemTime(2_000_000 + 90 * MINUTE)
    window.dispatchEvent(new Event('pageshow'))
    expect(screen.getByText('after 5400 s')).toBeTruthy()
  })
  it('each is said once, however long it stays true', () => {
    vi.useFakeTimers()
    setLanguage('fr')
    Object.assign(window, { innerWidth: 1366, innerHeight: 768 })
    const staged = stageTable({
      day: { clock: { state: 'running', endsAt: serverNow() + 63_000, lasts: 20 * MINUTE } },
    })
    staged.show()
    const heard: string[] = []
    for (let second = 0; second < 60; second++) {
      vi.advanceTimersByTime(1_000)
      const said = document.querySelector('.sr[aria-live="polite"]')?.textContent ?? ''
      if (said !== '' && said !== heard.at(-1)) heard.push(said)
    }
    expect(heard).toHaveLength(1)
    expect(heard[0]).toMatch(/que met-on dans l’assiette/)
  })
  it('is a timer with its time in words, outside of any live region, and steady while paused', () => {
    setLanguage('fr')
    Object.assign(window, { innerWidth: 1366, innerHeight: 768 })
    const staged = stageTable({ day: { clock: { state: 'paused', left: 12 * MINUTE + 40_000, lasts: 20 * MINUTE } } })
    staged.write('t1', [{ id: noteId(1), by: 'p2', text: 'Une note' }])
    staged.show()
    const timer = screen.getByRole('timer')
    expect([timer.textContent, timer.getAttribute('aria-label')]).toEqual(['12:40', 'Il reste 12 minutes 40'])
    expect(timer.closest('[aria-live], [role="status"], [role="alert"]')).toBeNull()
    expect(screen.getByText('En pause')).toBeTruthy()
  })
})

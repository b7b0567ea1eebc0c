import { cleanup, render, screen } from '@solidjs/testing-library'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { setLanguage } from '../../client/i18n/language.ts'
import { useServerNow } from '../../client/session/server-time.ts'
import type { Clock } from '../../shared/domain/phase.ts'
import { DayClock } from '../../client/ui/DayClock.tsx'

function Ticking(props: { clock: Clock }) {
  const now = useServerNow()
  return <DayClock clock={props.clock} now={now()} />
}

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
  setLanguage('fr')
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

describe('the clock on screens that are not a table', () => {
  it('says what is left, in figures and in words, and moves with the second', () => {
    render(() => <Ticking clock={{ state: 'running', endsAt: 1_000_000 + 740_000, lasts: 1_200_000 }} />)
    expect(screen.getByRole('timer', { name: 'Il reste 12 minutes 20 secondes' }).textContent).toBe('12:20')
    vi.advanceTimersByTime(2_000)
    expect(screen.getByRole('timer').textContent).toBe('12:18')
  })

  it('stands still in a pause, and says so', () => {
    render(() => <Ticking clock={{ state: 'paused', left: 61_000, lasts: 1_200_000 }} />)
    expect(screen.getByText('En pause')).toBeTruthy()
    vi.advanceTimersByTime(5_000)
    expect(screen.getByRole('timer', { name: 'Il reste 1 minute 1 seconde' }).textContent).toBe('01:01')
  })

  it('is not there when nothing is being timed', () => {
    render(() => <Ticking clock={{ state: 'idle' }} />)
    expect(screen.queryByRole('timer')).toBeNull()
  })
})

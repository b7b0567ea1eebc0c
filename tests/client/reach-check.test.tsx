import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { setLanguage } from '../../client/i18n/language.ts'
import { ReachCheck, type Trial } from '../../client/ui/ReachCheck.tsx'
import { reachWords } from '../../client/ui/words-reach.ts'
import { plain } from './prepare-stage.tsx'

const t = reachWords.fr
beforeEach(() => {
  setLanguage('fr')
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  cleanup()
})

function stage() {
  const server: { visits: Trial['visits']; status?: number } = { visits: [] }
  const look = async (test: string): Promise<Trial> => {
    if (server.status !== undefined) throw Object.assign(new Error('no'), { status: server.status })
    return { test, path: `/t/${test}`, visits: server.visits }
  }
  render(() => <ReachCheck address="http://192.168.1.20:3000" begin={() => look('abcdefgh23')} look={look} />)
  return server
}
const start = async () => {
  fireEvent.click(screen.getByRole('button'))
  await vi.advanceTimersByTimeAsync(10)
}
const said = () => plain(screen.getByRole('status').textContent ?? '')

describe('can phones reach me?', () => {
  it('a QR code of a tiny address at the chosen one, then whoever came through, live', async () => {
    const server = stage()
    await start()
    expect(screen.getByText('192.168.1.20:3000/t/abcdefgh23')).toBeTruthy()
    expect(said()).toBe(plain(t.waiting))
    server.visits = [{ ms: 40, sameDevice: false }]
    await vi.advanceTimersByTimeAsync(1_000)
    expect(said()).toBe(plain(t.first(40)))
    server.visits = [...server.visits, { ms: 65, sameDevice: false }]
    await vi.advanceTimersByTimeAsync(1_000)
    expect(said()).toBe(plain(t.first(40) + t.next(65)))
  })

  it('the computer’s own visit says nothing about phones', async () => {
    const server = stage()
    server.visits = [{ ms: 2, sameDevice: true }]
    await start()
    expect(said()).toBe(plain(t.self))
  })

  it('says what to try while nothing comes, the port included', async () => {
    stage()
    await start()
    expect(plain(screen.getByText(plain(t.nothing)).closest('details')?.textContent ?? '')).toContain('port 3000')
  })

  it('stays as it is while the network is away, and says when the test is over', async () => {
    const server = stage()
    await start()
    server.status = 0
    await vi.advanceTimersByTimeAsync(1_000)
    expect(said()).toBe(plain(t.waiting))
    server.status = 404
    await vi.advanceTimersByTimeAsync(1_000)
    expect(said()).toBe(plain(t.over))
  })
})

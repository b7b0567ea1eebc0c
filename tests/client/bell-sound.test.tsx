import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library'
import { createSignal } from 'solid-js'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

/** A browser's Web Audio, as far as a bell needs it: counts what sounds. */
class FakeAudio {
  static tones = 0
  state: AudioContextState = 'suspended'
  currentTime = 0
  destination = {}
  onstatechange: (() => void) | null = null
  resume() {
    this.state = 'running'
    this.onstatechange?.()
    return Promise.resolve()
  }
  createOscillator() {
    return { frequency: { value: 0 }, connect: (next: unknown) => next, start: () => FakeAudio.tones++, stop() {} }
  }
  createGain() {
    const gain = { setValueAtTime() {}, exponentialRampToValueAtTime() {} }
    return { gain, connect: (next: unknown) => next }
  }
}

const settled = () => new Promise(resolve => setImmediate(resolve))

async function load() {
  const [sound, listener, setting, language] = await Promise.all([
    import('../../client/session/bell-sound.ts'),
    import('../../client/session/bell-listener.ts'),
    import('../../client/console/BellSound.tsx'),
    import('../../client/i18n/language.ts'),
  ])
  language.setLanguage('fr')
  return { ...sound, ...listener, ...setting }
}

beforeEach(() => {
  vi.resetModules()
  localStorage.clear()
  FakeAudio.tones = 0
  vi.stubGlobal('AudioContext', FakeAudio)
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

describe('the sound of the bell [K6]', () => {
  it('is heard on devices that chose it, once a bell, and never because a page was opened', async () => {
    const { createBellListener, chooseBell, wakeBell } = await load()
    const [day, setDay] = createSignal<{ undoUntil: number | null } | undefined>()
    render(() => {
      createBellListener(day)
      return <p />
    })
    const soon = () => Date.now() + 10_000
    setDay({ undoUntil: soon() })
    setDay({ undoUntil: null })
    setDay({ undoUntil: soon() })
    expect(FakeAudio.tones).toBe(0)
    setDay({ undoUntil: null })
    chooseBell(true)
    wakeBell()
    await settled()
    expect(FakeAudio.tones).toBe(0)
    setDay({ undoUntil: soon() })
    await settled()
    const once = FakeAudio.tones
    expect(once).toBeGreaterThan(0)
    setDay({ undoUntil: null })
    await settled()
    expect(FakeAudio.tones).toBe(once)
  })

  it('does not sound late on a page that may not be heard before a gesture', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    let allow = () => {}
    vi.spyOn(FakeAudio.prototype, 'resume').mockReturnValue(new Promise<void>(resolve => (allow = resolve)))
    const { strikeBell } = await load()
    strikeBell()
    vi.advanceTimersByTime(60_000)
    allow()
    await settled()
    expect(FakeAudio.tones).toBe(0)
  })

  it('can be tried before it is chosen; the choice is this device’s and is kept', async () => {
    const { BellSound, bellIsOn } = await load()
    render(() => <BellSound />)
    fireEvent.click(screen.getByRole('button', { name: 'Essayer la sonnette' }))
    await settled()
    expect(FakeAudio.tones).toBeGreaterThan(0)
    expect(bellIsOn()).toBe(false)
    fireEvent.click(screen.getByRole('checkbox', { name: 'Sonner aussi sur cet appareil' }))
    expect(bellIsOn()).toBe(true)
    vi.resetModules()
    expect((await load()).bellIsOn()).toBe(true)
  })

  it('says that this browser cannot ring, and that the bell is seen all the same', async () => {
    vi.stubGlobal('AudioContext', undefined)
    const { BellSound, strikeBell } = await load()
    render(() => <BellSound />)
    expect(screen.getByText(/ne peut pas sonner/)).toBeTruthy()
    expect(() => strikeBell()).not.toThrow()
  })
})

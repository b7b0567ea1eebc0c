import { createRoot, createSignal } from 'solid-js'
import { recall, remember } from './memory.ts'

/**
 * The bell as a sound, made by the browser (Web Audio): no file, nothing to fetch, and plain HTTP is enough. Each device chooses; off
 * until somebody says otherwise, and never the only sign. Browsers let a page be heard only after a gesture in it.
 */
const KEY = 'bell-sound'

/** A small hotel bell: a struck metal cup rings in these proportions, the higher the shorter. Hz, loudness, seconds. */
const PARTIALS = [
  [1_320, 0.5, 2.4],
  [2_640, 0.22, 1.5],
  [3_550, 0.16, 1.1],
  [5_280, 0.08, 0.6],
] as const
const STRIKES_S = [0, 0.55] as const
const ATTACK_S = 0.004
const SILENCE = 0.0001

/** later than this after the bell was rung, its sound is of no use */
const LATE_MS = 1_500

let context: AudioContext | undefined

const [on, setOn] = createRoot(() => createSignal(recall(KEY) === 'on'))
const [ready, setReady] = createRoot(() => createSignal(false))

/** Does this device want to hear the bell? */
export const bellIsOn = on
/** May this page be heard already? After a reload a browser waits for a gesture again. */
export const bellIsReady = ready
/** Can this browser make a sound at all? */
export const bellIsPossible = (): boolean => typeof AudioContext === 'function'

export function chooseBell(wanted: boolean): void {
  setOn(wanted)
  remember(KEY, wanted ? 'on' : null)
}

/** The page's one source of sound; undefined where there is none. */
function sounder(): AudioContext | undefined {
  if (!bellIsPossible()) return undefined
  if (context === undefined) {
    const made = new AudioContext()
    made.onstatechange = () => setReady(made.state === 'running')
    context = made
  }
  return context
}

/** Call it inside a gesture: from then on the page may be heard. Without one it waits, and nobody waits for it. */
export function wakeBell(): void {
  sounder()
    ?.resume()
    .then(
      () => setReady(true),
      () => undefined,
    )
}

/** Two strikes, three seconds. A page that may not be heard yet stays silent: a bell that comes late says something false. */
export function strikeBell(): void {
  const asked = Date.now()
  const source = sounder()
  source?.resume().then(
    () => {
      setReady(true)
      if (Date.now() - asked < LATE_MS) sound(source)
    },
    () => undefined,
  )
}

function sound(source: AudioContext): void {
  for (const strike of STRIKES_S)
    for (const [hertz, loudness, seconds] of PARTIALS) {
      const at = source.currentTime + strike
      const tone = source.createOscillator()
      const fade = source.createGain()
      tone.frequency.value = hertz
      fade.gain.setValueAtTime(SILENCE, at)
      fade.gain.exponentialRampToValueAtTime(loudness * 0.5, at + ATTACK_S)
      fade.gain.exponentialRampToValueAtTime(SILENCE, at + seconds)
      tone.connect(fade).connect(source.destination)
      tone.start(at)
      tone.stop(at + seconds)
    }
}

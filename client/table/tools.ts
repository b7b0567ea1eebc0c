import { createRoot, createSignal, getOwner, onCleanup, runWithOwner } from 'solid-js'
import type { Actions } from './note/actions.ts'
import type { Desk } from './desk.ts'
import { fetchPart } from './fetch-part.ts'

/**
 * Everything one works on the cloth with: keys, dragging, menus, the actions of a note. Seeing the cloth and writing a first note
 * need none of it, so it is a file of its own, fetched at the first touch of the page. What is asked of it before it has come is
 * done as soon as it has.
 */
export type Tools = typeof import('./tools-parts.ts')

const [tools, setTools] = createRoot(() => createSignal<Tools | undefined>())
let coming: Promise<Tools> | undefined
export { tools }

export function fetchTools(): Promise<Tools> {
  coming ??= fetchPart(() => import('./tools-parts.ts')).then(found => {
    setTools(found)
    return found
  })
  return coming
}

/** At once when the tools are here. */
export function withTools(use: (tools: Tools) => void): void {
  const here = tools()
  if (here === undefined) void fetchTools().then(use)
  else use(here)
}

/** The actions of a table, each of which waits for the tools. Belongs to the present owner. */
export function createLaterActions(desk: Desk): Actions {
  const owner = getOwner()
  let gone = false
  onCleanup(() => (gone = true))
  let real: Actions | undefined
  const act = (name: string | symbol, asked: readonly unknown[]) =>
    withTools(here => {
      if (gone) return
      real ??= runWithOwner(owner, () => here.actionsOf(desk))
      const action: unknown = real === undefined ? undefined : Reflect.get(real, name)
      if (typeof action === 'function') Reflect.apply(action, real, asked)
    })
  // None of them answers anything: that is what lets them be done later.
  return new Proxy({} as Actions, {
    get:
      (_, name) =>
      (...asked: readonly unknown[]) =>
        act(name, asked),
  })
}

const typed: KeyboardEvent[] = []

/** Keeps a key that was pressed on the cloth before the tools came: it is pressed again once they are here, where the focus then is. */
export function keepKey(event: KeyboardEvent): void {
  typed.push(event)
  if (typed.length > 1) return
  void fetchTools().then(async () => {
    for (let key = typed[0]; key !== undefined; typed.shift(), key = typed[0]) {
      pressAgain(key)
      // What a key moves the focus to has it a moment later.
      await Promise.resolve()
      await Promise.resolve()
    }
  })
}

function pressAgain(event: KeyboardEvent): void {
  const place = document.activeElement ?? document.body
  const isWriting = place instanceof HTMLTextAreaElement && event.key.length === 1
  if (!isWriting) place.dispatchEvent(new KeyboardEvent('keydown', event))
  else {
    // A key pressed by a program writes nothing by itself.
    place.setRangeText(event.key, place.selectionStart, place.selectionEnd, 'end')
    place.dispatchEvent(new InputEvent('input', { bubbles: true }))
  }
}

const EARLY = ['pointerdown', 'pointermove', 'keydown', 'focusin'] as const
const ENDS = ['pointerup', 'pointercancel'] as const

/**
 * The first touch of the page fetches the tools. A press that came before them is played again once they listen, if it lasts
 * until then: a drag begun at once is a drag. Belongs to the present owner.
 */
export function fetchToolsAtFirstTouch(): void {
  if (tools() !== undefined) return
  let pressed: PointerEvent | undefined
  let asked = false
  const onTouch = (event: Event) => {
    if (event instanceof PointerEvent && event.type === 'pointerdown') pressed = event
    if (asked) return
    asked = true
    void fetchTools().then(() => {
      stop()
      if (pressed?.target instanceof Element && pressed.target.isConnected)
        pressed.target.dispatchEvent(new PointerEvent('pointerdown', pressed))
    })
  }
  const onUp = () => (pressed = undefined)
  const stop = () => {
    for (const name of EARLY) document.removeEventListener(name, onTouch, true)
    for (const name of ENDS) document.removeEventListener(name, onUp, true)
  }
  for (const name of EARLY) document.addEventListener(name, onTouch, true)
  for (const name of ENDS) document.addEventListener(name, onUp, true)
  onCleanup(stop)
}

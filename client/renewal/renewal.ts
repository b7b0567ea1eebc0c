import { forgetTyped, keepTyped, mayRenewItself, readTyped, remembered } from './tab.ts'
import { gatherTyped } from './typed.ts'
import { renewalWords } from './words.ts'

/**
 * Loaded as `/renewal.js` by pages of any build, older or newer than the server's own; so it shares no file with them, builds its
 * few elements by hand, and knows of the page only what all builds have: `<html lang>`, the script element that asked for it, the event `tablee:leaving`,
 * the classes of buttons, and the addresses of screens.
 */
const asked = document.querySelector<HTMLScriptElement>('script[src^="/renewal.js?"]')
/** the name of another build, `protocol`, or `words` */
const why = asked?.src.split('?')[1] ?? ''
const t = renewalWords[document.documentElement.lang === 'en' ? 'en' : 'fr']
const event = /^\/e\/([^/]+)/.exec(location.pathname)?.[1] ?? ''
/** Words that take longer than this to be safe are told of. */
const PATIENCE_MS = 4_000
/** Walls of one room do not all ask at the same moment. */
const WALL_MS = 5_000

const make = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  given: Partial<HTMLElementTagNameMap[K]>,
  ...inside: readonly Node[]
): HTMLElementTagNameMap[K] => {
  const element = Object.assign(document.createElement(tag), given)
  element.append(...inside)
  return element
}
const button = (text: string, className: string, run: (pressed: HTMLButtonElement) => void): HTMLButtonElement => {
  const made = make('button', { type: 'button', className, textContent: text })
  made.addEventListener('click', () => run(made))
  return made
}

const sentence = make('p', {})
const actions = make('div', { className: 'renewal-actions' })
const card = make('div', { className: 'renewal' }, sentence, actions)
card.setAttribute('aria-label', t.name)
card.setAttribute('role', 'status')

const say = (first: string, second: string): void =>
  sentence.replaceChildren(make('b', { textContent: first }), document.createTextNode(` ${second}`))

/** Asks everything on the page that holds words whether they are safe. */
async function areSafe(): Promise<boolean> {
  const answers: Promise<boolean>[] = []
  window.dispatchEvent(new CustomEvent('tablee:leaving', { detail: answers }))
  const late = new Promise<boolean>(resolve => setTimeout(() => resolve(false), PATIENCE_MS))
  const all = Promise.all(answers).then(
    each => each.every(Boolean),
    () => false,
  )
  return Promise.race([all, late])
}

function reload(): void {
  // All is kept, or was given up knowingly: the browser needs not ask.
  window.addEventListener('beforeunload', leaving => leaving.stopImmediatePropagation(), { capture: true })
  location.reload()
}

async function leave(pressed: HTMLButtonElement): Promise<void> {
  pressed.disabled = true
  pressed.textContent = t.keeping
  const isTypedKept = keepTyped(event, gatherTyped(document, remembered()))
  if ((await areSafe()) && isTypedKept) return reload()
  forgetTyped(event)
  pressed.disabled = false
  pressed.textContent = t.reload
  say(why === 'protocol' ? t.protocol : t.changed, t.notKept)
  if (actions.childElementCount < 3) actions.append(button(t.anyway, 'btn quiet', reload))
}

function offerReload(): void {
  const isProtocol = why === 'protocol'
  say(isProtocol ? t.protocol : t.changed, isProtocol ? t.protocolHelp : t.changedHelp)
  actions.append(
    button(t.reload, 'btn primary', pressed => void leave(pressed)),
    button(t.later, 'btn quiet', () => card.remove()),
  )
}

/** What was in fields when the page was loaded anew: to be copied, since the field it was for may not be open. */
function offerWords(): void {
  const typed = readTyped(event)
  say(t.words, t.wordsHelp)
  for (const { field, text } of typed) {
    const area = make('textarea', { className: 'renewal-words', value: text, readOnly: true, rows: 3 })
    area.setAttribute('aria-label', field)
    const copy = button(t.copy, 'btn', pressed => {
      area.select()
      // The clipboard's own interface is not there on plain HTTP.
      if (document.execCommand('copy')) pressed.textContent = t.copied
    })
    card.insertBefore(
      make('div', { className: 'renewal-typed' }, make('span', { textContent: field }), area, copy),
      actions,
    )
  }
  const done = (): void => {
    forgetTyped(event)
    card.remove()
  }
  actions.append(button(t.done, 'btn primary', done))
}

function show(): void {
  if (why === 'words' && readTyped(event).length === 0) return
  document.head.append(make('link', { rel: 'stylesheet', href: '/renewal.css' }))
  document.body.append(card)
  // What comes into a place that is there already is read out.
  requestAnimationFrame(why === 'words' ? offerWords : offerReload)
}

// Nobody writes on a wall, and nobody stands beside it to press a button.
const isWall = /^\/e\/[^/]+\/wall(?:\/|$)/.test(location.pathname)
if (isWall && why !== 'words' && mayRenewItself(why)) setTimeout(reload, Math.random() * WALL_MS)
else show()

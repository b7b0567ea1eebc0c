import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keepTyped, mayRenewItself, readTyped } from '../../client/renewal/tab.ts'
import { gatherTyped } from '../../client/renewal/typed.ts'
import { renewalWords } from '../../client/renewal/words.ts'
import { LEAVING } from '../../client/session/build.ts'

const t = renewalWords.fr
const scripts = () => [...document.querySelectorAll<HTMLScriptElement>('script[src^="/renewal.js?"]')]
const card = () => document.querySelector<HTMLElement>('.renewal')
const button = (name: string) =>
  [...(card()?.querySelectorAll('button') ?? [])].find(each => each.textContent === name) as HTMLButtonElement

/** Nothing is fetched: what is looked at is that it would be. */
const { settings } = Reflect.get(window, 'happyDOM') as { readonly settings: Record<string, boolean> }
for (const file of ['JavaScript', 'CSS']) settings[`disable${file}FileLoading`] = true
settings['handleDisabledFileLoadingAsSuccess'] = true

beforeEach(() => {
  vi.resetModules()
  sessionStorage.clear()
  document.documentElement.lang = 'fr'
})
afterEach(() => {
  document.head.replaceChildren()
  document.body.replaceChildren()
  vi.restoreAllMocks()
})

describe('what a page hears of the server’s build', () => {
  const page = async (address: string) => {
    const build = await import('../../client/session/build.ts')
    build.beBuild(address)
    return build
  }

  it('its own build, or none, is nothing to speak of', async () => {
    const { hearBuild } = await page('http://cafe.test/assets/index-Abc_-123.js')
    for (const told of ['Abc_-123', undefined, null]) expect(hearBuild(told)).toBe(false)
    expect(scripts()).toEqual([])
  })

  it('another build asks once for the page to be loaded anew, however often it is told', async () => {
    const { hearBuild } = await page('http://cafe.test/assets/index-Abc_-123.js')
    expect([hearBuild('Xyz_-789'), hearBuild('Xyz_-789')]).toEqual([true, true])
    expect(scripts().map(script => script.getAttribute('src'))).toEqual(['/renewal.js?Xyz_-789'])
  })

  it('pages from the sources never do: there is nothing that could be another build', async () => {
    const { hearBuild } = await page('http://localhost:3000/main.tsx')
    expect(hearBuild('Xyz_-789')).toBe(false)
  })

  it('a server that cannot be asked is no other build', async () => {
    const { askBuild } = await page('http://cafe.test/assets/index-Abc_-123.js')
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')))
    expect(await askBuild()).toBe(false)
    vi.stubGlobal('fetch', async () => new Response('', { headers: { 'tablee-build': 'Xyz_-789' } }))
    expect(await askBuild()).toBe(true)
    vi.unstubAllGlobals()
  })
})

describe('what was typed and not sent', () => {
  it('is gathered from forms, dialogs and the field one is in, but not what is kept, empty, secret or for reading only', () => {
    document.body.innerHTML = `
      <form><label for="a">Prénom</label><input id="a"><input type="password" aria-label="Clé"><input aria-label="Vide"></form>
      <dialog open><textarea aria-label="Annonce"></textarea><textarea aria-label="Lien" readonly></textarea></dialog>
      <input aria-label="Saved as one types"><textarea aria-label="Note"></textarea>`
    for (const field of document.querySelectorAll<HTMLInputElement>('input, textarea'))
      if (field.getAttribute('aria-label') !== 'Vide')
        field.value = `words of ${field.getAttribute('aria-label') ?? 'a'}`
    document.querySelector<HTMLTextAreaElement>('[aria-label=Note]')?.focus()
    expect(gatherTyped(document, [])).toEqual([
      { field: 'Prénom', text: 'words of a' },
      { field: 'Annonce', text: 'words of Annonce' },
      { field: 'Note', text: 'words of Note' },
    ])
    expect(gatherTyped(document, ['words of Note']).map(each => each.field)).toEqual(['Prénom', 'Annonce'])
  })

  it('is kept in the tab by the event’s name, which makes it go when somebody leaves the device', async () => {
    expect(keepTyped('c1', [{ field: 'Prénom', text: 'Ada' }])).toBe(true)
    expect(readTyped('c1')).toEqual([{ field: 'Prénom', text: 'Ada' }])
    const { forgetInTab } = await import('../../client/session/memory.ts')
    forgetInTab('c1')
    expect(readTyped('c1')).toEqual([])
  })

  it('a page that nobody writes on renews itself once for each build, and never without a memory', () => {
    expect([mayRenewItself('b'), mayRenewItself('b'), mayRenewItself('c')]).toEqual([true, false, true])
    const refuse = () => {
      throw new Error('refused')
    }
    vi.stubGlobal('sessionStorage', { getItem: refuse, setItem: refuse })
    expect(mayRenewItself('d')).toBe(false)
    expect(keepTyped('c1', [{ field: 'Prénom', text: 'Ada' }])).toBe(false)
    vi.unstubAllGlobals()
  })
})

describe('the words that ask for it', () => {
  async function show(why: string, answers: readonly boolean[] = []) {
    const reload = vi.spyOn(location, 'reload').mockImplementation(() => {})
    const hold = ({ detail }: WindowEventMap[typeof LEAVING]) => {
      detail.push(...answers.map(async answer => answer))
    }
    window.addEventListener(LEAVING, hold)
    const { renew } = await import('../../client/session/build.ts')
    renew(why)
    await import('../../client/renewal/renewal.ts')
    await vi.waitFor(() => expect(card()?.textContent).not.toBe(''))
    return { reload, done: () => window.removeEventListener(LEAVING, hold) }
  }

  it('load the page anew once everything that holds words says that they are safe', async () => {
    const { reload, done } = await show('Xyz_-789', [true, true])
    expect(card()?.textContent).toContain(t.changed)
    button(t.reload).click()
    await vi.waitFor(() => expect(reload).toHaveBeenCalledOnce())
    done()
  })

  it('stay, and say so, while something is not safe; whoever insists may', async () => {
    const { reload, done } = await show('Xyz_-789', [true, false])
    button(t.reload).click()
    await vi.waitFor(() => expect(card()?.textContent).toContain(t.notKept))
    expect(reload).not.toHaveBeenCalled()
    expect(readTyped('')).toEqual([])
    button(t.anyway).click()
    expect(reload).toHaveBeenCalledOnce()
    done()
  })

  it('say of another protocol that nothing more is written here, in the page’s language', async () => {
    document.documentElement.lang = 'en'
    const { done } = await show('protocol')
    expect(card()?.textContent).toContain(renewalWords.en.protocolHelp)
    done()
  })

  it('give back afterwards what stood in the fields, until it was seen', async () => {
    keepTyped('', [{ field: 'Prénom', text: 'Ada' }])
    const { done } = await show('words')
    expect(card()?.querySelector('textarea')?.value).toBe('Ada')
    button(t.done).click()
    expect([card(), readTyped('')]).toEqual([null, []])
    done()
  })
})

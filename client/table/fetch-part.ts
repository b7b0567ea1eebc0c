import { type JSX, lazy } from 'solid-js'
import { language } from '../i18n/language.ts'
import { askBuild } from '../session/build.ts'
import { within } from '../session/device-store.ts'
import { showToast } from '../ui/toasts.ts'

const AGAIN_MS = 4_000
/** whether there is another build is asked for so long */
const PATIENCE_MS = 2_000
/** Here, since the dictionaries are fetched by this too. */
const TOOLS_WAIT = {
  fr: 'Le réseau manque\u00a0: cet outil viendra dès son retour. Vous pouvez continuer d’écrire.',
  en: 'The network is away: this tool comes as soon as it is back. You can go on writing.',
}

/**
 * Fetches a part of the table that is not needed at first sight. Without network it says so once, and goes on trying: the promise is
 * never refused.
 */
export async function fetchPart<T>(load: () => Promise<T>): Promise<T> {
  for (let told = false; ; told = true) {
    try {
      if (told) fetchStylesAgain()
      return await load()
    } catch {
      // Gone for good, with the build that it was of: the page says that by itself.
      if (!told && (await within(PATIENCE_MS, askBuild())) !== true)
        showToast({ text: TOOLS_WAIT[language()], icon: 'offline' })
      await networkOrLater()
    }
  }
}

/** A component in a file of its own, fetched when it is first shown. */
export function lazily<C extends (props: never) => JSX.Element>(load: () => Promise<C>): C
export function lazily(load: () => Promise<(props: object) => JSX.Element>): (props: object) => JSX.Element {
  const part = lazy(async () => ({ default: await fetchPart(load) }))
  preloads.push(part.preload)
  return part
}

const preloads: (() => Promise<unknown>)[] = []
/** All that could be fetched later, now. */
export const loadAllParts = async (): Promise<void> => void (await Promise.all(preloads.map(preload => preload())))

const networkOrLater = (): Promise<void> =>
  new Promise(resolve => {
    const go = () => {
      clearTimeout(timer)
      window.removeEventListener('online', go)
      resolve()
    }
    const timer = setTimeout(go, AGAIN_MS)
    window.addEventListener('online', go)
  })

/** A stylesheet that failed is not asked for again by itself, unlike a script. */
function fetchStylesAgain(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]'))
    if (link.sheet === null) link.replaceWith(link.cloneNode())
}

import type { Page } from 'playwright-core'

/** What is true of a page as it stands, read in one go. */
export interface PageFacts {
  readonly lang: string
  /** levels of the headings that are exposed, in order */
  readonly headings: readonly number[]
  /** animations and transitions that run at this moment */
  readonly moving: readonly string[]
  /** elements that reach beyond the window's side, or scroll both ways: what a narrow window may not have */
  readonly sideways: readonly string[]
  /** notes whose words do not say which language they are in */
  readonly notesWithoutLang: number
  readonly domElements: number
}

export const readFacts = (page: Page): Promise<PageFacts> =>
  page.evaluate(() => {
    const nameOf = (element: Element) =>
      `${element.tagName.toLowerCase()}${element.id === '' ? '' : `#${element.id}`}${[...element.classList].map(name => `.${name}`).join('')}`
    const shown = (element: Element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: false })
    // A dialog stands after what it is about, so its heading goes on from there.
    const exposed = [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].filter(
      heading => shown(heading) && heading.closest('[aria-hidden="true"], [inert]') === null,
    )
    const root = document.documentElement
    const sideways: string[] = []
    if (root.scrollWidth > root.clientWidth)
      sideways.push(`the page itself, by ${root.scrollWidth - root.clientWidth} px`)
    for (const element of document.body.querySelectorAll('*')) {
      if (element instanceof SVGElement || !shown(element)) continue
      const { overflowX, overflowY } = getComputedStyle(element)
      const scrolls = (overflow: string) => overflow === 'auto' || overflow === 'scroll'
      if (
        scrolls(overflowX) &&
        scrolls(overflowY) &&
        element.scrollWidth > element.clientWidth + 1 &&
        element.scrollHeight > element.clientHeight + 1
      )
        sideways.push(`${nameOf(element)} scrolls both ways`)
    }
    return {
      lang: root.lang,
      headings: exposed.map(heading => Number(heading.tagName.slice(1))),
      moving: document
        .getAnimations()
        .filter(animation => animation.playState === 'running')
        .map(animation => {
          const target = animation.effect instanceof KeyframeEffect ? animation.effect.target : null
          return target === null ? 'something' : nameOf(target)
        }),
      sideways,
      notesWithoutLang: document.querySelectorAll('li[data-note] > p:not([lang])').length,
      domElements: document.querySelectorAll('*').length - document.querySelectorAll('svg *').length,
    }
  })

/** Places where a heading goes down by more than one level. */
export const skippedLevels = (levels: readonly number[]): string[] =>
  levels.flatMap((level, at) => {
    const before = levels[at - 1] ?? 0
    return level > before + 1 ? [`h${level} after ${before === 0 ? 'nothing' : `h${before}`}`] : []
  })

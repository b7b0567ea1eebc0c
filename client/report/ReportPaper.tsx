import { createEffect, createResource, Match, onCleanup, Switch } from 'solid-js'
import { useWords } from '../i18n/language.ts'
import { RequestFailed } from '../session/api.ts'
import type { Identity } from '../session/identity.ts'
import { addressOf } from './download.ts'
import { words } from './words.ts'

/**
 * The printed report, shown inside the screen: the server's own file, in a shadow of its own so that neither page dresses
 * the other. Asked for as this person (a link could not say who asks), shown without a frame (the policy allows none).
 */
export function ReportPaper(props: { identity: Identity; language: string }) {
  const t = useWords(words)
  const [page, { refetch }] = createResource(
    () => ({ ...props.identity, language: props.language }),
    async ({ event, person, language }) => {
      const answer = await fetch(addressOf(event, 'html', language), {
        headers: { 'tablee-person': person },
        credentials: 'same-origin',
      }).catch(() => {
        throw new RequestFailed(0, 'offline', 'the server was not reached')
      })
      if (!answer.ok) throw new RequestFailed(answer.status, 'refused', answer.statusText)
      return answer.text()
    },
  )
  return (
    <Switch fallback={<p class="rp-preparing">{t().preparing}</p>}>
      <Match when={page.error !== undefined}>
        <div class="rp-preparing" role="alert">
          <p>{t().failures.offline}</p>
          <button type="button" class="btn" onClick={() => void refetch()}>
            {t().preview}
          </button>
        </div>
      </Match>
      <Match when={page()}>{html => <Shadow html={html()} />}</Match>
    </Switch>
  )
}

function Shadow(props: { html: string }) {
  let host: HTMLDivElement | undefined
  createEffect(() => {
    if (host === undefined) return
    const shadow = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
    const { body, style, lang } = readPage(props.html)
    host.lang = lang
    shadow.replaceChildren(body)
    if (typeof CSSStyleSheet === 'undefined' || !('adoptedStyleSheets' in shadow)) return // an older browser: plain but complete
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(style)
    shadow.adoptedStyleSheets = [sheet]
  })
  // addresses inside the page do not reach into a shadow: follow them here
  const follow = (event: MouseEvent) => {
    const link = event.composedPath().find(each => each instanceof HTMLAnchorElement)
    const href = link?.getAttribute('href') ?? ''
    if (!href.startsWith('#')) return
    event.preventDefault()
    const target = host?.shadowRoot?.getElementById(decodeURIComponent(href.slice(1)))
    target?.scrollIntoView()
    target?.focus({ preventScroll: true })
  }
  return (
    <div
      class="rp-paper"
      ref={found => {
        host = found
        found.addEventListener('click', follow)
        onCleanup(() => found.removeEventListener('click', follow))
      }}
    />
  )
}

/** The body and the style of the server's page, made to stand in a shadow: its `:root` is the host, its `body` a plain box. */
export function readPage(html: string): { readonly body: HTMLElement; readonly style: string; readonly lang: string } {
  // taken out of the text, because the policy already forbids a style element to the parser
  const style = [...html.matchAll(STYLE)].map(([, inside = '']) => inside).join('\n')
  const page = new DOMParser().parseFromString(html.replace(STYLE, ''), 'text/html')
  const body = document.createElement('div')
  body.className = 'page-body'
  for (const unwanted of page.body.querySelectorAll('style, script')) unwanted.remove()
  body.append(...page.body.childNodes)
  return {
    body,
    // its font is this page's own already, and the policy would not take it from inside the file
    style: style
      .replace(/@font-face\s*\{[^}]*\}/g, '')
      .replace(/:root\b/g, ':host')
      .replace(/(^|[\s,{}])(?:html|body)(?=[\s,{.:>])/g, '$1.page-body'),
    lang: page.documentElement.lang,
  }
}

const STYLE = /<style[^>]*>([\s\S]*?)<\/style>/gi

import { createMemo, createSignal, For, onMount, Show } from 'solid-js'
import { BLANK_CARDS, blankCards, KIT_PARTS, type KitPart, kitPages, usualBlanks } from '../../shared/domain/kit.ts'
import { tablesOf } from '../../shared/domain/plan.ts'
import type { Wifi } from '../../shared/domain/wifi.ts'
import type { Rotation } from '../../shared/protocol/api.ts'
import { useWords } from '../i18n/language.ts'
import { RequestFailed } from '../session/api.ts'
import { forPhones } from '../session/local-address.ts'
import { useSession } from '../session/session.tsx'
import { recallWifi } from '../session/wifi.ts'
import { Icon } from '../ui/Icon.tsx'
import { showToast } from '../ui/toasts.ts'
import { useBook } from './context.tsx'
import { downloadKit, type KitWish } from './kit-download.ts'
import { KitSettings } from './KitSettings.tsx'
import { CardRow } from './CardRow.tsx'
import { KitThumb } from './KitThumb.tsx'
import { kitsWords } from './words-kits.ts'
import { kitsCardWords } from './words-kits-card.ts'
import './kits.css'

/** What goes on paper: which kinds, in which language, and the file. */
export function KitsTab() {
  const t = useWords(kitsWords)
  const cards = useWords(kitsCardWords)
  const book = useBook()
  const session = useSession()
  const plan = () => book.editor.plan
  const [parts, setParts] = createSignal<readonly KitPart[]>(KIT_PARTS.filter(part => part !== 'wifi'))
  const [lang, setLang] = createSignal<KitWish['lang']>(
    plan().languages.length > 1 ? 'both' : (plan().languages[0] ?? 'fr'),
  )
  const [people, setPeople] = createSignal(0)
  const [wanted, setWanted] = createSignal<number>()
  // written under «Liens et codes», it need not be typed twice
  const known = recallWifi()
  const [wifi, setWifi] = createSignal<Wifi>(known ?? { name: '', password: '' })
  const [busy, setBusy] = createSignal(false)
  const [wrong, setWrong] = createSignal<'needNetwork' | 'none' | 'offline' | 'busy' | 'failed'>()

  onMount(async () => {
    try {
      // The printed kit is what the server knows: what was typed a moment ago goes there first.
      await book.editor.flush()
      await book.refresh()
      const { rounds } = await session.call<Rotation>('/rotation')
      const seated = rounds.flatMap(round => round.tables.flatMap(table => table.people.map(person => person.id)))
      setPeople(new Set(seated).size)
    } catch {
      // Only the number of pages depends on it.
    }
  })

  const blanks = () => wanted() ?? usualBlanks(people(), plan().capacity)
  const counts = () => ({ people: people(), blanks: blanks() })
  const total = createMemo(() => {
    let pages = 0
    for (const part of parts()) pages += kitPages(part, plan(), counts())
    return pages
  })
  const summary = () => {
    if (busy()) return t().making
    if (parts().length === 0) return t().none
    return (parts().includes('order') ? t().totalAround : t().total)(total())
  }
  const link = () => forPhones(book.view().links?.participant ?? '', book.view().addresses)
  const code = () => session.programme.day()?.code ?? book.view().code
  const toggle = (part: KitPart) => {
    setWrong(undefined)
    setParts(now => (now.includes(part) ? now.filter(each => each !== part) : [...now, part]))
  }

  const take = async () => {
    if (busy()) return
    setWrong(undefined)
    const withWifi = parts().includes('wifi')
    if (parts().length === 0) return setWrong('none')
    if (withWifi && wifi().name.trim() === '') return setWrong('needNetwork')
    setBusy(true)
    try {
      await book.editor.flush()
      const { pages, accessible } = await downloadKit(session.identity, {
        parts: parts(),
        lang: lang(),
        blanks: blanks(),
        ...(withWifi ? { wifi: { ...wifi(), name: wifi().name.trim() } } : {}),
      })
      showToast({ text: accessible ? t().done(pages) : `${t().done(pages)} ${t().notUa}`, icon: 'check' })
    } catch (error) {
      const status = error instanceof RequestFailed ? error.status : undefined
      setWrong(status === 0 ? 'offline' : status === 503 ? 'busy' : 'failed')
    } finally {
      setBusy(false)
    }
  }

  return (
    <div class="sheet kits-sheet">
      <section class="card" aria-labelledby="prepare-kits">
        <div class="card-head">
          <h2 class="serif" id="prepare-kits">
            {t().title}
          </h2>
          <p class="quiet-text">{t().help}</p>
        </div>
        <ul class="kit-parts">
          <For each={KIT_PARTS}>
            {part => (
              <li class="kit-part">
                <KitThumb part={part} />
                <label class="check">
                  <input type="checkbox" checked={parts().includes(part)} onChange={() => toggle(part)} />
                  <span class="kit-name">
                    {t().parts[part].name} <span class="quiet-text">{t().parts[part].what}</span>
                  </span>
                </label>
                <span class="kit-pages num">
                  {(part === 'order' ? t().around : t().pages)(kitPages(part, plan(), counts()))}
                </span>
              </li>
            )}
          </For>
        </ul>
        <CardRow numbers={tablesOf(plan()).map(table => table.number)} link={link()} label={cards().preview} most={8} />
      </section>
      <section class="card kit-settings" aria-labelledby="prepare-kit-settings">
        <h2 class="serif" id="prepare-kit-settings">
          {t().settings}
        </h2>
        <KitSettings
          parts={parts()}
          lang={lang()}
          onLang={setLang}
          blanks={blanks()}
          allBlanks={blankCards(people(), blanks())}
          mostBlanks={BLANK_CARDS.most}
          onBlanks={setWanted}
          people={people()}
          wifi={wifi()}
          isKnown={known !== undefined}
          onWifi={changes => {
            setWrong(undefined)
            setWifi(now => ({ ...now, ...changes }))
          }}
        />
        <Show when={link() === ''}>
          <p class="soft-warning">
            <Icon name="shield" />
            {t().revoked}
          </p>
        </Show>
        <Show when={code() === undefined}>
          <p class="soft-warning">
            <Icon name="shield" />
            {t().noCode}
          </p>
        </Show>
        <p class="kit-total" role="status">
          {summary()}
        </p>
        <Show when={wrong()}>
          {why => (
            <p class="wrong" role="alert">
              {t()[why()]}
            </p>
          )}
        </Show>
        <button type="button" class="btn primary" aria-disabled={busy()} onClick={() => void take()}>
          <Icon name="print" />
          {t().download}
        </button>
      </section>
    </div>
  )
}

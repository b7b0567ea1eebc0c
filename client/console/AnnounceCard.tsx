import { createMemo, createSignal, For, Show } from 'solid-js'
import type { Day } from '../../shared/document/programme.ts'
import { language, useWords } from '../i18n/language.ts'
import { useSession } from '../session/session.tsx'
import { Icon } from '../ui/Icon.tsx'
import { hourText } from '../ui/time.ts'
import { showToast } from '../ui/toasts.ts'
import { createGiver, Refused } from './Refused.tsx'
import { SlateLine } from './SlateLine.tsx'
import { words } from './words.ts'

const LONGEST = 200
const SHOWN = 2

/** One line for everybody: to the phones, to the wall, or both; below, what was said and when. */
export function AnnounceCard(props: { day: Day }) {
  const session = useSession()
  const t = useWords(words)
  const giver = createGiver()
  const [text, setText] = createSignal('')
  const [phones, setPhones] = createSignal(true)
  const [wall, setWall] = createSignal(true)
  const [slate, setSlate] = createSignal(false)
  let field: HTMLTextAreaElement | undefined
  const last = createMemo(() =>
    Object.entries(session.programme.announcements)
      .map(([id, announcement]) => ({ id, ...announcement }))
      .sort((a, b) => b.at - a.at)
      .slice(0, SHOWN),
  )
  const ready = () => text().trim() !== '' && (phones() || wall() || slate()) && !giver.busy()

  const announce = async (event: Event) => {
    event.preventDefault()
    if (!ready()) return
    const to = [...(phones() ? (['phones'] as const) : []), ...(wall() ? (['wall'] as const) : [])]
    const said = text().trim()
    if (to.length > 0 && (await giver.give({ type: 'announce', text: said, to })) === undefined) return
    if (slate() && (await giver.give({ type: 'slate', text: said })) === undefined) return
    setText('')
    field?.focus()
    showToast({ text: t().sent, icon: 'mega' })
  }
  const take = (sentence: string) => {
    setText(sentence)
    field?.focus()
  }

  return (
    <Show when={props.day.phase !== 'closed' || last().length > 0}>
      <section class="card console-announce" aria-labelledby="console-announce-title">
        <h2 class="serif" id="console-announce-title">
          {t().announce}
        </h2>
        <Show when={props.day.phase !== 'closed'}>
          <form onSubmit={event => void announce(event)}>
            <textarea
              class="input"
              rows="2"
              maxLength={LONGEST}
              aria-label={t().announceLabel}
              ref={found => (field = found)}
              value={text()}
              onInput={event => setText(event.currentTarget.value)}
              onKeyDown={event => {
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void announce(event)
              }}
            />
            <div class="announce-chips" role="group" aria-label={t().chipsLabel}>
              <For each={t().chips}>
                {chip => (
                  <button type="button" onClick={() => take(chip[1])}>
                    {chip[0]}
                  </button>
                )}
              </For>
            </div>
            <div class="announce-to">
              <label class="check">
                <input type="checkbox" checked={phones()} onChange={event => setPhones(event.currentTarget.checked)} />
                {t().toPhones}
              </label>
              <label class="check">
                <input type="checkbox" checked={wall()} onChange={event => setWall(event.currentTarget.checked)} />
                {t().toWall}
              </label>
              <label class="check" title={t().toSlateHelp}>
                <input type="checkbox" checked={slate()} onChange={event => setSlate(event.currentTarget.checked)} />
                {t().toSlate}
              </label>
              <button type="submit" class="btn primary" aria-disabled={!ready()}>
                <Icon name="mega" />
                {t().send}
              </button>
            </div>
          </form>
        </Show>
        <Show when={props.day.phase !== 'closed'}>
          <SlateLine day={props.day} giver={giver} />
        </Show>
        <Refused code={giver.failed()} />
        <Show when={last().length > 0}>
          <h3 class="sr">{t().lastAnnouncements}</h3>
          <ul class="announce-last">
            <For each={last()}>
              {announcement => (
                <li>
                  <b class="num">{hourText(announcement.at, props.day.timeZone, language())}</b> {announcement.text}
                  <Show when={session.programme.receipts[announcement.id]}>
                    {count => <span class="num"> {t().received(count())}</span>}
                  </Show>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </section>
    </Show>
  )
}

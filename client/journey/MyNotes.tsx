import { createMemo, createSignal, For, Show } from 'solid-js'
import type { ApiNote } from '../../shared/protocol/api.ts'
import { useWords } from '../i18n/language.ts'
import { whoDid } from '../i18n/who-did.ts'
import type { IconName } from '../ui/drawings.ts'
import { Icon } from '../ui/Icon.tsx'
import { KindMark } from '../ui/KindMark.tsx'
import { showToast } from '../ui/toasts.ts'
import { useMyFacts } from './my-facts.ts'
import { type Fate, fatesOf, notesByTable } from './note-fate.ts'
import { withdraw } from './withdraw.ts'
import { journeyWords } from './words.ts'

const ICONS: Partial<Record<Fate['kind'], IconName>> = {
  hidden: 'eye',
  late: 'bell',
  plate: 'plate',
  cited: 'quiet',
  thread: 'thread',
  carried: 'arrow',
  aside: 'x',
  'taken-back': 'undo',
}

/** One's notes, table after table, and what became of each. */
export function MyNotes() {
  const t = useWords(journeyWords)
  const { session, me } = useMyFacts()
  const { programme } = session
  const tables = createMemo(() => {
    const known = me()
    return known === undefined ? [] : notesByTable(known, programme.tables)
  })
  return (
    <section aria-labelledby="jy-notes-title">
      <h2 id="jy-notes-title" class="serif">
        {t().notes}
      </h2>
      <Show when={tables().length > 0} fallback={<p class="jy-quiet">{t().noNotes}</p>}>
        <For each={tables()}>
          {([table, notes]) => (
            <>
              <h3 class="jy-at">
                {t().count(notes.length)} {t().notesAt(programme.tables[table]?.number ?? 0)}
              </h3>
              <ul class="jy-notes">
                <For each={notes}>{note => <MyNote note={note} />}</For>
              </ul>
            </>
          )}
        </For>
        <Show when={programme.day()?.phase === 'closed'}>
          <p class="jy-quiet">{t().closedNotes}</p>
        </Show>
      </Show>
    </section>
  )
}

function MyNote(props: { note: ApiNote }) {
  const t = useWords(journeyWords)
  const { session, me, again } = useMyFacts()
  const { programme, identity } = session
  const [busy, setBusy] = createSignal(false)
  const fates = () => {
    const known = me()
    return known === undefined ? [] : fatesOf(props.note, known, programme)
  }
  const isAside = () => fates().some(fate => fate.kind === 'aside')
  const isOpen = () => programme.day()?.phase !== 'closed'
  const isLocked = () => programme.tables[props.note.table]?.locked === true

  const set = async (removal: 0 | 1, undoes = false) => {
    if (busy()) return
    if (isLocked()) return showToast({ text: t().notNow, icon: 'lock' })
    setBusy(true)
    const how = await withdraw(session, props.note, removal)
    setBusy(false)
    again()
    if (how === 'refused') showToast({ text: t().notNow, alert: true })
    else if (how === 'waiting') showToast({ text: t().waiting, icon: 'offline' })
    else
      showToast({
        text: removal === 1 ? t().takenBackNow : t().putBackNow,
        ...(undoes ? {} : { action: { label: t().undo, run: () => void set(removal === 1 ? 0 : 1, true) } }),
      })
  }
  return (
    <li class={`jy-note note k-${props.note.kind}`} classList={{ aside: props.note.setAside }}>
      <p class="jy-text">{props.note.text}</p>
      <ul class="jy-fates">
        <Show when={fates().length > 0} fallback={<li>{t().fates.none}</li>}>
          <For each={fates()}>{fate => <FateLine fate={fate} />}</For>
        </Show>
      </ul>
      <div class="jy-note-foot">
        <KindMark kind={props.note.kind} />
        <Show when={isOpen() && !isAside()}>
          <Show
            when={!props.note.setAside}
            fallback={
              <button
                type="button"
                class="link"
                aria-disabled={busy()}
                aria-label={t().putBackLong(props.note.text)}
                onClick={() => void set(0)}
              >
                {t().putBack}
              </button>
            }
          >
            <a class="link" href={`/e/${identity.event}/table/${props.note.table}`}>
              {t().correct}
            </a>
            <button
              type="button"
              class="link"
              aria-disabled={busy()}
              aria-label={t().takeBackLong(props.note.text)}
              onClick={() => void set(1)}
            >
              {t().takeBack}
            </button>
          </Show>
        </Show>
      </div>
    </li>
  )
}

/** What became of a note, in words. */
function told(fate: Fate, t: (typeof journeyWords)['fr']): string {
  switch (fate.kind) {
    case 'dots':
      return t.fates.dots(fate.count)
    case 'thread':
      return t.fates.thread(fate.name)
    case 'carried':
      return t.fates.carried(fate.to, fate.onPlate)
    case 'aside':
      return t.fates.aside(whoDid(fate.by), fate.reason)
    case 'taken-back':
      return t.fates.takenBack
    case 'hidden':
    case 'late':
    case 'plate':
    case 'cited':
      return t.fates[fate.kind]
  }
}

function FateLine(props: { fate: Fate }) {
  const t = useWords(journeyWords)
  return (
    <li data-fate={props.fate.kind}>
      <Show when={ICONS[props.fate.kind]} fallback={<span class="jy-dot" aria-hidden="true" />}>
        {icon => <Icon name={icon()} />}
      </Show>
      <span>{told(props.fate, t())}</span>
    </li>
  )
}

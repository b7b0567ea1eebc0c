import { createEffect, createMemo, createSignal, on, Match, Show, Switch } from 'solid-js'
import type { Day, TableFacts } from '../../shared/document/programme.ts'
import type { Word } from '../../shared/protocol/api.ts'
import { useWords } from '../i18n/language.ts'
import { tablesInOrder } from '../mirror/seating.ts'
import { useSession } from '../session/session.tsx'
import { Icon } from '../ui/Icon.tsx'
import { messagesAmong, newestFirst } from './news.ts'
import type { QuietTable } from './quiet.ts'
import { WordForm } from './WordForm.tsx'
import { words } from './words.ts'
import { hintWords } from './words-hint.ts'

/** A host's word stays in sight this long unless it is put away; it remains among the news beside. */
const WORD_SHOWN_MS = 10 * 60_000
const HINTS_REMEMBERED = 200
const NEVER_SHOWN = 'never-shown'

/** One calm hint at a time: a host's word, else what was never shown, else a doubt about a quiet table, with one offer each. */
export function RoomHint(props: { day: Day; now: number; said: readonly Word[]; quiet: readonly QuietTable[] }) {
  const session = useSession()
  const t = useWords(words)
  const h = useWords(hintWords)
  const [hidden, setHidden] = createSignal<readonly string[]>([])
  const hide = (key: string) => setHidden(keys => [...keys, key].slice(-HINTS_REMEMBERED))
  const quietKey = (id: string) => `quiet-${props.day.round}-${id}`
  /** whom one is writing to, and about which hint: it stays in sight until sent or left */
  const [writing, setWriting] = createSignal<{ key: string; table: TableFacts; reply: boolean } | undefined>()
  createEffect(
    on(
      () => props.day.phase === 'closed',
      closed => closed && setWriting(undefined),
    ),
  )

  const message = createMemo(() =>
    messagesAmong(props.said)
      .sort(newestFirst)
      .find(item => props.now - item.at < WORD_SHOWN_MS && !hidden().includes(item.key)),
  )
  const doubt = createMemo(() => props.quiet.find(({ table }) => !hidden().includes(quietKey(table.id))))
  /** silent writing that no host has revealed is of no use at the harvest */
  const neverShown = createMemo(() =>
    props.day.hidden && props.day.phase === 'harvest' && !hidden().includes(NEVER_SHOWN)
      ? tablesInOrder(session.programme.tables).filter(table => table.revealed !== true)
      : [],
  )
  const tableOf = (id: string | undefined) => (id === undefined ? undefined : session.programme.tables[id])
  const hostsOf = (table: TableFacts) =>
    table.hosts.map(id => session.programme.people[id]?.name ?? '').filter(name => name !== '')
  const sent = () => {
    const key = writing()?.key
    if (key !== undefined) hide(key)
    setWriting(undefined)
  }

  return (
    <div class="room-hint" aria-live="polite">
      <Switch>
        <Match when={writing()}>
          {now => (
            <WordForm
              table={now().table}
              hosts={hostsOf(now().table)}
              reply={now().reply}
              onSent={sent}
              onLeave={() => setWriting(undefined)}
            />
          )}
        </Match>
        <Match when={message()}>
          {found => (
            <div class="hint-card">
              <Icon name="send" />
              <p>
                <b>{t().wordFrom(t().messageFrom(found().from, tableOf(found().table)?.number))}</b> {found().text}
              </p>
              <Show when={tableOf(found().table)}>
                {table => (
                  <button
                    type="button"
                    class="btn"
                    onClick={() => setWriting({ key: found().key, table: table(), reply: true })}
                  >
                    {h().answer}
                  </button>
                )}
              </Show>
              <HideButton onHide={() => hide(found().key)} />
            </div>
          )}
        </Match>
        <Match when={neverShown().length > 0}>
          <div class="hint-card">
            <Icon name="eye" />
            <p>
              <b>{t().neverShown(neverShown().map(({ number }) => number))}</b> {t().neverShownHelp}
            </p>
            <a class="btn" href={`/e/${session.identity.event}/table/${neverShown()[0]?.id ?? ''}`}>
              {t().quietOffer}
            </a>
            <HideButton onHide={() => hide(NEVER_SHOWN)} />
          </div>
        </Match>
        <Match when={doubt()}>
          {found => (
            <div class="hint-card">
              <Icon name="quiet" />
              <p>
                <b>{t().quiet(found().table.number, found().minutes)}</b> {t().quietDoubt}
              </p>
              <Show
                when={hostsOf(found().table).length > 0}
                fallback={
                  <a class="btn" href={`/e/${session.identity.event}/table/${found().table.id}`}>
                    {t().quietOffer}
                  </a>
                }
              >
                <button
                  type="button"
                  class="btn"
                  onClick={() => setWriting({ key: quietKey(found().table.id), table: found().table, reply: false })}
                >
                  {h().slip(hostsOf(found().table))}
                </button>
              </Show>
              <HideButton onHide={() => hide(quietKey(found().table.id))} />
            </div>
          )}
        </Match>
      </Switch>
    </div>
  )
}

function HideButton(props: { onHide: () => void }) {
  const t = useWords(words)
  return (
    <button type="button" class="btn quiet icon" aria-label={t().hide} title={t().hide} onClick={() => props.onHide()}>
      <Icon name="x" />
    </button>
  )
}

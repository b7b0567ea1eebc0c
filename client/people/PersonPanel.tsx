import { createSignal, For, Show } from 'solid-js'
import type { Day, TableFacts } from '../../shared/document/programme.ts'
import { useWords } from '../i18n/language.ts'
import { isOpenIn } from '../mirror/seating.ts'
import { DialogHead } from '../ui/DialogHead.tsx'
import { Icon } from '../ui/Icon.tsx'
import type { Draft, Edit } from './draft.ts'
import { firstRound, frozenRounds, type PersonLine, roundsFrom } from './lines.ts'
import { Trouble } from './Trouble.tsx'
import { peopleWords } from './words.ts'

/** What can be changed of one person. Each choice only opens the preview. */
export function PersonPanel(props: {
  line: PersonLine
  day: Day
  draft: Draft
  tables: readonly TableFacts[]
  swapping: boolean
  onSwap: (yes: boolean) => void
  onClose: () => void
}) {
  const t = useWords(peopleWords)
  const [round, setRound] = createSignal<number | undefined>()
  const [table, setTable] = createSignal<string | undefined>()
  const first = () => firstRound(props.day)
  const over = () => props.day.phase === 'harvest' || props.day.phase === 'closed'
  const rounds = () => roundsFrom(first(), props.day.rounds)
  const placeRound = () => Math.max(round() ?? first(), first())
  const open = () => props.tables.filter(each => isOpenIn(each, placeRound()))
  const others = () => open().filter(each => each.number !== props.line.cells[placeRound() - 1]?.table)
  const placeTable = () => others().find(each => each.id === table())?.id ?? others()[0]?.id
  const staysForRounds = () => !over() && frozenRounds(props.day) > 0 && frozenRounds(props.day) < props.day.rounds
  const ask = async (edit: Edit) => {
    if (await props.draft.add(edit)) props.onClose()
  }
  const place = () => {
    const to = placeTable()
    if (to === undefined) return
    const later = placeRound() > first()
    void ask({
      type: 'move-person',
      person: props.line.id,
      table: to,
      ...(later ? { round: placeRound() } : {}),
    })
  }
  return (
    <>
      <DialogHead title={props.line.name} close={t().close} onClose={() => props.onClose()} />
      <Show when={props.line.tags.length > 0}>
        <p class="panel-hint">{props.line.tags.map(tag => t().tag(tag)).join(', ')}</p>
      </Show>
      <div class="panel-acts">
        <Show when={props.line.state !== 'present'}>
          <button type="button" class="btn" onClick={() => void ask({ type: 'mark-present', person: props.line.id })}>
            <Icon name="check" />
            {t().isPresent}
          </button>
        </Show>
        <Show when={props.line.state !== 'absent'}>
          <button type="button" class="btn" onClick={() => void ask({ type: 'mark-absent', person: props.line.id })}>
            <Icon name="x" />
            {t().isAbsent}
          </button>
          <Show when={staysForRounds()}>
            <button
              type="button"
              class="btn"
              onClick={() =>
                void ask({ type: 'mark-absent', person: props.line.id, from: frozenRounds(props.day) + 1 })
              }
            >
              <Icon name="arrow" />
              {t().leavesAfter(frozenRounds(props.day))}
            </button>
          </Show>
        </Show>
        <Show when={!props.line.hosts && !over() && props.line.state !== 'absent'}>
          <button type="button" class="btn" aria-pressed={props.swapping} onClick={() => props.onSwap(!props.swapping)}>
            <Icon name="refresh" />
            {props.swapping ? t().stopSwap : t().swap}
          </button>
        </Show>
      </div>
      <p role="status" class="panel-hint">
        {props.swapping ? t().swapWith(props.line.name) : ''}
      </p>
      <Show when={!props.line.hosts} fallback={<p class="panel-hint">{t().hostStays}</p>}>
        <Show when={!over() && others().length > 0}>
          <fieldset class="panel-place">
            <legend>{t().place}</legend>
            <select
              class="input"
              aria-label={t().round}
              onChange={event => setRound(Number(event.currentTarget.value))}
            >
              <For each={rounds()}>
                {each => (
                  <option value={each} selected={each === placeRound()}>
                    {t().roundN(each)}
                  </option>
                )}
              </For>
            </select>
            <select class="input" aria-label={t().table} onChange={event => setTable(event.currentTarget.value)}>
              <For each={others()}>
                {each => (
                  <option value={each.id} selected={each.id === placeTable()}>
                    {t().tableN(each.number)}
                  </option>
                )}
              </For>
            </select>
            <button type="button" class="btn" onClick={place}>
              {t().placeButton}
            </button>
          </fieldset>
        </Show>
      </Show>
      <Trouble draft={props.draft} />
    </>
  )
}

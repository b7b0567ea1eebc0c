import { createEffect, createMemo, createSignal, For, on, onCleanup, Show } from 'solid-js'
import { crewName } from '../../shared/domain/crew-names.ts'
import { formatTime } from '../../shared/i18n/dates.ts'
import { language, useWords } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import { Plaque } from '../ui/Plaque.tsx'
import { dayTimes, timeOf } from './agenda.ts'
import { useBook } from './context.tsx'
import { addAgendaItem, setFields } from './plan-edits.ts'
import { type Preview, rotationPreview } from './preview.ts'
import { type Remark, remarks } from './rotation-words.ts'
import { words } from './words.ts'
import './rotation.css'

const SETTLE_MS = 120 // a stepper held down redraws once, at the end
const HARVEST_MINUTES = 40
const MOST_SEED = 4_294_967_294

/** The rotation as the plan gives it: some paths as a picture, and what it means in sentences. Redrawn at each setting. */
export function RotationCard() {
  const t = useWords(words)
  const book = useBook()
  const plan = () => book.editor.plan
  const times = createMemo(() => dayTimes(plan()))
  const [preview, setPreview] = createSignal<Preview>(rotationPreview(plan()))
  const [mixed, setMixed] = createSignal<number | undefined>()

  // What the rotation depends on; a word changed in a title draws nothing.
  const shape = createMemo(() => {
    const { themes, questions, rounds, movement, goal, capacity, people, seed, guestStays } = plan()
    const tables = themes.map(theme => [theme.id, theme.tables])
    return JSON.stringify([tables, questions, rounds.count, movement, goal, capacity, people, seed, guestStays])
  })
  let timer: ReturnType<typeof setTimeout> | undefined
  const draw = () => {
    const { movement } = plan()
    setPreview(rotationPreview(plan()))
    const other = movement === 'groups' || movement === 'hosts'
    setMixed(other ? rotationPreview({ ...plan(), movement: 'mix' }).met?.mean : undefined)
  }
  createEffect(
    on(shape, () => {
      clearTimeout(timer)
      timer = setTimeout(draw, SETTLE_MS)
    }),
  )
  onCleanup(() => clearTimeout(timer))

  const lines = (): readonly Remark[] =>
    remarks({ plan: plan(), preview: preview(), mixed: mixed(), times: times(), language: language(), t: t() })
  const take = (kind: 'mix' | 'harvest') =>
    book.editor.edit(
      kind === 'mix' ? setFields({ movement: 'mix' }) : addAgendaItem({ kind: 'harvest', minutes: HARVEST_MINUTES }),
    )
  const inCrews = () => plan().movement === 'groups' || plan().movement === 'hosts'
  const rounds = () => times().rounds.map((span, index) => ({ round: index + 1, from: span.from }))
  const pausesBefore = (round: number) => times().pauses.some(pause => pause.after === round - 1)

  return (
    <section class="card rotation" aria-labelledby="prepare-rotation">
      <div class="card-head">
        <h2 class="serif" id="prepare-rotation">
          {t().rotation}
        </h2>
        <p class="quiet-text">{t().rotationHelp}</p>
      </div>
      <Show when={preview().routes.length > 0}>
        <div class="routes-scroll" ref={letKeysScroll} role="region" aria-label={t().rotationPicture}>
          <table class="routes" style={{ '--gaps': rounds().length - 1 }}>
            <thead>
              <tr>
                <th scope="col" class="route-who">
                  <span class="sr">{t().who}</span>
                </th>
                <For each={rounds()}>
                  {each => (
                    <th scope="col" classList={{ 'after-pause': pausesBefore(each.round) }}>
                      <Show when={pausesBefore(each.round)}>
                        <span class="pause-mark">{t().pause}</span>
                      </Show>
                      {t().round(each.round)}
                      <Show when={times().known}>
                        <span class="route-time num">{formatTime(timeOf(each.from), language())}</span>
                      </Show>
                    </th>
                  )}
                </For>
              </tr>
            </thead>
            <tbody>
              <For each={preview().routes}>
                {(route, index) => (
                  <tr>
                    <th scope="row">
                      <span class="serif">
                        {route.crew === undefined
                          ? (route.name ?? t().person(index() + 1))
                          : crewName(route.crew, language(), plan().crews)}
                      </span>
                      <span class="route-people">{inCrews() ? t().persons(route.people) : t().meets(route.met)}</span>
                    </th>
                    <For each={route.tables}>
                      {(table, at) => (
                        <td classList={{ 'after-pause': pausesBefore(at() + 1) }}>
                          <Plaque number={table} />
                          <span class="sr">{t().table(table)}</span>
                        </td>
                      )}
                    </For>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </div>
        <Show when={!inCrews()}>
          <div class="example-line">
            <p class="quiet-text">{t().example}</p>
            <Show when={book.mayBuild()}>
              <button
                type="button"
                class="btn"
                title={t().drawAgainHelp}
                onClick={() => book.editor.edit(setFields({ seed: ((plan().seed ?? 1) % MOST_SEED) + 1 }))}
              >
                <Icon name="refresh" />
                {t().drawAgain}
              </button>
            </Show>
          </div>
        </Show>
      </Show>
      <ul class="remarks">
        <For each={lines()}>
          {line => (
            <li class={`remark ${line.tone}`}>
              <Icon name={ICONS[line.tone]} />
              <span>
                {line.text}{' '}
                <Show when={book.mayBuild() && line.offer}>
                  {offer => (
                    <button type="button" class="text-button" onClick={() => take(offer().kind)}>
                      {offer().text}
                    </button>
                  )}
                </Show>
              </span>
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}

/** With many rounds the picture is wider than its card: the arrow keys must reach the end of it too. */
const letKeysScroll = (box: HTMLElement): void => {
  box.tabIndex = 0
}

const ICONS = { fine: 'check', hint: 'cup', people: 'people', clock: 'clock', broken: 'link' } as const

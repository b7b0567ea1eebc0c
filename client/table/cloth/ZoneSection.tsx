import { For, Show, Suspense } from 'solid-js'
import type { TitlePlace } from '../../../shared/domain/folds.ts'
import { useWords } from '../../i18n/language.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useDesk } from '../desk.ts'
import { lazily } from '../fetch-part.ts'
import { NoteItem } from '../note/NoteItem.tsx'
import { entriesIn, isPileKey, type Part } from './sections.ts'
import { words } from '../words.ts'

/** A part of the cloth: its title with the count, and its notes. On the cloth the title stands in its fold, in the list above its rows. */
export function ZoneSection(props: { zone: number; at: TitlePlace | undefined }) {
  const t = useWords(words)
  const desk = useDesk()
  const { table } = desk
  const title = () => table.zoneTitle(props.zone)
  const ids = () => table.sections().zones[props.zone] ?? []
  const here = () => table.here() === props.zone
  return (
    <section
      class="tb-zone"
      classList={{ here: here(), over: desk.isOver(props.zone) }}
      aria-labelledby={`tb-zone-${props.zone}`}
      style={{ '--x': `${props.at?.x ?? 0}px`, '--y': `${props.at?.y ?? 0}px`, '--w': `${props.at?.width ?? 400}px` }}
    >
      <h2 id={`tb-zone-${props.zone}`} class="serif">
        <span class="tb-part" lang={title().lang} title={title().text}>
          {title().text}
        </span>
        <Count count={ids().length} />
        <Show when={here() && !table.narrow() && table.mayWrite()}>
          <span class="tb-pen" title={t().writeHere}>
            <Icon name="pencil" />
          </span>
        </Show>
      </h2>
      <ul>
        <Entries part={props.zone} />
      </ul>
    </section>
  )
}

/** Notes in no part. On the cloth they need a title only where they have a panel of their own. */
export function LooseSection(props: { at: TitlePlace | undefined }) {
  const t = useWords(words)
  const desk = useDesk()
  const { table } = desk
  const ids = () => table.sections().loose
  return (
    <section
      class="tb-zone loose"
      classList={{
        here: table.here() === 'loose',
        over: desk.isOver('loose'),
        untitled: props.at === undefined || ids().length === 0,
        empty: ids().length === 0,
      }}
      aria-labelledby="tb-loose"
      style={{ '--x': `${props.at?.x ?? 0}px`, '--y': `${props.at?.y ?? 0}px`, '--w': `${props.at?.width ?? 400}px` }}
    >
      <h2 id="tb-loose" class="serif">
        <span class="tb-part">{t().loose}</span>
        <Count count={ids().length} />
      </h2>
      <ul>
        <Entries part="loose" />
      </ul>
    </section>
  )
}

const Pile = lazily(() => import('../pile/Pile.tsx').then(module => module.Pile))
const PileThere = (props: { id: string }) => (
  <Suspense>
    <Pile id={props.id} />
  </Suspense>
)

/** Notes of a part, and its piles where their first notes lie. */
function Entries(props: { part: Part }) {
  const { table } = useDesk()
  return (
    <For each={entriesIn(table.sections(), props.part)}>
      {(key, index) => (isPileKey(key) ? <PileThere id={key} /> : <NoteItem id={key} index={index()} />)}
    </For>
  )
}

function Count(props: { count: number }) {
  const t = useWords(words)
  return (
    <>
      <span class="tb-count-badge num" aria-hidden="true">
        {props.count}
      </span>
      <span class="sr">, {t().notes(props.count)}</span>
    </>
  )
}

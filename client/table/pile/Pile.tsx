import { createMemo, For, onMount, Show } from 'solid-js'
import type { Note } from '../../../shared/document/cloth.ts'
import { useWords } from '../../i18n/language.ts'
import { KindMark } from '../../ui/KindMark.tsx'
import { useActions } from '../note/actions-context.ts'
import { useDesk } from '../desk.ts'
import { NoteItem, tiltOf } from '../note/NoteItem.tsx'
import { groupOf } from '../cloth/sections.ts'
import { words } from '../words.ts'
import { pileWords } from './words-piles.ts'
import './piles.css'

/**
 * A pile of notes, by its key: a heading that one can press, and its notes as a list within the list. Closed, the notes lie
 * under the cover, where only screen readers find them; open, they are spread on a tray. In the list they follow as rows.
 */
export function Pile(props: { id: string }) {
  const t = useWords(words)
  const p = useWords(pileWords)
  const desk = useDesk()
  const actions = useActions()
  const { table, layout } = desk
  let cover: HTMLButtonElement | undefined
  const pile = createMemo(() => table.pile(props.id))
  const place = createMemo(
    () => {
      const lifted = desk.isLifted(props.id) ? desk.lifted()?.point : undefined
      return lifted ?? table.placeOf(props.id)
    },
    undefined,
    { equals: (a, b) => a?.x === b?.x && a?.y === b?.y },
  )
  const tray = () => (table.isOpen(props.id) ? table.fan()?.tray : undefined)
  const notes = () => pile()?.ids.flatMap(id => table.note(id) ?? []) ?? []
  const dots = () => notes().reduce((sum, note) => sum + dotsOf(note), 0)
  const dotsOf = (note: Note) => Math.max(note.dots, table.mine.dots()[note.id] ?? 0)
  const kindUnder = (at: number) => notes()[at]?.kind ?? pile()?.lead.kind ?? 'idea'
  const name = () => {
    const found = pile()
    if (found === undefined) return ''
    return [found.name, p().grouped(found.ids.length), dots() > 0 ? t().dots(dots()) : ''].filter(Boolean).join(', ')
  }
  onMount(() => {
    // It may have been asked for before it was there.
    const at = document.activeElement
    const isFree = at === null || at === document.body || at === desk.paper()
    if (desk.keepsFocus(props.id) || (table.isSelected(props.id) && isFree)) cover?.focus({ preventScroll: true })
  })

  return (
    <Show when={pile()}>
      {found => (
        <li
          class="tb-pile"
          classList={{ open: table.isOpen(props.id) }}
          style={{
            '--fx': `${tray()?.x ?? 0}px`,
            '--fy': `${tray()?.y ?? 0}px`,
            '--fw': `${tray()?.width ?? 0}px`,
            '--fh': `${tray()?.height ?? 0}px`,
          }}
        >
          <h3>
            <button
              ref={element => (cover = element)}
              type="button"
              class="note tb-note tb-cover"
              classList={{
                [`k-${found().lead.kind}`]: true,
                sel: table.isSelected(props.id),
                lifted: desk.isLifted(props.id),
                onto: desk.isOnto(props.id),
                chosen: desk.isChosen(props.id),
              }}
              data-note={props.id}
              data-pile={groupOf(props.id)}
              tabindex={desk.isTabStop(props.id) ? 0 : -1}
              aria-label={desk.isChosen(props.id) ? `${name()}, ${p().isChosen}` : name()}
              aria-expanded={layout.view() === 'list' ? undefined : table.isOpen(props.id)}
              style={{
                '--x': `${place()?.x ?? 0}px`,
                '--y': `${place()?.y ?? 0}px`,
                '--r': `${tiltOf(props.id)}deg`,
                '--nb2': `var(--note-${kindUnder(1)}-bg)`,
                '--nm2': `var(--note-${kindUnder(1)}-mark)`,
                '--nb3': found().ids.length > 2 ? `var(--note-${kindUnder(2)}-bg)` : 'transparent',
                '--nm3': found().ids.length > 2 ? `var(--note-${kindUnder(2)}-mark)` : 'transparent',
              }}
              onClick={clicked => actions.pressPile(props.id, clicked)}
              // Space picks it up, as it does a note; a button would press itself when the key comes up.
              onKeyUp={event => event.key === ' ' && event.preventDefault()}
            >
              <span class="tb-pile-name" lang={found().given === '' ? found().lead.lang : undefined}>
                {found().name}
              </span>{' '}
              <KindMark kind={found().lead.kind} />
              <span class="who" data-dots={dots() > 0 ? dots() : undefined}>
                {dots() > 0 && layout.view() === 'cloth'
                  ? t().notes(found().ids.length)
                  : p().grouped(found().ids.length)}
              </span>
            </button>
          </h3>
          <ul onFocusIn={() => table.openPile(props.id)}>
            <For each={found().ids}>{(id, index) => <NoteItem id={id} index={index()} />}</For>
          </ul>
        </li>
      )}
    </Show>
  )
}

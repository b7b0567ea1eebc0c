import { createMemo, onMount, Show } from 'solid-js'
import type { Note } from '../../../shared/document/cloth.ts'
import { useWords } from '../../i18n/language.ts'
import { useDesk } from '../desk.ts'
import { nameOf, noteFacts } from './note-facts.ts'
import { NoteMarks } from './NoteMarks.tsx'
import { NoteEditor } from '../tooled.tsx'
import { words } from '../words.ts'

/**
 * A note: a list item under its part's heading, laid out as paper or as a row by CSS (decision D7). Four elements, itself included:
 * dots, kind and links are drawn by CSS from attributes.
 * Its full name is for screen readers; its position is two custom properties.
 */
export function NoteItem(props: { id: string; index: number }) {
  const t = useWords(words)
  const desk = useDesk()
  const { table } = desk
  let element: HTMLLIElement | undefined
  const wasThere = !table.isUnfolded()
  const note = createMemo<Note | undefined>(() => table.note(props.id))
  const place = createMemo(() => (desk.isLifted(props.id) ? desk.lifted()?.point : table.boxOf(props.id)), undefined, {
    equals: (a, b) => a?.x === b?.x && a?.y === b?.y,
  })
  // In this order: while all goes well, a word on its way wakes no note.
  const waiting = () => desk.isBehind() && table.held.link.unsaved().has(props.id)
  const facts = createMemo(() => {
    const found = note()
    return found === undefined ? undefined : noteFacts(desk, found, waiting(), t())
  })
  const dots = () => facts()?.dots ?? 0
  // A note that others moved to another part is a new element: whoever was on it stays on it.
  onMount(() => {
    if (desk.keepsFocus(props.id) && desk.shownIds().includes(props.id)) element?.focus({ preventScroll: true })
  })

  return (
    <Show when={note()}>
      {found => (
        <li
          ref={found => (element = found)}
          class="note tb-note"
          classList={{
            [`k-${found().kind}`]: true,
            there: wasThere,
            sel: table.isSelected(props.id),
            mine: table.isMine(found()),
            unsent: waiting(),
            busy: desk.writerOf(props.id) !== undefined,
            lifted: desk.isLifted(props.id),
            editing: table.isEdited(props.id),
            spot: table.facts()?.spotlight === props.id,
            linking: table.linkingFrom() === props.id,
            onto: desk.isOnto(props.id),
            chosen: desk.isChosen(props.id),
          }}
          data-note={props.id}
          data-kind={t().kinds[found().kind]}
          data-dots={dots() > 0 ? dots() : undefined}
          data-n={dots() > 0 ? Math.min(dots(), 5) : undefined}
          data-mine={facts()?.areMine === true ? t().mine : undefined}
          // A note takes the focus so that keys and its actions are about it (roving tab stop).
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabindex={desk.isTabStop(props.id) ? 0 : -1}
          aria-label={nameOf(facts())}
          style={{
            '--x': `${place()?.x ?? 0}px`,
            '--y': `${place()?.y ?? 0}px`,
            '--r': `${table.tiltOf(props.id) ?? tiltOf(props.id)}deg`,
          }}
        >
          <Show when={table.isEdited(props.id)} fallback={<p lang={found().lang}>{found().text}</p>}>
            <NoteEditor id={props.id} text={found().text} lang={found().lang} />
          </Show>
          <NoteMarks kind={found().kind} label={t().kinds[found().kind]} signs={facts()?.signs ?? []} />
          <span class="who" data-links={facts()?.links}>
            {[facts()?.who, facts()?.from].filter(Boolean).join(', ')}
          </span>
        </li>
      )}
    </Show>
  )
}

/** A hand's tilt, ±0.8°, always the same for the same note. */
export function tiltOf(id: string): number {
  let hash = 0
  for (let at = 0; at < id.length; at++) hash = (hash * 31 + id.charCodeAt(at)) | 0
  return Math.round((Math.abs(hash) % 17) - 8) / 10
}

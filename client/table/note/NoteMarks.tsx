import { For } from 'solid-js'
import type { NoteKind } from '../../../shared/domain/note.ts'
import { DRAWINGS, type Drawing } from '../../ui/drawings.ts'
import { MARKS } from '../../ui/KindMark.tsx'
import type { NoteSign } from './note-facts.ts'

const drawingOf = (sign: NoteSign): Drawing => DRAWINGS[sign.icon]

/** A note's marks in one drawing: its kind's shape, then the signs beside it. What they mean is in the note's name. */
export function NoteMarks(props: { kind: NoteKind; label: string; signs: readonly NoteSign[] }) {
  const width = () => 14 + 18 * props.signs.length
  return (
    <svg
      class="mark"
      role="img"
      aria-label={[props.label, ...props.signs.map(sign => sign.text)].join(', ')}
      viewBox={`0 0 ${width()} 14`}
      preserveAspectRatio="xMinYMid slice"
      style={{ '--signs': String(props.signs.length) }}
    >
      <path d={MARKS[props.kind]} />
      <For each={props.signs}>
        {(sign, at) => (
          <path class="sign" d={drawingOf(sign).d ?? ''} transform={`translate(${17 + 18 * at()} -1) scale(.667)`} />
        )}
      </For>
    </svg>
  )
}

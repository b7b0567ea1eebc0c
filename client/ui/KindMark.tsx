import type { NoteKind } from '../../shared/domain/note.ts'

/** The six marks of notes on a 14 grid: a shape for each kind, so that no kind is told by colour alone. */
export const MARKS: Record<NoteKind, string> = {
  idea: 'M2 7a5 5 0 1 0 10 0a5 5 0 1 0-10 0',
  question: 'M3.2 5A3.8 3.8 0 1 1 8.2 8.6V10H5.8V7.2A1.6 1.6 0 1 0 5.4 5zM5.6 11.2h2.8v2.8H5.6z',
  example: 'M7 .8 13.2 7 7 13.2.8 7z',
  lever: 'M7 1.5 13.2 12.5H.8z',
  brake: 'M.8 1.5h12.4L7 12.5z',
  source: 'M2 2h10v10H2z',
}

/** Decorative, unless a `label` says the kind in words. */
export function KindMark(props: { kind: NoteKind; label?: string }) {
  return (
    <svg
      class="mark"
      viewBox="0 0 14 14"
      role={props.label === undefined ? undefined : 'img'}
      aria-label={props.label}
      aria-hidden={props.label === undefined ? 'true' : undefined}
    >
      <path d={MARKS[props.kind]} />
    </svg>
  )
}

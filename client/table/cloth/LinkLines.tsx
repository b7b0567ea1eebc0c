import { createMemo, For, Show } from 'solid-js'
import type { Link } from '../../../shared/document/cloth.ts'
import { useWords } from '../../i18n/language.ts'
import { useDesk } from '../desk.ts'
import { linkPath, linkWordAt, WORD_HEIGHT } from './link-path.ts'
import { words } from '../words-all.ts'
import './links.css'

/** About how wide a letter of a link's word is, in the paper's units. */
const LETTER = 6.2

/** Links between notes that are on the cloth; the one being drawn; where a dragged note would land. A drawing: notes say it in words. */
export function LinkLines() {
  const desk = useDesk()
  const { table } = desk
  const drawn = () => {
    const line = desk.drawing()
    const from = line === undefined ? undefined : table.boxOf(line.from)
    return line === undefined || from === undefined ? undefined : linkPath(from, { ...line.to, width: 0, height: 0 })
  }
  return (
    <>
      <svg class="tb-links" aria-hidden="true">
        <For each={table.cloth.links}>{link => <LinkLine link={link} as="line" />}</For>
        <Show when={desk.landing()}>
          {at => <rect class="landing" x={at().x} y={at().y} width={at().width} height={at().height} rx="2" />}
        </Show>
      </svg>
      <svg class="tb-links words" aria-hidden="true">
        <For each={table.cloth.links}>{link => <LinkLine link={link} as="word" />}</For>
        <Show when={drawn()}>{line => <path class="drawn" d={line().d} />}</Show>
      </svg>
    </>
  )
}

function LinkLine(props: { link: Link; as: 'line' | 'word' }) {
  const t = useWords(words)
  const { table } = useDesk()
  const shown = (id: string) => (table.note(id)?.removal === 0 ? table.boxOf(id) : undefined)
  /** Both under the same cover: there is nothing to draw. */
  const isInside = () => {
    const { pileOf } = table.sections()
    const pile = pileOf.get(props.link.a)
    return pile !== undefined && pile === pileOf.get(props.link.b) && table.opened() !== pile
  }
  const ends = () => {
    const [a, b] = [shown(props.link.a), shown(props.link.b)]
    return a === undefined || b === undefined || isInside() ? undefined : ([a, b] as const)
  }
  const word = () => t().linkKinds[props.link.kind]
  const width = () => Math.round(word().length * LETTER + 18)
  const line = createMemo(() => {
    const found = ends()
    return found === undefined || props.as === 'word' ? undefined : linkPath(...found)
  })
  // It stands clear of all notes, so it looks at where all of them lie.
  const place = createMemo(
    () => {
      const found = ends()
      return found === undefined || props.as === 'line' ? undefined : linkWordAt(...found, width(), table.rects())
    },
    undefined,
    { equals: (one, other) => one?.x === other?.x && one?.y === other?.y },
  )
  return (
    <Show
      when={props.as === 'line'}
      fallback={
        <Show when={place()}>
          {at => (
            <g transform={`translate(${at().x} ${at().y})`}>
              <rect
                class="pill"
                x={-width() / 2}
                y={-WORD_HEIGHT / 2}
                width={width()}
                height={WORD_HEIGHT}
                rx={WORD_HEIGHT / 2}
              />
              <text dy=".34em">{word()}</text>
            </g>
          )}
        </Show>
      }
    >
      <Show when={line()}>{drawn => <path d={drawn().d} />}</Show>
    </Show>
  )
}

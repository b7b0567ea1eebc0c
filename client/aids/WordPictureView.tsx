import { createMemo, For } from 'solid-js'
import { pictureOf, type PictureWord } from '../../shared/aids/word-picture.ts'
import { useWords } from '../i18n/language.ts'
import { roomWords } from './words-room.ts'

/** As many as an eye takes in. */
const MOST = 45
const SAID = 12

/** The words as a picture, larger where more notes have them. The table beside it says the same and can be used by keys. */
export function WordPictureView(props: {
  words: readonly PictureWord[]
  chosen: string | undefined
  onChoose: (key: string) => void
}) {
  const t = useWords(roomWords)
  const most = createMemo(() => [...props.words].sort((a, b) => b.count - a.count).slice(0, MOST))
  const picture = createMemo(() => pictureOf(most()))
  return (
    <svg
      class="rw-picture"
      viewBox={`0 0 ${picture().width} ${picture().height}`}
      role="img"
      aria-labelledby="rw-picture-title rw-picture-says"
    >
      <title id="rw-picture-title">{t().picture}</title>
      <desc id="rw-picture-says">
        {t().pictureSays(
          most()
            .slice(0, SAID)
            .map(({ word, count }) => t().wordCount(word, count)),
        )}
      </desc>
      <For each={picture().words}>
        {word => (
          // A press is a short cut: the table has a button for each word.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
          <g classList={{ chosen: props.chosen === word.key }} onClick={() => props.onChoose(word.key)}>
            <rect x={word.x} y={word.y} width={word.width} height={word.size * 1.16} rx="4" />
            <text
              x={word.x + word.width / 2}
              y={word.y + word.size * 0.86}
              font-size={String(word.size)}
              textLength={word.width}
              lengthAdjust="spacingAndGlyphs"
            >
              {word.word}
            </text>
          </g>
        )}
      </For>
    </svg>
  )
}

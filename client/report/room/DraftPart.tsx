import { createMemo, createSignal, For, Index, type JSX, Show } from 'solid-js'
import { inLanguage, languageOf } from '../../../shared/domain/text.ts'
import { typeset } from '../../../shared/i18n/typography.ts'
import type { SynthesisBlock } from '../../../shared/reports/facts.ts'
import { language, useWords } from '../../i18n/language.ts'
import { useSession } from '../../session/session.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Plaque } from '../../ui/Plaque.tsx'
import { AmendForm } from './AmendForm.tsx'
import { AmendmentCard } from './AmendmentCard.tsx'
import type { Room } from './create-room.ts'
import { markedIn, type Named, placeAmendments, type RoomPart, textOf } from './room-parts.ts'
import { RoomText } from './RoomText.tsx'
import { usePartTitle } from './part-title.ts'
import { roomWords } from './words.ts'

/** Where a form is open: under a block by its place, or under the part (-1), with the words it is about. */
interface Writing {
  readonly at: number
  readonly passage: string
}
const SPOKEN = 60

/** One part of the draft, block after block, each with what the room says of it. */
export function DraftPart(props: { room: Room; part: RoomPart; mayAmend: boolean; isSigned: boolean }) {
  const t = useWords(roomWords)
  const { programme } = useSession()
  const titleOf = usePartTitle()
  const [writing, setWriting] = createSignal<Writing>()
  const theme = () => (props.part.theme === undefined ? undefined : programme.themes[props.part.theme])
  const placed = createMemo(() => placeAmendments(props.part.blocks, props.room.ofPart(props.part.name)))
  let section: HTMLElement | undefined
  const done = () => {
    const at = writing()?.at
    setWriting(undefined)
    section?.querySelector<HTMLButtonElement>(`[data-amends="${at}"]`)?.focus()
  }
  const ownTitle = () => {
    const found = theme()
    if (found === undefined) return { text: titleOf(props.part.name), lang: undefined }
    const lang = languageOf(found.title, language())
    return { text: typeset(inLanguage(found.title, language()), lang), lang }
  }
  const form = (at: number) => (
    <Show when={writing()?.at === at && writing()}>
      {now => (
        <AmendForm
          room={props.room}
          part={props.part.name}
          passage={now().passage}
          lang={props.part.lang}
          isSigned={props.isSigned}
          onDone={done}
        />
      )}
    </Show>
  )
  return (
    <section class="rm-part" id={`part-${props.part.name}`} tabindex="-1" ref={found => (section = found)}>
      <h2 class="serif" lang={ownTitle().lang}>
        <Show when={theme()}>{found => <Plaque number={found().number} size="s" />}</Show>
        <span>{ownTitle().text}</span>
      </h2>
      <Index each={props.part.blocks}>
        {(block, at) => (
          <DraftBlock
            block={block()}
            at={at}
            lang={props.part.lang}
            mayAmend={props.mayAmend && writing()?.at !== at}
            onAmend={passage => setWriting({ at, passage })}
          >
            {form(at)}
            <Cards room={props.room} amendments={placed().on.get(at) ?? []} />
          </DraftBlock>
        )}
      </Index>
      <Show when={placed().none.length > 0}>
        <h3 class="rm-elsewhere">{t().elsewhere}</h3>
        <Cards room={props.room} amendments={placed().none} withPassage />
      </Show>
      <Cards room={props.room} amendments={placed().whole} />
      {form(-1)}
      <Show when={props.mayAmend && writing()?.at !== -1}>
        <button
          type="button"
          class="btn rm-amend-part"
          data-amends="-1"
          onClick={() => setWriting({ at: -1, passage: '' })}
        >
          <Icon name="quiet" />
          {t().amendPart}
        </button>
      </Show>
    </section>
  )
}

/** A card stays the same one while the text around it is written on. */
function Cards(props: { room: Room; amendments: readonly Named[]; withPassage?: boolean }) {
  return (
    <For each={props.amendments.map(each => each.id)}>
      {id => (
        <Show when={props.amendments.find(each => each.id === id)}>
          {found => <AmendmentCard room={props.room} amendment={found()} withPassage={props.withPassage === true} />}
        </Show>
      )}
    </For>
  )
}

function DraftBlock(props: {
  block: SynthesisBlock
  at: number
  lang: string
  mayAmend: boolean
  onAmend: (passage: string) => void
  children: JSX.Element
}) {
  const t = useWords(roomWords)
  let text: HTMLDivElement | undefined
  // A press on the button takes the mark away before the click comes.
  let marked = ''
  const short = () => {
    const all = textOf(props.block)
    return all.length <= SPOKEN ? all : `${all.slice(0, SPOKEN).replace(/\s+\S*$/u, '')}…`
  }
  return (
    <div class="rm-block">
      <div class="rm-text" lang={props.lang} ref={found => (text = found)}>
        <RoomText block={props.block} />
      </div>
      <Show when={props.mayAmend && props.block.kind !== 'heading'}>
        <button
          type="button"
          class="btn quiet rm-amend"
          data-amends={props.at}
          aria-label={t().amendLong(short())}
          onPointerDown={() => (marked = markedIn(text, props.block))}
          onClick={() => {
            props.onAmend(marked === '' ? markedIn(text, props.block) : marked)
            marked = ''
          }}
        >
          <Icon name="quiet" />
          {t().amend}
        </button>
      </Show>
      {props.children}
    </div>
  )
}

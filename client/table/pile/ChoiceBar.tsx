import { createEffect, For, on } from 'solid-js'
import { useWords } from '../../i18n/language.ts'
import type { IconName } from '../../ui/drawings.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useActions } from '../note/actions-context.ts'
import type { Arranging } from './arranging.ts'
import { useDesk } from '../desk.ts'
import { arrangingWords } from './words-arranging.ts'

interface Choice {
  readonly id: string
  readonly icon: IconName
  readonly text: string
  readonly run: (arranging: Arranging, keys: readonly string[], anchor: DOMRect) => void
}

/** What one may do with several notes: in the place of the actions of one, with how many they are. */
export function ChoiceBar() {
  const a = useWords(arrangingWords)
  const desk = useDesk()
  const actions = useActions()
  const { table } = desk
  const keys = () => desk.chosen() ?? []
  const count = () => new Set(keys().flatMap(key => table.sections().piles.get(key) ?? [key])).size
  const choices = (): readonly Choice[] => [
    { id: 'move', icon: 'arrow', text: a().move, run: (ready, chosen, anchor) => ready.askWhere(chosen, anchor) },
    {
      id: 'group',
      icon: 'group',
      text: table.narrow() ? a().pileShort : a().pile,
      run: (ready, chosen, anchor) => ready.pileUp(chosen, anchor),
    },
    { id: 'plate', icon: 'plate', text: a().plate, run: (ready, chosen) => ready.putOnPlate(chosen) },
    { id: 'kind', icon: 'note', text: a().kind, run: (ready, chosen, anchor) => ready.askKind(chosen, anchor) },
    { id: 'remove', icon: 'x', text: a().remove, run: (ready, chosen) => ready.setAside(chosen) },
  ]
  const leave = () => {
    const last = keys().at(-1)
    desk.setChosen(undefined)
    if (last !== undefined) desk.focusNote(last)
  }
  // What others took away is not chosen any more.
  createEffect(
    on(desk.shownIds, shown => {
      const left = keys().filter(
        key => shown.includes(key) || table.note(key)?.removal === 0 || table.pile(key) !== undefined,
      )
      if (left.length < keys().length) desk.setChosen(left)
    }),
  )
  return (
    <div
      class="tb-bar tb-several"
      role="toolbar"
      tabindex={-1}
      aria-label={a().chosenBar}
      onKeyDown={pressed => {
        if (pressed.key === 'Escape') leave()
      }}
    >
      <strong class="tb-several-count">{a().chosen(count())}</strong>
      <For each={choices()}>
        {choice => (
          <button
            type="button"
            class="btn quiet tb-act"
            data-action={choice.id}
            aria-disabled={count() === 0 || (choice.id === 'group' && count() < 2)}
            onClick={clicked => {
              const anchor = clicked.currentTarget.getBoundingClientRect()
              if (count() > 0) actions.arrange(ready => choice.run(ready, keys(), anchor))
            }}
          >
            <Icon name={choice.icon} />
            <span>{choice.text}</span>
          </button>
        )}
      </For>
      <button type="button" class="btn quiet tb-act" data-action="done" onClick={leave}>
        <Icon name="check" />
        <span>{a().done}</span>
      </button>
    </div>
  )
}

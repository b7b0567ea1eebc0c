import { createSignal, Match, onCleanup, onMount, Show, Switch } from 'solid-js'
import { useWords } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import { createAids } from './aids-client.ts'
import { GroupTab } from './GroupTab.tsx'
import { LexiconDialog } from './LexiconDialog.tsx'
import { RoomWords } from './RoomWords.tsx'
import { SortTab } from './SortTab.tsx'
import type { TableForAids } from './table-aids.ts'
import { aidsWords } from './words-aids.ts'
import { WordsTab } from './WordsTab.tsx'
import './aids.css'

type Tab = 'groups' | 'sort' | 'words'

/**
 * Three honest aids beside the cloth (decision D10): suggested piles, notes under headings, words. What they find is a suggestion, shown
 * with its reason; every change is a person's own gesture, with its ordinary undo.
 */
export function TableAids(props: { table: TableForAids; onClose: () => void }) {
  const t = useWords(aidsWords)
  const aids = createAids()
  onCleanup(() => aids.close())
  const tabs = (): readonly Tab[] => (props.table.mayArrange() ? ['groups', 'sort', 'words'] : ['words'])
  const [chosen, setChosen] = createSignal<Tab>('groups')
  const tab = () => (tabs().includes(chosen()) ? chosen() : 'words')
  const [dialog, setDialog] = createSignal<'lexicon' | 'room' | undefined>()
  const [said, setSaid] = createSignal('')
  let head: HTMLHeadingElement | undefined
  onMount(() => head?.focus())

  return (
    // Escape closes it, wherever in it one is.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      class="aid"
      aria-label={t().title}
      onKeyDown={pressed => {
        if (pressed.key !== 'Escape' || pressed.defaultPrevented || dialog() !== undefined) return
        pressed.stopPropagation()
        props.onClose()
      }}
    >
      <div class="aid-head">
        <h2 class="serif" tabindex="-1" ref={element => (head = element)}>
          {t().title}
        </h2>
        <button
          type="button"
          class="btn icon quiet"
          aria-label={t().close}
          title={t().close}
          onClick={() => props.onClose()}
        >
          <Icon name="x" />
        </button>
      </div>
      <Show when={tabs().length > 1}>
        <div class="seg aid-tabs" role="group" aria-label={t().tabs}>
          <button type="button" aria-pressed={tab() === 'groups'} onClick={() => setChosen('groups')}>
            {t().groups}
          </button>
          <button type="button" aria-pressed={tab() === 'sort'} onClick={() => setChosen('sort')}>
            {t().sort}
          </button>
          <button type="button" aria-pressed={tab() === 'words'} onClick={() => setChosen('words')}>
            {t().words}
          </button>
        </div>
        <Show when={tab() !== 'words'}>
          <p class="aid-honest">{t().honest}</p>
        </Show>
      </Show>
      <p class="sr" role="status">
        {said()}
      </p>
      <Switch>
        <Match when={tab() === 'groups'}>
          <GroupTab table={props.table} aids={aids} say={setSaid} />
        </Match>
        <Match when={tab() === 'sort'}>
          <SortTab table={props.table} aids={aids} say={setSaid} />
        </Match>
        <Match when={tab() === 'words'}>
          <WordsTab table={props.table} aids={aids} say={setSaid} onRoom={() => setDialog('room')} />
        </Match>
      </Switch>
      <Show when={props.table.mayEditLexicon() && tab() !== 'words'}>
        <button type="button" class="btn quiet aid-lexicon" onClick={() => setDialog('lexicon')}>
          <Icon name="pencil" />
          {t().lexicon}
        </button>
      </Show>
      <Show when={dialog() === 'lexicon'}>
        <LexiconDialog onClose={() => setDialog(undefined)} />
      </Show>
      <Show when={dialog() === 'room'}>
        <RoomWords onClose={() => setDialog(undefined)} />
      </Show>
    </section>
  )
}

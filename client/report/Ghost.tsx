import { For, Match, Show, Switch } from 'solid-js'
import type { SynthesisBlock } from '../../shared/reports/facts.ts'
import { wordsOf } from '../../shared/reports/synthesis-read.ts'
import { useWords } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import { words } from './words.ts'

/** The draft that the printed report would hold in place of an empty part: shown pale, taken up by one click. */
export function Ghost(props: { blocks: readonly SynthesisBlock[]; plate: number; onUse: (() => void) | undefined }) {
  const t = useWords(words)
  return (
    <section class="rp-ghost" aria-label={t().draft}>
      <p class="rp-ghost-title">
        <Icon name="pencil" />
        {t().draft}
      </p>
      <For each={props.blocks}>
        {block => (
          <Switch>
            <Match when={block.kind === 'heading' && block}>
              {found => <h4 class="serif">{wordsOf(found().text)}</h4>}
            </Match>
            <Match when={block.kind === 'quote' && block}>{found => <blockquote>{found().text}</blockquote>}</Match>
            <Match when={block.kind === 'list' && block}>
              {found => (
                <ul>
                  <For each={found().items}>{item => <li>{wordsOf(item)}</li>}</For>
                </ul>
              )}
            </Match>
            <Match when={(block.kind === 'paragraph' || block.kind === 'question' || block.kind === 'answer') && block}>
              {found => <p>{wordsOf(found().text)}</p>}
            </Match>
          </Switch>
        )}
      </For>
      <Show when={props.plate > 0}>
        <p class="rp-ghost-plate">{t().draftPlate(props.plate)}</p>
      </Show>
      <Show when={props.onUse}>
        {use => (
          <button type="button" class="btn" onClick={() => use()()}>
            {t().draftUse}
          </button>
        )}
      </Show>
    </section>
  )
}

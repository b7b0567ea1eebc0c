import { Show } from 'solid-js'
import type { SynthesisBlock } from '../../shared/reports/facts.ts'
import { useWords } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import { Blocks } from './Blocks.tsx'
import type { QuoteFacts } from './editor/quote-view.ts'
import { words } from './words.ts'

/** The draft that the printed report would hold in place of an empty part: shown pale, taken up by one click. */
export function Ghost(props: {
  blocks: readonly SynthesisBlock[]
  facts: (note: string, table: string) => QuoteFacts
  plate: number
  mayUse: boolean
  onUse: () => void
}) {
  const t = useWords(words)
  return (
    <section class="rp-ghost" aria-label={t().draft}>
      <p class="rp-ghost-title">
        <Icon name="pencil" />
        {t().draft}
      </p>
      <Blocks blocks={props.blocks} facts={props.facts} />
      <Show when={props.plate > 0}>
        <p class="rp-ghost-plate">{t().draftPlate(props.plate)}</p>
      </Show>
      <Show when={props.mayUse}>
        <button type="button" class="btn" onClick={() => props.onUse()}>
          {t().draftUse}
        </button>
      </Show>
    </section>
  )
}

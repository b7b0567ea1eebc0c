import { For } from 'solid-js'
import { useWords } from '../../i18n/language.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useTable } from '../model.ts'
import type { Part } from '../cloth/sections.ts'
import { words } from '../words.ts'

/** Under the pad on a laptop: to which part of the cloth the note goes. */
export function GoesTo(props: { part: Part }) {
  const t = useWords(words)
  const table = useTable()
  const parts = (): Part[] => [...table.zones().map((_, zone) => zone), 'loose']
  const titleOf = (part: Part) => (typeof part === 'number' ? table.zoneTitle(part).text : t().loose)
  return (
    <label class="tb-goes">
      <span class="sr">{t().goesTo}</span>
      <Icon name="arrow" />
      <select
        value={String(props.part)}
        onChange={chosen =>
          table.setHere(chosen.currentTarget.value === 'loose' ? 'loose' : Number(chosen.currentTarget.value))
        }
      >
        <For each={parts()}>{part => <option value={String(part)}>{titleOf(part)}</option>}</For>
      </select>
    </label>
  )
}

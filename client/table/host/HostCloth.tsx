import { For, Show } from 'solid-js'
import { useWords } from '../../i18n/language.ts'
import { Icon } from '../../ui/Icon.tsx'
import { showToast } from '../../ui/toasts.ts'
import { useDesk } from '../desk.ts'
import type { GiveCommand } from './HostSheet.tsx'
import { entriesIn, type Part } from '../cloth/sections.ts'
import { openPanel } from '../panels/panels.ts'
import { tidyPart } from '../note/tidy.ts'
import { hostWords } from './words-host.ts'
import { words } from '../words-all.ts'

/** What a host does about the notes as they lie: tidy a part, end the light on a note. */
export function HostCloth(props: { give: GiveCommand; busy: boolean }) {
  const t = useWords(words)
  const h = useWords(hostWords)
  const desk = useDesk()
  const { table } = desk
  const parts = (): Part[] =>
    [...table.zones().map((_, zone) => zone), 'loose' as const].filter(
      part => entriesIn(table.sections(), part).length > 1,
    )
  const titleOf = (part: Part) => (typeof part === 'number' ? table.zoneTitle(part).text : t().loose)
  const tidy = (part: Part) => {
    const step = tidyPart(table, part)
    const said = (step === undefined ? t().alreadyTidy : t().tidied)(titleOf(part))
    table.say(said)
    showToast({
      text: said,
      ...(step === undefined ? {} : { action: { label: t().undo, run: () => void table.history.undo(step) } }),
    })
  }
  const lit = () => table.note(table.facts()?.spotlight ?? '')
  return (
    <>
      <div class="field">
        <p class="label">{h().spotTitle}</p>
        <Show when={lit()} fallback={<p class="help">{h().spotHelp}</p>}>
          {note => (
            <>
              <p class="tb-quoted" lang={note().lang}>
                {note().text}
              </p>
              <button
                type="button"
                class="btn"
                aria-disabled={props.busy}
                onClick={() => void props.give({ type: 'spotlight', table: table.table, note: null }, h().spotOff)}
              >
                <Icon name="x" />
                {h().spotOff}
              </button>
            </>
          )}
        </Show>
      </div>
      <Show when={table.mayWrite() && parts().length > 0}>
        <div class="field">
          <p class="label">{h().tidyTitle}</p>
          <div class="tb-parts">
            <For each={parts()}>
              {part => (
                <button type="button" class="btn" onClick={() => tidy(part)}>
                  {titleOf(part)}
                </button>
              )}
            </For>
          </div>
          <p class="help">{h().tidyHelp}</p>
          <button type="button" class="btn" onClick={() => (openPanel('aids'), desk.setHostSheet(false))}>
            <Icon name="group" />
            {h().aids}
          </button>
          <p class="help">{h().aidsHelp}</p>
        </div>
      </Show>
    </>
  )
}

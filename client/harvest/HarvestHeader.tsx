import { For, Show } from 'solid-js'
import { isSeated, isStaff } from '../../shared/access/roles.ts'
import { useWords } from '../i18n/language.ts'
import { useSession } from '../session/session.tsx'
import type { IconName } from '../ui/drawings.ts'
import { Icon } from '../ui/Icon.tsx'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { BrandMark } from '../ui/Logo.tsx'
import type { HarvestView } from './layout.ts'
import { words } from './words.ts'

/** What the screen shows: the cloth in one of its views, or the perspectives. */
export type HarvestPane = HarvestView | 'perspectives'

const PANES: readonly { readonly pane: HarvestPane; readonly icon: IconName | undefined }[] = [
  { pane: 'threads', icon: 'thread' },
  { pane: 'dots', icon: undefined },
  { pane: 'list', icon: 'list' },
  { pane: 'perspectives', icon: 'arrow' },
]
export const isPane = (value: unknown): value is HarvestPane => PANES.some(each => each.pane === value)

export function HarvestHeader(props: {
  tables: number
  projected: boolean
  pane: HarvestPane
  onPane: (pane: HarvestPane) => void
  onProject: () => void
}) {
  const t = useWords(words)
  const { programme, identity } = useSession()
  const day = () => programme.day()
  return (
    <header class="hv-top">
      <BrandMark />
      <h1 class="serif">{t().title}</h1>
      <p>{t().subtitle(props.tables)}</p>
      <Show when={!props.projected}>
        <div class="hv-tools">
          <div class="seg" role="group" aria-label={t().view}>
            <For each={PANES}>
              {each => (
                <Show when={each.pane !== 'dots' || (day()?.dots.harvest ?? 0) > 0}>
                  <button type="button" aria-pressed={props.pane === each.pane} onClick={() => props.onPane(each.pane)}>
                    <Show when={each.icon} fallback={<i class="hv-dot" aria-hidden="true" />}>
                      {icon => <Icon name={icon()} />}
                    </Show>
                    {t()[each.pane]}
                  </button>
                </Show>
              )}
            </For>
          </div>
          <LanguageSwitch short />
          <Show when={isStaff(identity.role)}>
            <button type="button" class="btn hv-project" onClick={() => props.onProject()}>
              <Icon name="screen" />
              {t().project}
            </button>
            <a class="btn" href={`/e/${identity.event}/console`}>
              {t().toConsole}
            </a>
          </Show>
          <Show when={isSeated(identity.role) && day()?.phase !== 'closed'}>
            <a class="btn" href={`/e/${identity.event}/table`}>
              <Icon name="table" />
              {t().toTable}
            </a>
          </Show>
          <Show when={isSeated(identity.role)}>
            <a class="btn" href={`/e/${identity.event}/me`}>
              {t().myJourney}
            </a>
          </Show>
          <Show when={identity.role !== 'wall'}>
            <a class="btn primary" href={`/e/${identity.event}/report`}>
              <Icon name="paper" />
              {t().report}
            </a>
          </Show>
        </div>
      </Show>
    </header>
  )
}

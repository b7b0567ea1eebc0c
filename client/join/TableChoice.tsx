import { For } from 'solid-js'
import { inLanguage, languageOf } from '../../shared/domain/text.ts'
import { typeset } from '../../shared/i18n/typography.ts'
import { language, useWords } from '../i18n/language.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Plaque } from '../ui/Plaque.tsx'
import { type DoorTable, freeChairs } from './door.ts'
import { words } from './words.ts'

/** Every table with its question and its free chairs, for whoever would rather sit elsewhere. */
export function TableChoice(props: {
  open: boolean
  tables: readonly DoorTable[]
  now: string | undefined
  onChoose: (table: string) => void
  onClose: () => void
}) {
  const t = useWords(words)
  return (
    <Dialog open={props.open} label={t().changeTable} class="jn-dialog" onClose={() => props.onClose()}>
      <div class="jn-dialog-head">
        <h2 class="serif">{t().changeTable}</h2>
        <button type="button" class="btn quiet icon" aria-label={t().close} onClick={() => props.onClose()}>
          <Icon name="x" />
        </button>
      </div>
      <ul class="table-choices">
        <For each={[...props.tables].sort((a, b) => a.number - b.number)}>
          {table => {
            const free = freeChairs(table)
            const lang = () => languageOf(table.title, language())
            return (
              <li>
                <button
                  type="button"
                  aria-disabled={free === 0}
                  aria-current={table.id === props.now ? 'true' : undefined}
                  onClick={() => free !== 0 && props.onChoose(table.id)}
                >
                  <Plaque number={table.number} size="s" />
                  <span>
                    <strong>{t().table(table.number)}</strong>
                    <span lang={lang()}>{typeset(inLanguage(table.title, language()), lang())}</span>
                    <em>
                      {[
                        t().seated(table.people.length),
                        ...(free === undefined ? [] : [free === 0 ? t().fullTable : t().freeChairs(free)]),
                      ].join(', ')}
                    </em>
                  </span>
                </button>
              </li>
            )
          }}
        </For>
      </ul>
    </Dialog>
  )
}

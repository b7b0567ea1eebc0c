import { createUniqueId, For, Index, Show } from 'solid-js'
import { LIMITS, type ThemePlan } from '../../shared/domain/plan.ts'
import { inLanguage, type Language } from '../../shared/domain/text.ts'
import { useWords } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import { Plaque } from '../ui/Plaque.tsx'
import { useBook } from './context.tsx'
import { hasFault } from './faults.ts'
import { GrowingText } from './GrowingText.tsx'
import { addZone, removeZone, setTables, setTitle, setZone, tableCount } from './plan-edits.ts'
import { Stepper } from './Stepper.tsx'
import { TableRows } from './TableRows.tsx'
import { words } from './words.ts'

/** A theme: its title at hand; its sections, its other language and its tables behind one button. */
export function ThemeRow(props: {
  theme: ThemePlan
  index: number
  last: boolean
  open: boolean
  onOpen: (open: boolean) => void
  onMove: (by: number) => void
  onRemove: () => void
}) {
  const t = useWords(words)
  const book = useBook()
  const panel = createUniqueId()
  const first = (): Language => book.languages()[0] ?? 'fr'
  const named = () => inLanguage(props.theme.title, first()) || t().untitled
  const frozen = () => !book.mayBuild()
  const perRound = () => book.editor.plan.questions === 'per-round'
  const missing = (path: string) => hasFault(book.editor.faults(), `themes.${props.index}.${path}`)
  const inTongue = (language: Language) => (language === 'fr' ? t().inFrench : t().inEnglish)
  return (
    <li class="theme-row" classList={{ open: props.open }}>
      <div class="theme-line">
        <span class="theme-order">
          <button
            type="button"
            class="btn quiet icon"
            data-move="up"
            aria-label={t().moveUp(named())}
            disabled={frozen() || props.index === 0}
            onClick={() => props.onMove(-1)}
          >
            <Icon name="up" />
          </button>
          <button
            type="button"
            class="btn quiet icon"
            data-move="down"
            aria-label={t().moveDown(named())}
            disabled={frozen() || props.last}
            onClick={() => props.onMove(1)}
          >
            <Icon name="down" />
          </button>
        </span>
        <Plaque number={props.theme.number} />
        <GrowingText
          class="serif theme-title"
          label={t().themeTitle(props.theme.number)}
          placeholder={otherTitle(props.theme, first()) || t().themePlaceholder}
          value={props.theme.title[first()] ?? ''}
          lang={first()}
          maxLength={LIMITS.title}
          disabled={!book.mayDescribe()}
          invalid={missing('title')}
          onInput={value => book.editor.edit(setTitle(props.theme.id, first(), value))}
        />
        <button
          type="button"
          class="btn theme-zones"
          aria-expanded={props.open}
          aria-controls={panel}
          onClick={() => props.onOpen(!props.open)}
        >
          <Icon name="table" />
          <span>{t().zones(props.theme.zones.length)}</span>
          <Show when={!perRound() && tableCount(props.theme) > 1}>
            <span class="theme-tables">{t().onTables(tableCount(props.theme))}</span>
          </Show>
          <span class="sr">{t().zonesOf(props.theme.number)}</span>
          <Icon name={props.open ? 'up' : 'down'} />
        </button>
      </div>
      <Show when={props.open}>
        <div class="theme-panel" id={panel}>
          <For each={book.languages().slice(1)}>
            {language => (
              <label class="field">
                <span class="label">{t().themeTitleIn(props.theme.number, inTongue(language))}</span>
                <input
                  value={props.theme.title[language] ?? ''}
                  lang={language}
                  maxLength={LIMITS.title}
                  disabled={!book.mayDescribe()}
                  onInput={event => book.editor.edit(setTitle(props.theme.id, language, event.currentTarget.value))}
                />
              </label>
            )}
          </For>
          <Show when={!perRound()}>
            <Stepper
              label={t().tablesOf(props.theme.number)}
              value={tableCount(props.theme)}
              min={1}
              max={LIMITS.tablesPerTheme}
              disabled={frozen()}
              onChange={count => book.editor.edit(setTables(props.theme.id, count))}
            />
            <TableRows theme={props.theme} />
          </Show>
          <p class="quiet-text">{t().zonesHelp}</p>
          <ol class="zones">
            <Index each={props.theme.zones}>
              {(zone, at) => (
                <li class="zone">
                  <For each={book.languages()}>
                    {language => (
                      <input
                        class="input"
                        aria-label={t().zoneIn(at + 1, inTongue(language))}
                        aria-invalid={missing(`zones.${at}`) ? 'true' : undefined}
                        placeholder={
                          zone()[language] === undefined ? inLanguage(zone(), language) || t().zone(at + 1) : undefined
                        }
                        value={zone()[language] ?? ''}
                        lang={language}
                        maxLength={LIMITS.zoneName}
                        disabled={!book.mayDescribe()}
                        onInput={event =>
                          book.editor.edit(setZone(props.theme.id, at, language, event.currentTarget.value))
                        }
                      />
                    )}
                  </For>
                  <button
                    type="button"
                    class="btn quiet icon"
                    aria-label={t().removeZone(at + 1)}
                    disabled={frozen()}
                    onClick={() => book.editor.edit(removeZone(props.theme.id, at))}
                  >
                    <Icon name="x" />
                  </button>
                </li>
              )}
            </Index>
          </ol>
          <p class="theme-foot">
            <button
              type="button"
              class="btn dashed"
              disabled={frozen() || props.theme.zones.length >= LIMITS.zones}
              onClick={() => book.editor.edit(addZone(props.theme.id))}
            >
              <Icon name="plus" />
              {t().addZone}
            </button>
            <button
              type="button"
              class="btn quiet"
              disabled={frozen() || book.editor.plan.themes.length <= 1}
              onClick={() => props.onRemove()}
            >
              <Icon name="x" />
              {t().removeTheme}
            </button>
          </p>
        </div>
      </Show>
    </li>
  )
}

const otherTitle = (theme: ThemePlan, language: Language): string =>
  (language === 'fr' ? theme.title.en : theme.title.fr) ?? ''

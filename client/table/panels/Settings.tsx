import { For, type JSX } from 'solid-js'
import { language, setLanguage, useWords } from '../../i18n/language.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useDesk } from '../desk.ts'
import { closePanel, openPanel, panel } from './panels.ts'
import {
  chooseCalm,
  chooseLetters,
  chooseStraight,
  hasLetters,
  isCalm,
  isStraight,
  setVerbosity,
  VERBOSITIES,
  verbosity,
} from '../preferences.ts'
import { viewWords } from './words-view.ts'

const LANGUAGES = [
  { value: 'fr', name: 'Français' },
  { value: 'en', name: 'English' },
] as const

/** One's own settings: kept on this device, at once, without a button to confirm. */
export function Settings() {
  const t = useWords(viewWords)
  const { layout } = useDesk()
  return (
    <Dialog open={true} label={t().settings} class="tb-settings" onClose={() => panel() === 'settings' && closePanel()}>
      <div class="tb-panel-head">
        <h2 class="serif">{t().settings}</h2>
        <button type="button" class="btn icon quiet" aria-label={t().close} onClick={closePanel}>
          <Icon name="x" />
        </button>
      </div>
      <p class="tb-settings-help">{t().settingsHelp}</p>
      <Choice
        legend={t().language}
        name="tb-language"
        options={LANGUAGES.map(({ value, name }) => ({ value, label: name, lang: value }))}
        value={language()}
        onChoose={setLanguage}
      />
      <Choice
        legend={t().view}
        name="tb-view"
        options={[
          { value: 'cloth', label: t().cloth },
          { value: 'list', label: t().list },
        ]}
        value={layout.view()}
        onChoose={layout.setView}
      />
      <Choice
        legend={t().said}
        name="tb-said"
        options={VERBOSITIES.map(value => ({ value, label: t().saidHow[value] }))}
        value={verbosity()}
        onChoose={setVerbosity}
      />
      <Toggle label={t().calm} help={t().calmHelp} on={isCalm()} onChange={chooseCalm} />
      <Toggle label={t().straight} help={t().straightHelp} on={isStraight()} onChange={chooseStraight} />
      <Toggle label={t().letters} help={t().lettersHelp} on={hasLetters()} onChange={chooseLetters} />
      <button type="button" class="btn" onClick={() => openPanel('help')}>
        {t().keys}
      </button>
    </Dialog>
  )
}

function Choice<V extends string>(props: {
  legend: string
  name: string
  options: readonly { readonly value: V; readonly label: string; readonly lang?: string }[]
  value: V
  onChoose: (value: V) => void
}): JSX.Element {
  return (
    <fieldset class="tb-choice-row">
      <legend>{props.legend}</legend>
      <div class="seg">
        <For each={props.options}>
          {option => (
            <label lang={option.lang} classList={{ on: props.value === option.value }}>
              <input
                class="sr"
                type="radio"
                name={props.name}
                value={option.value}
                checked={props.value === option.value}
                onChange={() => props.onChoose(option.value)}
              />
              {option.label}
            </label>
          )}
        </For>
      </div>
    </fieldset>
  )
}

function Toggle(props: { label: string; help: string; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <label class="tb-switch">
      <input
        type="checkbox"
        role="switch"
        aria-checked={props.on}
        checked={props.on}
        onChange={changed => props.onChange(changed.currentTarget.checked)}
      />
      <span>
        {props.label}
        <small>{props.help}</small>
      </span>
    </label>
  )
}

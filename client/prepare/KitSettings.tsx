import { createUniqueId, Show } from 'solid-js'
import type { KitPart } from '../../shared/domain/kit.ts'
import { WIFI, type Wifi } from '../../shared/domain/wifi.ts'
import { useWords } from '../i18n/language.ts'
import { forPhones, isLocalAddress } from '../session/local-address.ts'
import { Icon } from '../ui/Icon.tsx'
import { useBook } from './context.tsx'
import type { KitWish } from './kit-download.ts'
import { Choice, Stepper } from './Stepper.tsx'
import { kitsWords } from './words-kits.ts'

const LANGS = ['fr', 'en', 'both'] as const

interface Settings {
  readonly parts: readonly KitPart[]
  readonly lang: KitWish['lang']
  readonly onLang: (lang: KitWish['lang']) => void
  readonly blanks: number
  /** with those that fill the last sheet */
  readonly allBlanks: number
  readonly mostBlanks: number
  readonly onBlanks: (blanks: number) => void
  readonly people: number
  readonly wifi: Wifi
  /** was it written under the links, on this browser? */
  readonly isKnown: boolean
  readonly onWifi: (changes: Partial<Wifi>) => void
}

/** What the chosen papers leave open; what concerns none of them is not asked. */
export function KitSettings(props: Settings) {
  const t = useWords(kitsWords)
  const book = useBook()
  const id = createUniqueId()
  const has = (part: KitPart) => props.parts.includes(part)
  /** as the server works it out: the chosen one, else this very address, else one that phones can follow */
  const address = () => book.view().address ?? forPhones(location.origin, book.view().addresses)
  return (
    <>
      <Choice
        label={t().language}
        options={LANGS.map(value => ({ value, text: t().languages[value] }))}
        value={props.lang}
        onChange={props.onLang}
      />
      <Show when={has('seats')}>
        <div class="kit-seats">
          <Stepper
            label={t().blanks}
            value={props.blanks}
            min={0}
            max={props.mostBlanks}
            onChange={blanks => props.onBlanks(Math.round(blanks))}
          />
          <p class="quiet-text">{t().blanksHelp(props.allBlanks)}</p>
          <p class="quiet-text">
            {t().people(props.people)} <Show when={props.people > 0}>{t().telling}</Show>
          </p>
        </div>
      </Show>
      <p class="quiet-text kit-address">{t().address(address())}</p>
      <Show when={isLocalAddress(address())}>
        <p class="soft-warning">
          <Icon name="shield" />
          {t().local}
        </p>
      </Show>
      <Show when={has('wifi')}>
        <div class="field">
          <label for={`${id}-network`}>{t().network}</label>
          <input
            id={`${id}-network`}
            class="input"
            maxlength={WIFI.name}
            autocomplete="off"
            spellcheck={false}
            value={props.wifi.name}
            onInput={event => props.onWifi({ name: event.currentTarget.value })}
          />
        </div>
        <div class="field">
          <label for={`${id}-password`}>{t().password}</label>
          <input
            id={`${id}-password`}
            class="input"
            maxlength={WIFI.password}
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            aria-describedby={`${id}-password-help`}
            value={props.wifi.password}
            onInput={event => props.onWifi({ password: event.currentTarget.value })}
          />
          <p class="quiet-text" id={`${id}-password-help`}>
            {props.isKnown ? t().passwordKnown : t().passwordHelp}
          </p>
        </div>
        <label class="check">
          <input
            type="checkbox"
            checked={props.wifi.hidden === true}
            onChange={event => props.onWifi({ hidden: event.currentTarget.checked || undefined })}
          />
          {t().hiddenNetwork}
        </label>
      </Show>
    </>
  )
}

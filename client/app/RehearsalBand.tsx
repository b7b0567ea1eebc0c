import './rehearsal-band.css'
import { createEffect } from 'solid-js'
import { language, useWords } from '../i18n/language.ts'
import { rehearsalBandWords } from './words-rehearsal.ts'

/** On every screen of a rehearsal: nobody can take it for the café itself. */
export function RehearsalBand() {
  const t = useWords(rehearsalBandWords)
  createEffect(() => (document.documentElement.dataset['rehearsal'] = language()))
  return (
    <aside class="rehearsal-band" aria-label={t().name}>
      <p>
        <b>{t().name}</b>
        <span>{`· ${t().nothing}`}</span>
      </p>
    </aside>
  )
}

/** What is left of a rehearsal: nothing, said kindly. */
export function RehearsalOver() {
  const t = useWords(rehearsalBandWords)
  return (
    <>
      <h1 class="serif">{t().over}</h1>
      <p>{t().overHelp}</p>
    </>
  )
}

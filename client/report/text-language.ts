import { createSignal } from 'solid-js'
import { LANGUAGES, type Language } from '../../shared/domain/text.ts'
import { recallInTab, rememberInTab } from '../session/memory.ts'
import type { Session } from '../session/session.tsx'

/** Which language the text on the sheet is in, or both side by side. Not the interface's: that one follows each person. */
export type TextLanguage = Language | 'both'

export function createTextLanguage({ programme, identity }: Session) {
  const key = `report.language.${identity.event}`
  const stored = recallInTab(key)
  const [chosen, setChosen] = createSignal<TextLanguage | undefined>(
    [...LANGUAGES, 'both' as const].find(each => each === stored),
  )
  /** the one that bare parts are in */
  const first = (): Language => programme.day()?.languages[0] ?? 'fr'
  const second = (): Language => LANGUAGES.find(each => each !== first()) ?? first()
  return {
    first,
    second,
    textLanguage: (): TextLanguage => chosen() ?? first(),
    chooseTextLanguage(next: TextLanguage) {
      setChosen(next)
      rememberInTab(key, next)
    },
  }
}

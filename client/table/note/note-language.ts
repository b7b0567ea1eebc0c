import { createRoot, createSignal } from 'solid-js'
import type { Language } from '../../../shared/domain/text.ts'
import { language } from '../../i18n/language.ts'

/** In which language the next notes are written: the interface's, until somebody says otherwise. Kept while the page is open. */
const [chosen, setChosen] = createRoot(() => createSignal<Language | undefined>())

export const noteLanguage = (): Language => chosen() ?? language()
export const chooseNoteLanguage = (next: Language): void => void setChosen(next === language() ? undefined : next)

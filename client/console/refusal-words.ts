import type { Language } from '../../shared/domain/text.ts'

const fr: Record<string, string> = {
  'not-allowed': 'Ce lien ne permet pas cette commande.',
  'wrong-phase': 'Ce n’est pas le moment\u00a0: le café en est à une autre étape.',
  'already-started': 'Le café a déjà commencé.',
  'nothing-to-cancel': 'Trop tard pour annuler\u00a0: la sonnette a sonné.',
  'clock-not-running': 'La pendule ne tourne pas.',
  'clock-not-paused': 'La pendule n’est pas en pause.',
  'last-round': 'C’est le dernier tour.',
  'too-many-rounds': 'Il n’y a pas autant de tours.',
  'table-full': 'Cette table est complète.',
  'same-table': 'Cette personne est déjà à cette table.',
  'unknown-person': 'Cette personne n’est plus là.',
  'unknown-table': 'Cette table n’existe plus.',
  'event-closed': 'Le café est clos.',
  'already-published': 'Le compte rendu est déjà publié.',
  offline: 'Le café ne répond pas. Rien n’a changé\u00a0: vérifiez le Wi-Fi, puis réessayez.',
  unknown: 'La commande n’a pas été prise. Rien n’a changé\u00a0: réessayez.',
}
const en: typeof fr = {
  'not-allowed': 'This link does not allow that command.',
  'wrong-phase': 'Not now: the café is at another step.',
  'already-started': 'The café has already begun.',
  'nothing-to-cancel': 'Too late to undo: the bell has rung.',
  'clock-not-running': 'The clock is not running.',
  'clock-not-paused': 'The clock is not paused.',
  'last-round': 'This is the last round.',
  'too-many-rounds': 'There are not that many rounds.',
  'table-full': 'That table is full.',
  'same-table': 'This person is at that table already.',
  'unknown-person': 'This person is no longer here.',
  'unknown-table': 'That table is gone.',
  'event-closed': 'The café is closed.',
  'already-published': 'The report is published already.',
  offline: 'The café does not answer. Nothing has changed: check the Wi-Fi, then try again.',
  unknown: 'The command was not taken. Nothing has changed: try again.',
}
const refusals = { fr, en }

/** Why a command was refused, in words: what happened, what is kept, what to do. */
export const refusalWords = (code: string, language: Language): string =>
  refusals[language][code] ?? refusals[language]['unknown'] ?? ''

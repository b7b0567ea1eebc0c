import type { LogEntry } from '../../shared/document/programme.ts'
import type { Word } from '../../shared/protocol/api.ts'
import { deedWords } from '../i18n/words-deeds.ts'

const fr = {
  title: 'Journal de la salle',
  help: 'Ce qui a été écarté, remis, fermé ou montré, par qui et pourquoi. Toute la salle peut lire la modération.',
  nothing: 'Rien pour le moment\u00a0: aucune note n’a été écartée.',
  close: 'Fermer',
  see: 'Voir la nappe',
  at: (table: number) => `, table ${table}`,
  what: {
    ...deedWords.fr,
    message: (by: string) => `${by} a envoyé un mot à l’animation`,
    word: (by: string) => `${by} a glissé un mot à l’hôte`,
  } satisfies Record<LogEntry['what'] | Word['what'], (by: string) => string>,
  said: (text: string) => `«\u202f${text}\u202f»`,
}
const en: typeof fr = {
  title: 'The room’s journal',
  help: 'What was set aside, put back, closed or shown, by whom and why. The whole room can read the moderation.',
  nothing: 'Nothing so far: no note was set aside.',
  close: 'Close',
  see: 'See the cloth',
  at: table => `, table ${table}`,
  what: {
    ...deedWords.en,
    message: by => `${by} sent a word to the facilitators`,
    word: by => `${by} slipped the host a word`,
  },
  said: text => `“${text}”`,
}
export const logWords = { fr, en }

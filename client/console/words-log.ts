import type { LogEntry } from '../../shared/document/programme.ts'

const fr = {
  title: 'Journal de la salle',
  help: 'Ce qui a été écarté, remis, fermé ou montré, par qui et pourquoi. Toute la salle peut lire la modération.',
  nothing: 'Rien pour le moment\u00a0: aucune note n’a été écartée.',
  close: 'Fermer',
  see: 'Voir la nappe',
  at: (table: number) => `, table ${table}`,
  what: {
    'set-aside': (by: string) => `${by} a mis une note de côté`,
    restored: (by: string) => `${by} a remis une note sur la nappe`,
    locked: (by: string) => `${by} a fermé la nappe`,
    unlocked: (by: string) => `${by} a rouvert la nappe`,
    revealed: (by: string) => `${by} a montré les notes cachées`,
    rang: (by: string) => `${by} a sonné la fin du tour`,
    message: (by: string) => `${by} a envoyé un mot à l’animation`,
    word: (by: string) => `${by} a glissé un mot à l’hôte`,
  } satisfies Record<LogEntry['what'], (by: string) => string>,
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
    'set-aside': by => `${by} set a note aside`,
    restored: by => `${by} put a note back on the cloth`,
    locked: by => `${by} closed the cloth`,
    unlocked: by => `${by} opened the cloth again`,
    revealed: by => `${by} showed the hidden notes`,
    rang: by => `${by} rang the end of the round`,
    message: by => `${by} sent a word to the facilitators`,
    word: by => `${by} slipped the host a word`,
  },
  said: text => `“${text}”`,
}
export const logWords = { fr, en }

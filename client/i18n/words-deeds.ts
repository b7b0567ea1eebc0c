import type { LogEntry } from '../../shared/document/programme.ts'

/** What the programme's log holds, told with the name of whoever did it: in the table's journal and in the room's. */
const fr = {
  'set-aside': (by: string) => `${by} a mis une note de côté`,
  restored: (by: string) => `${by} a remis une note sur la nappe`,
  locked: (by: string) => `${by} a fermé la nappe`,
  unlocked: (by: string) => `${by} a rouvert la nappe`,
  revealed: (by: string) => `${by} a montré les notes cachées`,
  rang: (by: string) => `${by} a sonné la fin du tour`,
  counted: (by: string) => `${by} a compté les mains`,
  'draft-shared': (by: string) => `${by} a ouvert l’ébauche du compte rendu à la salle`,
  'draft-held': (by: string) => `${by} a refermé l’ébauche du compte rendu`,
  'amendment-taken': (by: string) => `${by} a repris un amendement`,
  'amendment-margin': (by: string) => `${by} a gardé un amendement en marge`,
  'amendment-aside': (by: string) => `${by} a mis un amendement de côté`,
} satisfies Record<LogEntry['what'], (by: string) => string>

const en: typeof fr = {
  'set-aside': by => `${by} set a note aside`,
  restored: by => `${by} put a note back on the cloth`,
  locked: by => `${by} closed the cloth`,
  unlocked: by => `${by} opened the cloth again`,
  revealed: by => `${by} showed the hidden notes`,
  rang: by => `${by} rang the end of the round`,
  counted: by => `${by} counted hands`,
  'draft-shared': by => `${by} opened the draft of the report to the room`,
  'draft-held': by => `${by} closed the draft of the report again`,
  'amendment-taken': by => `${by} took up an amendment`,
  'amendment-margin': by => `${by} kept an amendment in the margin`,
  'amendment-aside': by => `${by} set an amendment aside`,
}

export const deedWords = { fr, en }

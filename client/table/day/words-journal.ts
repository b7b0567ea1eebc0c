import { deedWords } from '../../i18n/words-deeds.ts'

/** The table's journal, and what was said a moment ago: loaded when it is opened. */
const fr = {
  title: 'Journal de la table',
  help: 'Ce qui a été écarté, remis, fermé ou montré ici, par qui et pourquoi. Toute la table peut le lire.',
  nothing: 'Rien pour le moment\u00a0: aucune note n’a été écartée, la nappe est restée ouverte.',
  what: deedWords.fr,
  reason: (reason: string) => `Raison\u00a0: «\u202f${reason}\u202f»`,
  activity: 'Dit il y a peu',
  activityHelp: 'Les derniers messages affichés sur cet écran.',
  silence: 'Aucun message depuis l’ouverture de cette page.',
}

const en: typeof fr = {
  title: 'The table’s journal',
  help: 'What was set aside, put back, closed or shown here, by whom and why. The whole table can read it.',
  nothing: 'Nothing so far: no note was set aside, the cloth stayed open.',
  what: deedWords.en,
  reason: reason => `Reason: “${reason}”`,
  activity: 'Said a moment ago',
  activityHelp: 'The last messages shown on this screen.',
  silence: 'No message since this page was opened.',
}

export const journalWords = { fr, en }

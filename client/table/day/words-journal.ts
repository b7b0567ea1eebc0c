/** The table's journal, and what was said a moment ago: loaded when it is opened. */
const fr = {
  title: 'Journal de la table',
  help: 'Ce qui a été écarté, remis, fermé ou montré ici, par qui et pourquoi. Toute la table peut le lire.',
  nothing: 'Rien pour le moment\u00a0: aucune note n’a été écartée, la nappe est restée ouverte.',
  what: {
    'set-aside': (by: string) => `${by} a mis une note de côté`,
    restored: (by: string) => `${by} a remis une note sur la nappe`,
    locked: (by: string) => `${by} a fermé la nappe`,
    unlocked: (by: string) => `${by} a rouvert la nappe`,
    revealed: (by: string) => `${by} a montré les notes cachées`,
    rang: (by: string) => `${by} a sonné la fin du tour`,
  } as Readonly<Record<string, (by: string) => string>>,
  reason: (reason: string) => `Raison\u00a0: «\u202f${reason}\u202f»`,
  activity: 'Dit il y a peu',
  activityHelp: 'Les derniers messages affichés sur cet écran.',
  silence: 'Aucun message depuis l’ouverture de cette page.',
}

const en: typeof fr = {
  title: 'The table’s journal',
  help: 'What was set aside, put back, closed or shown here, by whom and why. The whole table can read it.',
  nothing: 'Nothing so far: no note was set aside, the cloth stayed open.',
  what: {
    'set-aside': by => `${by} set a note aside`,
    restored: by => `${by} put a note back on the cloth`,
    locked: by => `${by} closed the cloth`,
    unlocked: by => `${by} opened the cloth again`,
    revealed: by => `${by} showed the hidden notes`,
    rang: by => `${by} rang the end of the round`,
  },
  reason: reason => `Reason: “${reason}”`,
  activity: 'Said a moment ago',
  activityHelp: 'The last messages shown on this screen.',
  silence: 'No message since this page was opened.',
}

export const journalWords = { fr, en }

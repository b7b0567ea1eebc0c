/** The card behind a chair, and the list of everybody at the table: loaded when it is opened. */
const fr = {
  title: 'Autour de la table',
  host: 'Accueille la table',
  me: 'C’est vous',
  paper: 'Sur papier\u00a0: quelqu’un de la table note pour cette personne',
  away: 'Hors ligne',
  here: 'À table',
  writes: 'Écrit en ce moment',
  goThere: (name: string) => `Aller là où ${name} écrit`,
  isThere: (name: string, part: string) => `${name} écrit dans ${part}`,
  journal: 'Journal de la table',
  everybody: (n: number) => `Voir toute la table (${n})`,
}

const en: typeof fr = {
  title: 'Around the table',
  host: 'Hosts the table',
  me: 'This is you',
  paper: 'On paper: someone at the table writes for them',
  away: 'Offline',
  here: 'At the table',
  writes: 'Writing just now',
  goThere: name => `Go to where ${name} is writing`,
  isThere: (name, part) => `${name} is writing in ${part}`,
  journal: 'The table’s journal',
  everybody: n => `See the whole table (${n})`,
}

export const peopleWords = { fr, en }

import { NUMBERS_FR, NUMBERS_EN, capital } from '../word-forms.ts'

/** What lies over the table for a while: the bell, the welcome note, the host's tools, words given back. */
const fr = {
  bell: 'La sonnette\u202f!',
  goTo: (n: number) => `Direction table ${n}`,
  stayAt: (n: number) => `Vous restez à la table ${n}`,
  welcomes: (names: string, many: boolean) => (many ? `${names} vous accueillent.` : `${names} vous accueille.`),
  youWelcome: 'Vous accueillez les personnes qui arrivent.',
  iAmThere: 'J’y suis',
  iStay: 'D’accord',
  stayToFinish: 'Rester pour finir',
  takeYourTime: 'Prenez le temps de finir.',
  lastSentence: 'Votre dernière phrase est gardée.',
  minutesToMove: (minutes: number) =>
    minutes <= 1
      ? 'Une minute pour changer de table'
      : `${capital(NUMBERS_FR[minutes] ?? String(minutes))} minutes pour changer de table`,

  welcome: 'Mot d’accueil',
  welcomeFor: 'à qui arrive',
  change: 'Modifier',
  readAll: 'Lire en entier',
  announcement: (by: string) => `Annonce de ${by}`,

  hostTools: 'Outils d’hôte',
  refusals: {
    offline: 'Le café ne répond pas. Réessayez dans un instant.',
    'not-your-table': 'Cette table n’est pas la vôtre.',
    'event-closed': 'Le café est terminé.',
    'table-full': 'Toutes les chaises de la table sont prises.',
  } as Readonly<Record<string, string>>,

  returned: 'Ces mots n’ont pas pu être gardés',
  returnedWhy: {
    locked: 'La nappe venait d’être fermée.',
    closed: 'Le café venait de se terminer.',
    limit: 'La nappe est pleine.',
  } as Readonly<Record<string, string>>,
  returnedElse: 'Le serveur ne les a pas acceptés.',
  returnedHelp: 'Les voici, rien n’est perdu\u00a0: reposez-les ou copiez-les.',
  copy: 'Copier',
  copied: 'Copié',
  postAgain: 'Reposer',
}

const en: typeof fr = {
  bell: 'The bell!',
  goTo: n => `On to table ${n}`,
  stayAt: n => `You stay at table ${n}`,
  welcomes: (names, many) => (many ? `${names} welcome you.` : `${names} welcomes you.`),
  youWelcome: 'You welcome those who arrive.',
  iAmThere: 'I am there',
  iStay: 'All right',
  stayToFinish: 'Stay to finish',
  takeYourTime: 'Take the time to finish.',
  lastSentence: 'Your last sentence is kept.',
  minutesToMove: minutes =>
    minutes <= 1
      ? 'One minute to change tables'
      : `${capital(NUMBERS_EN[minutes] ?? String(minutes))} minutes to change tables`,

  welcome: 'Welcome note',
  welcomeFor: 'to those who arrive',
  change: 'Edit',
  readAll: 'Read it all',
  announcement: by => `Announcement from ${by}`,

  hostTools: 'Host tools',
  refusals: {
    offline: 'The café does not answer. Try again in a moment.',
    'not-your-table': 'This table is not yours.',
    'event-closed': 'The café is over.',
    'table-full': 'All the seats at the table are taken.',
  },

  returned: 'These words could not be kept',
  returnedWhy: {
    locked: 'The cloth had just been closed.',
    closed: 'The café had just ended.',
    limit: 'The cloth is full.',
  },
  returnedElse: 'The server did not accept them.',
  returnedHelp: 'Here they are, nothing is lost: put them down again or copy them.',
  copy: 'Copy',
  copied: 'Copied',
  postAgain: 'Put down again',
}
export const sheetWords = { fr, en }

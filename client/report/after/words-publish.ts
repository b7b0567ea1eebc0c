import { count } from '../../../shared/i18n/dates.ts'

const fr = {
  title: 'Qui peut lire le compte rendu',
  close: 'Fermer',
  stages: { team: 'L’équipe', room: 'La salle', all: 'Publié' },
  stageHelp: {
    team: 'Seules l’organisation et l’animation le lisent. Les hôtes écrivent leur partie.',
    room: 'Chaque personne du café lit l’ébauche et propose des changements.',
    all: 'Chaque personne du café le lit, le télécharge et l’imprime.',
  },
  now: 'maintenant',
  share: 'Ouvrir l’ébauche à la salle',
  hold: 'Refermer l’ébauche',
  shared: 'L’ébauche est ouverte à la salle',
  held: 'L’ébauche est refermée. Les propositions sont gardées.',

  publishTitle: 'Publier',
  publishWhat: 'Ce que cela change',
  readers: (n: number) =>
    `${count(n, 'personne du café pourra', 'personnes du café pourront', 'fr')} le lire, à leur page et à l’adresse du compte rendu.`,
  names: 'Seuls y figurent les noms des personnes qui l’ont accepté.',
  open: (n: number) =>
    n === 0
      ? 'Toutes les propositions de la salle sont réglées.'
      : `${count(n, 'proposition n’est pas réglée\u00a0: elle sera imprimée', 'propositions ne sont pas réglées\u00a0: elles seront imprimées', 'fr')} en marge.`,
  ends: 'La salle ne pourra plus amender. Une version du texte est gardée.',
  correct: 'Le texte se corrige encore ensuite\u00a0: la page publiée suit.',
  publish: 'Publier le compte rendu',
  published: (date: string) => `Publié le ${date}`,
  publishDone: 'Le compte rendu est publié',
  unpublish: 'Retirer pour corriger',
  unpublishHelp: 'La page redevient une ébauche. Les fichiers déjà pris ne peuvent pas être rappelés.',
  unpublished: 'Le compte rendu n’est plus publié',
  undo: 'Publier de nouveau',
  rehearsal: 'Une répétition ne se publie pas\u00a0: rien n’en reste.',

  giveTitle: 'Le faire passer',
  address: 'Adresse du compte rendu',
  addressHelp: 'Qui a participé l’ouvre avec son appareil ou son code. Pour les autres, donnez un fichier.',
  copy: 'Copier l’adresse',
  copied: 'Adresse copiée',
  selected: 'Adresse sélectionnée\u00a0: copiez-la',
  offlineFile: 'Une page à garder (HTML)',
  offlineFileHelp: 'Un seul fichier, lisible sans réseau ni logiciel.',
  pdf: 'À imprimer (PDF)',
  pdfHelp: 'Paginé, avec sommaire et notes de bas de page.',
  getting: 'On prépare le fichier…',

  endTitle: 'Et après',
  stays: () => `Le café reste ouvert aux idées d’après la rencontre. Clore arrête l’écriture sur les nappes.`,
  closeCafe: 'Clore le café',
  closed: 'Le café est clos\u00a0: les nappes ne changent plus. Le compte rendu s’écrit encore.',
  reopen: 'Rouvrir le café',
  closedNow: 'Le café est clos',
  reopened: 'Le café est rouvert',
  purge: (date: string) => `Tout est effacé le ${date}, sans retour possible.`,
  purgeSoon: (days: number) => `Dans ${count(days, 'jour', 'jours', 'fr')}. Téléchargez ce que vous voulez garder.`,
  keepFirst: 'Changer cette date',
  next: 'Préparer le prochain café',
  nextHelp: 'Ses thèmes et ses réglages repartent de celui-ci, depuis la page d’accueil.',

  failures: {
    offline: 'Le café ne répond pas. Rien n’a changé, réessayez.',
    other: 'Cela n’a pas été possible. Réessayez dans un instant.',
  },
}
const en: typeof fr = {
  title: 'Who may read the report',
  close: 'Close',
  stages: { team: 'The team', room: 'The room', all: 'Published' },
  stageHelp: {
    team: 'Only organisers and facilitators read it. Hosts write their part.',
    room: 'Everybody at the café reads the draft and proposes changes.',
    all: 'Everybody at the café reads it, downloads it and prints it.',
  },
  now: 'now',
  share: 'Open the draft to the room',
  hold: 'Close the draft again',
  shared: 'The draft is open to the room',
  held: 'The draft is closed again. The proposals are kept.',

  publishTitle: 'Publish',
  publishWhat: 'What this changes',
  readers: n =>
    `${count(n, 'person at the café', 'people at the café', 'en')} will be able to read it, from their page and at the report’s address.`,
  names: 'Only the names of people who agreed are in it.',
  open: n =>
    n === 0
      ? 'All proposals of the room are settled.'
      : `${count(n, 'proposal is not settled: it will be printed', 'proposals are not settled: they will be printed', 'en')} in the margin.`,
  ends: 'The room can no longer amend. A version of the text is kept.',
  correct: 'The text can still be corrected afterwards: the published page follows.',
  publish: 'Publish the report',
  published: date => `Published on ${date}`,
  publishDone: 'The report is published',
  unpublish: 'Withdraw it to correct it',
  unpublishHelp: 'The page becomes a draft again. Files already taken cannot be called back.',
  unpublished: 'The report is no longer published',
  undo: 'Publish again',
  rehearsal: 'A rehearsal is not published: nothing of it remains.',

  giveTitle: 'Pass it on',
  address: 'Address of the report',
  addressHelp: 'Whoever took part opens it with their device or their code. Give the others a file.',
  copy: 'Copy the address',
  copied: 'Address copied',
  selected: 'Address selected: copy it',
  offlineFile: 'A page to keep (HTML)',
  offlineFileHelp: 'One file, readable without network or software.',
  pdf: 'To print (PDF)',
  pdfHelp: 'With pages, contents and footnotes.',
  getting: 'Preparing the file…',

  endTitle: 'And then',
  stays: () => `The café stays open for later ideas. Closing it ends writing on the cloths.`,
  closeCafe: 'Close the café',
  closed: 'The café is closed: its cloths no longer change. The report can still be written.',
  reopen: 'Open the café again',
  closedNow: 'The café is closed',
  reopened: 'The café is open again',
  purge: date => `Everything is erased on ${date}, for good.`,
  purgeSoon: days => `In ${count(days, 'day', 'days', 'en')}. Download what you want to keep.`,
  keepFirst: 'Change this date',
  next: 'Prepare the next café',
  nextHelp: 'Its themes and settings begin from this one, on the home page.',

  failures: {
    offline: 'The café does not answer. Nothing has changed, try again.',
    other: 'That was not possible. Try again in a moment.',
  },
}
export const publishWords = { fr, en }

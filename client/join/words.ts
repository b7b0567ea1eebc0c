const NUMBERS_FR = ['zéro', 'une', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix']
const NUMBERS_EN = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const peopleFr = (n: number) => (n === 1 ? 'une personne' : `${NUMBERS_FR[n] ?? n} personnes`)
const peopleEn = (n: number) => (n === 1 ? 'one person' : `${NUMBERS_EN[n] ?? n} people`)

const fr = {
  opening: 'On ouvre la porte…',
  table: (n: number) => `Table ${n}`,
  waiting: (host: string | undefined, others: number) =>
    host === undefined
      ? others === 0
        ? 'Vous y serez la première personne'
        : `${capital(peopleFr(others))} ${others === 1 ? 'vous attend' : 'vous attendent'}`
      : others === 0
        ? `${host} vous attend`
        : `${host} et ${peopleFr(others)} vous attendent`,
  anyTable: (host: string | undefined, others: number) =>
    host === undefined
      ? others === 0
        ? 'Personne encore. Le café vous dira votre table.'
        : `${capital(peopleFr(others))} déjà. Le café vous dira votre table.`
      : others === 0
        ? `${host} y accueille. Le café vous dira votre table.`
        : `${host} et ${peopleFr(others)} déjà. Le café vous dira votre table.`,
  drawing: (n: number, people: number) =>
    `Table ${n} vue du dessus\u00a0: ${people === 0 ? 'personne pour le moment' : people === 1 ? 'une personne installée' : `${peopleFr(people)} installées`}, une place pour vous`,
  you: 'vous',
  hostKey: 'Vous allez accueillir une table.',

  firstName: 'Votre prénom',
  hint: 'Visible à votre table. Rien d’autre n’est demandé.',
  namesake: (name: string) => `Quelqu’un s’appelle déjà ${name} à cette table. Ajoutez une initiale si vous voulez.`,
  paper: 'Je préfère le papier\u00a0: une personne de la table notera pour moi',
  inReport: 'Figurer dans le compte rendu',
  inReportHelp: 'Sans votre accord, votre nom n’y est pas.',
  showName: 'Mon nom et mon organisation peuvent y figurer',
  organisation: 'Organisation (facultatif)',
  showEmail: 'Mon adresse e-mail aussi, pour que l’on puisse m’écrire',
  email: 'Adresse e-mail',
  sitDown: 'M’installer',
  sittingDown: 'On avance votre chaise…',

  again: (name: string) => `Reprendre ma place, ${name}`,
  againHelp: 'Cet appareil vous connaît déjà.',
  someoneElse: 'Je suis quelqu’un d’autre',

  code: 'Le code du café',
  codeHint: 'Six lettres ou chiffres, affichés à l’écran mural ou lus à voix haute.',
  codeGo: 'Entrer',
  codeTitle: 'Entrer dans le café',
  codePersonal: 'C’est mon code personnel\u00a0: reprendre ma place',

  emptyName: 'Écrivez un prénom ou un surnom\u00a0: c’est ainsi que la table vous appellera.',
  badEmail: 'Cette adresse n’est pas complète. Corrigez-la, ou décochez la case.',
  badCode: 'Il faut six lettres ou chiffres.',
  unknownKey: 'Ce lien ou ce code ne sert plus. Demandez le code du moment à la personne qui anime.',
  unknownPersonal: 'Ce code ou ce lien personnel ne sert plus. Regardez le présent sur votre autre appareil.',
  tooMany: 'Trop d’essais à la suite. Attendez une minute, puis réessayez.',
  full: (n: number) => `La table ${n} est complète.`,
  fullInstead: (n: number) => `Il reste une chaise à la table ${n}.`,
  fullEverywhere: 'Toutes les tables sont complètes. La personne qui anime peut ajouter une chaise.',
  sitInstead: (n: number) => `M’installer à la table ${n}`,
  offlineForm: 'Le café ne répond pas. Ce que vous avez écrit est gardé ici\u00a0: vérifiez le Wi-Fi, puis réessayez.',
  refused: 'Le café n’a pas pu vous installer. Ce que vous avez écrit est gardé ici\u00a0: réessayez.',
  offline: 'Le café ne répond pas.',
  offlineHelp: 'Vérifiez que vous êtes sur le Wi-Fi du lieu, puis réessayez.',
  retry: 'Réessayer',
  unknownCafe: 'Ce café n’existe pas, ou plus.',
  unknownCafeHelp: 'Reprenez le code QR ou le lien que l’on vous a donné.',
  closed: 'Le café est terminé.',
  closedHelp: 'Merci d’y avoir pensé. On ne peut plus y prendre place.',
  home: 'Revenir à l’accueil',

  promise: 'Ni compte, ni adresse, ni traceur.',
  fate: 'Ce que deviennent vos notes',
  fateSeen: {
    names: 'Vos notes se lisent à toutes les tables, avec votre prénom.',
    table: 'Vos notes se lisent à toutes les tables, avec le nom de leur table.',
    none: 'Vos notes se lisent à toutes les tables, sans nom. On peut voir que des notes d’une même table ont la même main.',
  },
  fateReport: 'Elles servent au compte rendu, citées mot pour mot et sans nom d’auteur.',
  fateNames: 'Votre nom n’y figure que si vous le demandez.',
  fateKept: (days: number) => `Tout est effacé ${days === 1 ? 'un jour' : `${days} jours`} après le café.`,
  fateYours: 'Vous pouvez demander à relire, à corriger ou à effacer ce qui est gardé sur vous.',
  fateWho: (who: string) => `Responsable\u00a0: ${who}`,
  close: 'Fermer',
}
const en: typeof fr = {
  opening: 'Opening the door…',
  table: n => `Table ${n}`,
  waiting: (host, others) =>
    host === undefined
      ? others === 0
        ? 'You will be the first one there'
        : `${capital(peopleEn(others))} ${others === 1 ? 'is' : 'are'} waiting for you`
      : others === 0
        ? `${host} is waiting for you`
        : `${host} and ${peopleEn(others)} are waiting for you`,
  anyTable: (host, others) =>
    host === undefined
      ? others === 0
        ? 'Nobody yet. The café will tell you your table.'
        : `${capital(peopleEn(others))} so far. The café will tell you your table.`
      : others === 0
        ? `Hosted by ${host}. The café will tell you your table.`
        : `${host} and ${peopleEn(others)} so far. The café will tell you your table.`,
  drawing: (n, people) =>
    `Table ${n} from above: ${people === 0 ? 'nobody for the moment' : `${peopleEn(people)} seated`}, one seat for you`,
  you: 'you',
  hostKey: 'You are going to host a table.',

  firstName: 'Your first name',
  hint: 'Seen by your table. Nothing else is asked.',
  namesake: name => `Somebody at this table is called ${name} already. Add an initial if you like.`,
  paper: 'I prefer paper: someone at the table will write for me',
  inReport: 'Appear in the report',
  inReportHelp: 'Without your agreement, your name is not in it.',
  showName: 'My name and organisation may appear',
  organisation: 'Organisation (optional)',
  showEmail: 'My e-mail address too, so that people can write to me',
  email: 'E-mail address',
  sitDown: 'Take my seat',
  sittingDown: 'Pulling up your chair…',

  again: name => `Back to my seat, ${name}`,
  againHelp: 'This device knows you already.',
  someoneElse: 'I am somebody else',

  code: 'The café’s code',
  codeHint: 'Six letters or digits, shown on the wall screen or read aloud.',
  codeGo: 'Enter',
  codeTitle: 'Enter the café',
  codePersonal: 'This is my personal code: back to my seat',

  emptyName: 'Write a first name or a nickname: that is what your table will call you.',
  badEmail: 'This address is not complete. Correct it, or untick the box.',
  badCode: 'It takes six letters or digits.',
  unknownKey: 'This link or code no longer works. Ask the person who runs the café for the present code.',
  unknownPersonal: 'This personal code or link no longer works. Look at the present one on your other device.',
  tooMany: 'Too many tries in a row. Wait a minute, then try again.',
  full: n => `Table ${n} is full.`,
  fullInstead: n => `There is a seat at table ${n}.`,
  fullEverywhere: 'Every table is full. The person who runs the café can add a chair.',
  sitInstead: n => `Sit at table ${n}`,
  offlineForm: 'The café does not answer. What you wrote is kept here: check the Wi-Fi, then try again.',
  refused: 'The café could not seat you. What you wrote is kept here: try again.',
  offline: 'The café does not answer.',
  offlineHelp: 'Check that you are on the venue’s Wi-Fi, then try again.',
  retry: 'Try again',
  unknownCafe: 'This café does not exist, or no longer.',
  unknownCafeHelp: 'Use the QR code or link that you were given.',
  closed: 'The café is over.',
  closedHelp: 'Thank you for thinking of it. One can no longer take a seat.',
  home: 'Back to the start',

  promise: 'No account, no address, no tracker.',
  fate: 'What becomes of your notes',
  fateSeen: {
    names: 'Your notes can be read at every table, with your first name.',
    table: 'Your notes can be read at every table, with the name of their table.',
    none: 'Your notes can be read at every table, without a name. People can see that notes of one table share a hand.',
  },
  fateReport: 'They go into the report, quoted word for word and without their author’s name.',
  fateNames: 'Your name is in it only if you ask for that.',
  fateKept: days => `Everything is erased ${days === 1 ? 'one day' : `${days} days`} after the café.`,
  fateYours: 'You may ask to read, correct or erase what is held on you.',
  fateWho: who => `Controller: ${who}`,
  close: 'Close',
}
const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1)

export const words = { fr, en }

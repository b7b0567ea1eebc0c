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
  lateRound: (round: number, of: number) =>
    `Le tour ${round} sur ${of} a commencé\u00a0: installez-vous, on vous attend.`,
  lateTransfer: (round: number) => `On change de table\u00a0: vous arrivez pour le tour ${round}.`,
  lateHarvest: 'Les tours sont finis\u00a0: vous arrivez pour la mise en commun.',
  changeTable: 'Changer de table',
  follow: 'Suivre sans écrire',
  seated: (n: number) => (n === 0 ? 'personne encore' : peopleFr(n)),
  freeChairs: (n: number) => (n === 1 ? '1 chaise libre' : `${n} chaises libres`),
  fullTable: 'complète',

  firstName: 'Votre prénom',
  hint: 'Visible à votre table. Rien d’autre n’est demandé.',
  namesake: (name: string) =>
    `Quelqu’un s’appelle déjà ${name} ici. Ajoutez une initiale si vous voulez, «\u202f${name} M.\u202f» par exemple, ou\u00a0:`,
  useName: (name: string) => `Prendre «\u202f${name}\u202f»`,
  kept: (name: string) => `Une place est gardée pour ${name}. Est-ce la vôtre\u202f?`,
  mine: 'Oui, c’est ma place',
  notMine: 'Non, je suis quelqu’un d’autre',
  wishes: 'Les thèmes que j’aimerais voir (facultatif)',
  wishesHelp: 'Trois au plus. On essaie, sans promettre.',
  paper: 'Je préfère le papier\u00a0: une personne de la table notera pour moi',
  inReport: 'Figurer dans le compte rendu',
  inReportHelp: 'Sans votre accord, votre nom n’y est pas.',
  showName: 'Mon nom et mon organisation peuvent y figurer',
  organisation: 'Organisation (facultatif)',
  showEmail: 'Mon adresse e-mail aussi, pour que l’on puisse m’écrire',
  email: 'Adresse e-mail',
  sitDown: 'M’installer',
  joinHarvest: 'Rejoindre la mise en commun',
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
  readAgain: (name: string) => `Relire les nappes, ${name}`,
  readReport: 'Lire le compte rendu',
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
  notice: (who: string, date: string) =>
    `Votre prénom et vos notes servent à ce café et à son compte rendu.${who === '' ? '' : ` Responsable\u00a0: ${who}.`} Tout est effacé le ${date}.`,
  fateKept: (date: string) => `Tout est effacé le ${date}.`,
  fateDevice:
    'Sur cet appareil\u00a0: un cookie, pour retrouver votre place, et une copie des nappes, pour écrire sans réseau.',
  fateYours:
    'Dans «\u202fMon parcours\u202f», vous relisez, corrigez, téléchargez ou effacez ce qui est gardé sur vous.',
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
  lateRound: (round, of) => `Round ${round} of ${of} has begun: sit down, they are expecting you.`,
  lateTransfer: round => `People are changing tables: you arrive for round ${round}.`,
  lateHarvest: 'The rounds are over: you arrive for the harvest.',
  changeTable: 'Change table',
  follow: 'Follow without writing',
  seated: n => (n === 0 ? 'nobody yet' : peopleEn(n)),
  freeChairs: n => (n === 1 ? '1 free chair' : `${n} free chairs`),
  fullTable: 'full',

  firstName: 'Your first name',
  hint: 'Seen by your table. Nothing else is asked.',
  namesake: name => `Somebody here is called ${name} already. Add an initial if you like, such as “${name} M.”, or:`,
  useName: name => `Take “${name}”`,
  kept: name => `A seat is kept for ${name}. Is it yours?`,
  mine: 'Yes, it is my seat',
  notMine: 'No, I am somebody else',
  wishes: 'Themes I would like to see (optional)',
  wishesHelp: 'Three at most. We try, without a promise.',
  paper: 'I prefer paper: someone at the table will write for me',
  inReport: 'Appear in the report',
  inReportHelp: 'Without your agreement, your name is not in it.',
  showName: 'My name and organisation may appear',
  organisation: 'Organisation (optional)',
  showEmail: 'My e-mail address too, so that people can write to me',
  email: 'E-mail address',
  sitDown: 'Take my seat',
  joinHarvest: 'Join the harvest',
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
  readAgain: name => `Read the cloths again, ${name}`,
  readReport: 'Read the report',
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
  notice: (who, date) =>
    `Your first name and your notes serve this café and its report.${who === '' ? '' : ` Controller: ${who}.`} Everything is erased on ${date}.`,
  fateKept: date => `Everything is erased on ${date}.`,
  fateDevice: 'On this device: a cookie, to find your seat again, and a copy of the cloths, to write without network.',
  fateYours: 'Under “My journey” you read, correct, download or erase what is held on you.',
  fateWho: who => `Controller: ${who}`,
  close: 'Close',
}
const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1)

export const words = { fr, en }

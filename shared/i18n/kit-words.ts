import type { NoteKind } from '../domain/note.ts'
import type { AgendaItem } from '../domain/plan.ts'

/** What is printed on the papers of a café. French spaces are set when it is printed (`typography.ts`). */

interface Scene {
  readonly title: string
  /** to be read out as it is */
  readonly say: string
}

const kindsFr: Readonly<Record<NoteKind, string>> = {
  idea: 'Idée',
  question: 'Question',
  example: 'Exemple',
  lever: 'Levier',
  brake: 'Frein',
  source: 'Ressource',
}
const scenesFr: Readonly<Record<Exclude<AgendaItem['kind'], 'rounds'>, Scene>> = {
  welcome: {
    title: 'Accueil',
    say: 'Bienvenue. Prenez votre carte et votre place. Pas besoin de compte : un prénom suffit, et le papier aussi.',
  },
  talk: { title: 'Exposé', say: 'On écoute d’abord. Notez vos questions, elles nourriront les tables.' },
  debate: { title: 'Débat', say: 'Une question à la fois. Dites votre prénom avant de parler.' },
  break: { title: 'Pause', say: 'On se retrouve à la sonnette. Laissez vos notes sur la table.' },
  harvest: {
    title: 'Mise en commun',
    say: 'Chaque table présente son assiette. Quelles idées ont voyagé ? Où se rejoignent-elles ?',
  },
  closing: {
    title: 'Clôture',
    say: 'Merci. Le compte rendu suivra : vous pourrez relire, corriger ou retirer vos notes.',
  },
  other: { title: 'Moment', say: '' },
}

const fr = {
  title: (event: string) => `Kit à imprimer. ${event}`,
  table: (n: number) => `Table ${n}`,
  round: (n: number) => `Tour ${n}`,
  rounds: (from: number, to: number) => `Tours ${from} à ${to}`,
  qrAlt: (address: string) => `Code QR de l’adresse ${address}`,
  logoAlt: 'Logo de l’équipe d’organisation',
  tables: {
    scan: 'Scannez pour prendre place à cette table.',
    or: (address: string) => `Ou allez sur ${address}`,
    code: 'et tapez le code',
    paper: 'Sans téléphone ? Une feuille et un crayon suffisent : quelqu’un notera pour vous.',
    fold: 'Pliez ici',
  },
  notes: {
    heading: (n: number) => `Feuille de notes, table ${n}`,
    hint: 'Une idée par feuillet. Cochez un signe, à couper sur les traits.',
    name: 'Prénom, si vous voulez',
    round: 'Tour',
  },
  kinds: kindsFr,
  seats: {
    heading: 'Cartes de place',
    hint: 'À couper sur les traits. Le code d’une carte ouvre la place de cette personne : donnez-la en main propre.',
    step: (start: number, step: number) => `Départ table ${start}, puis avancez de ${step}.`,
    stay: (n: number) => `Vous restez à la table ${n}.`,
    stayHosts: (n: number) => `Restez table ${n} : les nappes viennent à vous.`,
    withCrew: (crew: string) => `Avec ${crew}.`,
    withCloth: (n: number) => `Avec la nappe ${n}.`,
    host: (n: number) => `Vous accueillez à la table ${n}.`,
    open: 'À chaque tour, choisissez votre table.',
    personal: 'Votre place, sur votre téléphone',
    code: 'ou votre code',
    walkIn: 'Bienvenue',
    walkInName: 'Prénom',
    walkInScan: 'Scannez pour entrer',
    walkInCode: 'ou le code',
    walkInRoute: 'Notez vos tables au fil des tours.',
  },
  signin: {
    heading: 'Feuille de présence',
    name: 'Prénom et nom',
    organisation: 'Organisation',
    consentName: 'Mon nom et mon organisation peuvent figurer au compte rendu',
    consentEmail: 'Mon adresse aussi, pour que l’on puisse m’écrire',
    email: 'Adresse, si la case est cochée',
    choice:
      'Rien n’est coché d’avance. Sans croix, votre nom n’est pas dans le compte rendu. Vous pouvez changer d’avis.',
    controller: (who: string) => `Responsable de ces données : ${who}.`,
    noController: 'Responsable de ces données : la personne qui organise, à nommer ici ____________________.',
    purge: (date: string) =>
      `Tout est effacé le ${date}, cette feuille aussi. Demandez à voir, corriger ou effacer ce qui vous concerne.`,
  },
  order: {
    heading: 'Conducteur',
    hint: 'Pour la personne qui anime. Les heures suivent le plan : la console donne l’heure juste.',
    when: 'Heure',
    what: 'Moment',
    say: 'À dire',
    minutes: (n: number) => `${n} min`,
    start: (n: number) =>
      `Prenez deux minutes pour vous présenter. La nappe est à vous : une idée par note. Vous avez ${n} minutes.`,
    again: 'L’hôte raconte en une minute ce qui s’est dit. Puis reprenez l’idée qui vous frappe.',
    last: 'Dernier tour. Que faut-il absolument garder ? Trois notes au plus dans l’assiette.',
    only: (n: number) =>
      `La nappe est à vous : une idée par note, trois au plus dans l’assiette. Vous avez ${n} minutes.`,
    question: (text: string) => `La question : ${text}`,
    bell: 'Sonnette',
    bellSay: (minutes: number) =>
      `Finissez votre phrase. ${minutes === 1 ? 'Une minute' : `${minutes} minutes`} pour changer de table : votre carte ou votre téléphone dit où.`,
    bellPause: (time: string) =>
      `Finissez votre phrase. C’est la pause : on se retrouve à la table suivante à ${time}.`,
    bellHosts: 'Finissez votre phrase. Restez assis : les hôtes et les nappes viennent à vous.',
    bellLast: 'Merci. Gardez trois notes dans l’assiette, on les partage tout de suite.',
    oneMinute: (time: string) => `Annoncer « une minute » à ${time}.`,
    relative: 'Le plan n’a pas d’heure de début : les temps comptent à partir de zéro.',
    numbers: (people: number, tables: number, rounds: number) =>
      `${people} personnes, ${tables} tables, ${rounds} tours`,
    pause: 'Pause',
  },
  scenes: scenesFr,
  wifi: {
    heading: 'Carte Wi-Fi',
    title: 'Le Wi-Fi de la salle',
    scan: 'Scannez pour vous connecter.',
    name: 'Réseau',
    password: 'Mot de passe',
    open: 'Sans mot de passe',
    next: (address: string) => `Ensuite : ${address}`,
  },
}

export type KitWords = typeof fr

const kindsEn: Readonly<Record<NoteKind, string>> = {
  idea: 'Idea',
  question: 'Question',
  example: 'Example',
  lever: 'Lever',
  brake: 'Brake',
  source: 'Source',
}
const scenesEn: typeof scenesFr = {
  welcome: {
    title: 'Welcome',
    say: 'Welcome. Take your card and your seat. No account is needed: a first name will do, and so will paper.',
  },
  talk: { title: 'Talk', say: 'We listen first. Write down your questions, they will feed the tables.' },
  debate: { title: 'Debate', say: 'One question at a time. Say your first name before you speak.' },
  break: { title: 'Break', say: 'We meet again at the bell. Leave your notes on the table.' },
  harvest: {
    title: 'Harvest',
    say: 'Each table presents its plate. Which ideas have travelled? Where do they meet?',
  },
  closing: {
    title: 'Closing',
    say: 'Thank you. The report will follow: you can proofread, correct or withdraw your notes.',
  },
  other: { title: 'Moment', say: '' },
}

const en: KitWords = {
  title: event => `Printed kit. ${event}`,
  table: n => `Table ${n}`,
  round: n => `Round ${n}`,
  rounds: (from, to) => `Rounds ${from} to ${to}`,
  qrAlt: address => `QR code of the address ${address}`,
  logoAlt: 'The organisers’ logo',
  tables: {
    scan: 'Scan to take a seat at this table.',
    or: address => `Or go to ${address}`,
    code: 'and type the code',
    paper: 'No phone? A sheet and a pencil will do: somebody will note for you.',
    fold: 'Fold here',
  },
  notes: {
    heading: n => `Note sheet, table ${n}`,
    hint: 'One idea a slip. Tick a mark, cut along the lines.',
    name: 'First name, if you like',
    round: 'Round',
  },
  kinds: kindsEn,
  seats: {
    heading: 'Seat cards',
    hint: 'Cut along the lines. The code on a card opens that person’s seat: hand it over in person.',
    step: (start, step) => `Start at table ${start}, then move on by ${step}.`,
    stay: n => `You stay at table ${n}.`,
    stayHosts: n => `You stay at table ${n}: the cloths come to you.`,
    withCrew: crew => `With ${crew}.`,
    withCloth: n => `With cloth ${n}.`,
    host: n => `You welcome at table ${n}.`,
    open: 'Each round, choose your table.',
    personal: 'Your seat, on your phone',
    code: 'or your code',
    walkIn: 'Welcome',
    walkInName: 'First name',
    walkInScan: 'Scan to come in',
    walkInCode: 'or the code',
    walkInRoute: 'Note your tables as you go.',
  },
  signin: {
    heading: 'Sign-in sheet',
    name: 'Name',
    organisation: 'Organisation',
    consentName: 'My name and organisation may appear in the report',
    consentEmail: 'My address too, so that people can write to me',
    email: 'Address, if the box is ticked',
    choice: 'Nothing is ticked beforehand. Without a cross your name is not in the report. You may change your mind.',
    controller: who => `Responsible for these data: ${who}.`,
    noController: 'Responsible for these data: the organiser, to be named here ____________________.',
    purge: date => `All of it is erased on ${date}, this sheet too. Ask to see, correct or erase what concerns you.`,
  },
  order: {
    heading: 'Running order',
    hint: 'For the facilitator. Times follow the plan: the console has the true clock.',
    when: 'Time',
    what: 'Moment',
    say: 'To say',
    minutes: n => `${n} min`,
    start: n => `Take two minutes to introduce yourselves. The cloth is yours: one idea a note. You have ${n} minutes.`,
    again: 'The host tells in a minute what was said. Then take up the idea that strikes you.',
    last: 'Last round. What must be kept? At most three notes on the plate.',
    only: n => `The cloth is yours: one idea a note, at most three on the plate. You have ${n} minutes.`,
    question: text => `The question: ${text}`,
    bell: 'Bell',
    bellSay: minutes =>
      `Finish your sentence. ${minutes === 1 ? 'One minute' : `${minutes} minutes`} to change tables: your card or your phone says where.`,
    bellPause: time => `Finish your sentence. It is the break: we meet at the next table at ${time}.`,
    bellHosts: 'Finish your sentence. Stay seated: hosts and cloths come to you.',
    bellLast: 'Thank you. Keep three notes on the plate, we share them right away.',
    oneMinute: time => `Announce “one minute” at ${time}.`,
    relative: 'The plan has no start time: times count from zero.',
    numbers: (people, tables, rounds) => `${people} people, ${tables} tables, ${rounds} rounds`,
    pause: 'Break',
  },
  scenes: scenesEn,
  wifi: {
    heading: 'Wi-Fi card',
    title: 'The room’s Wi-Fi',
    scan: 'Scan to connect.',
    name: 'Network',
    password: 'Password',
    open: 'No password',
    next: address => `Then: ${address}`,
  },
}

export const kitWords = { fr, en }

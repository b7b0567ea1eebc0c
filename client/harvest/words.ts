import { count } from '../../shared/i18n/dates.ts'

const NUMBERS_FR = ['', 'l’', 'deux ', 'trois ', 'quatre ', 'cinq ', 'six ', 'sept ', 'huit ', 'neuf ', 'dix ']
const NUMBERS_EN = ['', 'the ', 'two ', 'three ', 'four ', 'five ', 'six ', 'seven ', 'eight ', 'nine ', 'ten ']

/** What is left, as one says it: «4 min 10», «50 s». */
function minutesFr(ms: number): string {
  const seconds = Math.ceil(ms / 1_000)
  const rest = seconds % 60
  if (seconds < 60) return `${seconds}\u00a0s`
  return `${Math.floor(seconds / 60)}\u00a0min${rest === 0 ? '' : `\u00a0${String(rest).padStart(2, '0')}`}`
}
function minutesEn(ms: number): string {
  const seconds = Math.ceil(ms / 1_000)
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} min`
}

const fr = {
  title: 'Mise en commun',
  subtitle: (n: number) =>
    n === 1 ? 'Ce que l’assiette a retenu' : `Ce que les ${NUMBERS_FR[n] ?? `${n} `}assiettes ont retenu`,
  loading: 'On rapproche les tables…',
  early: 'La mise en commun n’a pas commencé.',
  earlyHelp: 'Elle s’ouvre après le dernier tour. Ce que votre table met dans l’assiette viendra ici.',
  earlyStaff: 'La mise en commun n’a pas commencé\u00a0: voici les assiettes telles qu’elles sont.',
  myJourney: 'Mon parcours',
  toTable: 'Revenir à ma table',
  toConsole: 'Console',
  offline: 'Hors ligne\u00a0: ceci date de votre dernière connexion.',

  view: 'Présentation',
  threads: 'Fils',
  dots: 'Gommettes',
  list: 'Liste',
  perspectives: 'Perspectives',
  project: 'Projeter',
  report: 'Compte rendu',

  lead: 'Les idées qui ont voyagé',
  leadDots: 'Ce que la salle soutient',
  leadHelp: 'De table en table, suivez leur fil.',
  leadNone: 'Aucun fil encore. Un fil relie des notes de plusieurs tables.',
  born: (table: number, round: number) =>
    round < 1 ? `née à la table ${table}, avant la rencontre` : `née à la table ${table}, tour ${round}`,
  bornHere: 'née ici',
  from: (table: number) => `venue de la table ${table}`,
  more: (n: number) => (n === 1 ? '1 autre note dans l’assiette' : `${n} autres notes dans l’assiette`),
  fewer: 'Replier',
  gone: 'ses notes ne sont plus dans les assiettes',
  loose: 'Sans fil, mais à ne pas perdre',
  onPlates: 'Dans les assiettes',
  empty: 'Assiette vide',
  table: (n: number) => `Table ${n}`,
  onThread: (name: string) => `Fil\u00a0: ${name}`,
  kinds: {
    idea: 'Idée',
    question: 'Question',
    example: 'Exemple',
    lever: 'Levier',
    brake: 'Frein',
    source: 'Ressource',
  },
  support: (all: number, hands: number) =>
    hands === 0
      ? count(all, 'gommette', 'gommettes', 'fr')
      : `${count(all - hands, 'gommette', 'gommettes', 'fr')} et ${count(hands, 'main levée', 'mains levées', 'fr')}`,
  ofHands: (n: number) => `dont ${count(n, 'main', 'mains', 'fr')}`,
  hands: 'Mains',
  handsFor: (note: string) => `Mains levées pour «\u202f${note}\u202f»`,

  eachHas: (n: number) => `${count(n, 'gommette', 'gommettes', 'fr')} chacun`,
  left: (n: number) =>
    n === 0 ? 'Toutes vos gommettes sont collées' : `${count(n, 'gommette', 'gommettes', 'fr')} à coller`,
  counted: 'Les gommettes sont comptées',
  timeLeft: (left: string) => `, encore ${left}`,
  voted: (n: number, all: number) =>
    `${n === 0 ? 'Personne' : count(n, 'personne', 'personnes', 'fr')} sur ${all} ${n < 2 ? 'a' : 'ont'} voté`,
  disc: (disc: number, of: number, note: string) => `Gommette ${disc} sur ${of} pour «\u202f${note}\u202f»`,
  openDots: 'Ouvrir les gommettes',
  openAgain: 'Rouvrir les gommettes',
  lasts: 'Durée du vote',
  noLimit: 'sans limite',
  minutes: (n: number) => `pendant ${n} min`,
  moreTime: (n: number) => `+ ${n} min`,
  countHands: 'Compter les mains',
  stopCounting: 'Fin du comptage',
  closeDots: 'Fermer et compter',
  secret: 'Le total reste secret jusqu’au décompte.',

  drawThread: 'Tirer un fil entre deux notes',
  picking: (n: number) => (n < 2 ? 'Choisissez les notes à relier' : `${n} notes choisies`),
  threadName: 'Nom du fil',
  pull: 'Tirer le fil',
  cancel: 'Annuler',
  pick: (note: string) => `Choisir «\u202f${note}\u202f»`,
  drawn: (name: string) => `Fil «\u202f${name}\u202f» tiré`,
  cut: (name: string) => `Couper le fil «\u202f${name}\u202f»`,
  wasCut: (name: string) => `Fil «\u202f${name}\u202f» coupé`,
  undo: 'Annuler',

  addPerspective: 'Ajouter une perspective',
  perspectiveName: 'Titre de la perspective',
  perspectivePicking: (n: number) =>
    n === 0 ? 'Choisissez les notes d’où elle vient, s’il y en a' : `née de ${count(n, 'note', 'notes', 'fr')}`,
  perspectiveRole: 'Nature',
  roles: { lead: 'Piste', lever: 'Levier', topic: 'Sujet' },
  add: 'Ajouter',
  perspectiveOf: (name: string) => `Faire du fil «\u202f${name}\u202f» une perspective`,
  perspectiveAdded: (title: string) => `«\u202f${title}\u202f» ajoutée aux perspectives`,

  find: 'Chercher dans les notes',
  findLabel: 'Chercher',
  theme: 'Question',
  everyTheme: 'Toutes les questions',
  tables: 'Table',
  everyTable: 'Toutes les tables',
  found: (n: number, all: number) => `${n === 0 ? 'Aucune note' : count(n, 'note', 'notes', 'fr')} sur ${all}`,
  clear: 'Tout montrer',
  notFound: 'Aucune note ne correspond.',
  looseShort: 'Sans fil',
  all: 'Toutes les notes',

  plenary: 'Pas à pas',
  whole: 'Toute la nappe',
  step: (at: number, of: number) => `${at} sur ${of}`,
  next: 'Suivant',
  before: 'Précédent',
  leave: 'Quitter la projection',
  onScreens: (what: string) => `À l’écran de la salle\u00a0: «\u202f${what}\u202f»`,
  backToWhole: 'Remontrer toute la nappe',

  minutesLeft: (ms: number) => minutesFr(ms),
  eachDots: (n: number) => count(n, 'gommette', 'gommettes', 'fr'),
  saidOpen: (dots: string) => `Le vote est ouvert\u00a0: ${dots} chacun.`,
  saidClosed: 'Les gommettes sont fermées et comptées.',
  saidMinute: 'Encore une minute pour voter.',
  saidThread: (name: string) => `Nouveau fil\u00a0: ${name}.`,

  failures: {
    offline: 'Le café ne répond pas. Rien n’est perdu, réessayez.',
    'dots-closed': 'Les gommettes ne sont pas ouvertes.',
    'no-dots-left': 'Toutes vos gommettes sont déjà collées.',
    'too-many-on-one-note': 'Cette note a déjà toutes les gommettes que vous pouvez y coller.',
    'not-on-plate': 'Cette note n’est plus dans l’assiette.',
    'too-many-hands': 'C’est plus de mains que de personnes dans la salle. Rien n’a été changé.',
    'event-closed': 'Le café est terminé.',
    other: 'Cela n’a pas été possible. Réessayez.',
  } as Readonly<Record<string, string>>,
}
const en: typeof fr = {
  title: 'Harvest',
  subtitle: n => (n === 1 ? 'What the plate kept' : `What the ${NUMBERS_EN[n] ?? `${n} `}plates kept`),
  loading: 'Bringing the tables together…',
  early: 'The harvest has not begun.',
  earlyHelp: 'It opens after the last round. What your table puts on its plate will come here.',
  earlyStaff: 'The harvest has not begun: here are the plates as they stand.',
  myJourney: 'My journey',
  toTable: 'Back to my table',
  toConsole: 'Console',
  offline: 'Offline: this is from your last connection.',

  view: 'View',
  threads: 'Threads',
  dots: 'Dots',
  list: 'List',
  perspectives: 'Perspectives',
  project: 'Project',
  report: 'Report',

  lead: 'Ideas that travelled',
  leadDots: 'What the room supports',
  leadHelp: 'From table to table, follow their thread.',
  leadNone: 'No thread yet. A thread joins notes of several tables.',
  born: (table, round) =>
    round < 1 ? `born at table ${table}, before the day` : `born at table ${table}, round ${round}`,
  bornHere: 'born here',
  from: table => `came from table ${table}`,
  more: n => (n === 1 ? '1 more note on the plate' : `${n} more notes on the plate`),
  fewer: 'Fold away',
  gone: 'its notes are no longer on the plates',
  loose: 'Without a thread, but not to be lost',
  onPlates: 'On the plates',
  empty: 'Empty plate',
  table: n => `Table ${n}`,
  onThread: name => `Thread: ${name}`,
  kinds: { idea: 'Idea', question: 'Question', example: 'Example', lever: 'Lever', brake: 'Brake', source: 'Resource' },
  support: (all, hands) =>
    hands === 0
      ? count(all, 'dot', 'dots', 'en')
      : `${count(all - hands, 'dot', 'dots', 'en')} and ${count(hands, 'raised hand', 'raised hands', 'en')}`,
  ofHands: n => `with ${count(n, 'hand', 'hands', 'en')}`,
  hands: 'Hands',
  handsFor: note => `Hands raised for “${note}”`,

  eachHas: n => `${count(n, 'dot', 'dots', 'en')} each`,
  left: n => (n === 0 ? 'All your dots are placed' : `${count(n, 'dot', 'dots', 'en')} to place`),
  counted: 'The dots are counted',
  timeLeft: left => `, ${left} left`,
  voted: (n, all) =>
    `${n === 0 ? 'Nobody' : count(n, 'person', 'people', 'en')} of ${all} ${n < 2 ? 'has' : 'have'} voted`,
  disc: (disc, of, note) => `Dot ${disc} of ${of} for “${note}”`,
  openDots: 'Open the dots',
  openAgain: 'Open the dots again',
  lasts: 'Time for voting',
  noLimit: 'no limit',
  minutes: n => `for ${n} min`,
  moreTime: n => `+ ${n} min`,
  countHands: 'Count hands',
  stopCounting: 'Done counting',
  closeDots: 'Close and count',
  secret: 'Totals stay secret until they are counted.',

  drawThread: 'Draw a thread between two notes',
  picking: n => (n < 2 ? 'Choose the notes to join' : `${n} notes chosen`),
  threadName: 'Name of the thread',
  pull: 'Draw the thread',
  cancel: 'Cancel',
  pick: note => `Choose “${note}”`,
  drawn: name => `Thread “${name}” drawn`,
  cut: name => `Cut the thread “${name}”`,
  wasCut: name => `Thread “${name}” cut`,
  undo: 'Undo',

  addPerspective: 'Add a perspective',
  perspectiveName: 'Title of the perspective',
  perspectivePicking: n =>
    n === 0 ? 'Choose the notes it comes from, if any' : `from ${count(n, 'note', 'notes', 'en')}`,
  perspectiveRole: 'Kind',
  roles: { lead: 'Lead', lever: 'Lever', topic: 'Topic' },
  add: 'Add',
  perspectiveOf: name => `Make a perspective of the thread “${name}”`,
  perspectiveAdded: title => `“${title}” added to the perspectives`,

  find: 'Find in the notes',
  findLabel: 'Find',
  theme: 'Question',
  everyTheme: 'All questions',
  tables: 'Table',
  everyTable: 'All tables',
  found: (n, all) => `${n === 0 ? 'No note' : count(n, 'note', 'notes', 'en')} of ${all}`,
  clear: 'Show all',
  notFound: 'No note matches.',
  looseShort: 'Without a thread',
  all: 'All notes',

  plenary: 'Step by step',
  whole: 'The whole cloth',
  step: (at, of) => `${at} of ${of}`,
  next: 'Next',
  before: 'Previous',
  leave: 'Leave the projection',
  onScreens: what => `On the room’s screen: “${what}”`,
  backToWhole: 'Show the whole cloth again',

  minutesLeft: ms => minutesEn(ms),
  eachDots: n => count(n, 'dot', 'dots', 'en'),
  saidOpen: dots => `Voting is open: ${dots} each.`,
  saidClosed: 'The dots are closed and counted.',
  saidMinute: 'One minute left to vote.',
  saidThread: name => `New thread: ${name}.`,

  failures: {
    offline: 'The café does not answer. Nothing is lost, try again.',
    'dots-closed': 'The dots are not open.',
    'no-dots-left': 'All your dots are placed already.',
    'too-many-on-one-note': 'This note has all the dots you can give it.',
    'not-on-plate': 'This note is no longer on the plate.',
    'too-many-hands': 'That is more hands than there are people in the room. Nothing was changed.',
    'event-closed': 'The café is over.',
    other: 'That was not possible. Try again.',
  },
}
export const words = { fr, en }

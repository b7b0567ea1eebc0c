import { count } from '../../shared/i18n/dates.ts'

const NUMBERS_FR = ['', 'l’', 'deux ', 'trois ', 'quatre ', 'cinq ', 'six ', 'sept ', 'huit ', 'neuf ', 'dix ']
const NUMBERS_EN = ['', 'the ', 'two ', 'three ', 'four ', 'five ', 'six ', 'seven ', 'eight ', 'nine ', 'ten ']

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
  project: 'Projeter',
  report: 'Compte rendu',

  lead: 'Les idées qui ont voyagé',
  leadDots: 'Ce que la salle soutient',
  leadHelp: 'De table en table, suivez leur fil.',
  leadNone: 'Aucun fil encore. Un fil relie des notes de plusieurs tables.',
  born: (table: number, round: number) =>
    round < 1 ? `née à la table ${table}, avant la rencontre` : `née à la table ${table}, tour ${round}`,
  bornHere: 'née ici',
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
  dotCount: (n: number) => count(n, 'gommette', 'gommettes', 'fr'),

  eachHas: (n: number) => `${count(n, 'gommette', 'gommettes', 'fr')} chacun`,
  left: (n: number) =>
    n === 0 ? 'Toutes vos gommettes sont collées' : `${count(n, 'gommette', 'gommettes', 'fr')} à coller`,
  counted: 'Les gommettes sont comptées',
  timeLeft: (clock: string) => `encore ${clock}`,
  voted: (n: number, all: number) =>
    `${n === 0 ? 'Personne' : count(n, 'personne', 'personnes', 'fr')} sur ${all} ${n < 2 ? 'a' : 'ont'} voté`,
  disc: (disc: number, of: number, note: string) => `Gommette ${disc} sur ${of} pour «\u202f${note}\u202f»`,
  openDots: 'Ouvrir les gommettes',
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

  failures: {
    offline: 'Le café ne répond pas. Rien n’est perdu, réessayez.',
    'dots-closed': 'Les gommettes ne sont pas ouvertes.',
    'no-dots-left': 'Toutes vos gommettes sont déjà collées.',
    'too-many-on-one-note': 'Cette note a déjà toutes les gommettes que vous pouvez y coller.',
    'not-on-plate': 'Cette note n’est plus dans l’assiette.',
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
  project: 'Project',
  report: 'Report',

  lead: 'Ideas that travelled',
  leadDots: 'What the room supports',
  leadHelp: 'From table to table, follow their thread.',
  leadNone: 'No thread yet. A thread joins notes of several tables.',
  born: (table, round) =>
    round < 1 ? `born at table ${table}, before the day` : `born at table ${table}, round ${round}`,
  bornHere: 'born here',
  gone: 'its notes are no longer on the plates',
  loose: 'Without a thread, but not to be lost',
  onPlates: 'On the plates',
  empty: 'Empty plate',
  table: n => `Table ${n}`,
  onThread: name => `Thread: ${name}`,
  kinds: { idea: 'Idea', question: 'Question', example: 'Example', lever: 'Lever', brake: 'Brake', source: 'Resource' },
  dotCount: n => count(n, 'dot', 'dots', 'en'),

  eachHas: n => `${count(n, 'dot', 'dots', 'en')} each`,
  left: n => (n === 0 ? 'All your dots are placed' : `${count(n, 'dot', 'dots', 'en')} to place`),
  counted: 'The dots are counted',
  timeLeft: clock => `${clock} left`,
  voted: (n, all) =>
    `${n === 0 ? 'Nobody' : count(n, 'person', 'people', 'en')} of ${all} ${n < 2 ? 'has' : 'have'} voted`,
  disc: (disc, of, note) => `Dot ${disc} of ${of} for “${note}”`,
  openDots: 'Open the dots',
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

  failures: {
    offline: 'The café does not answer. Nothing is lost, try again.',
    'dots-closed': 'The dots are not open.',
    'no-dots-left': 'All your dots are placed already.',
    'too-many-on-one-note': 'This note has all the dots you can give it.',
    'not-on-plate': 'This note is no longer on the plate.',
    'event-closed': 'The café is over.',
    other: 'That was not possible. Try again.',
  },
}
export const words = { fr, en }

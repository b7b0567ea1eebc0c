import type { HeadingRole } from '../document/synthesis.ts'
import type { LinkKind } from '../domain/note.ts'
import type { Language } from '../domain/text.ts'
import { capitalise, count, formatNumber, joinList } from './dates.ts'

/** What the compte rendu says of where its words come from: sources, what came back, what travelled, what the room asked. */

const two = (n: number, one: string, many: string, language: Language): string =>
  n === 1 ? one : `${formatNumber(n, language)} ${many}`

/** «1 et 3»; three or more in a row: «1 à 4». */
function numbersOf(numbers: readonly number[], language: Language): string {
  const [first = 0] = numbers
  const last = numbers.at(-1) ?? first
  const inARow = numbers.length > 2 && numbers.every((number, index) => number === first + index)
  if (!inARow) return joinList(numbers.map(String), language)
  return language === 'fr' ? `${first} à ${last}` : `${first} to ${last}`
}

const oneOr = (one: boolean, single: string, many: string): string => (one ? single : many)

const fr = {
  onlyIn: { fr: 'Ce texte n’existe qu’en français.', en: 'Ce texte n’existe qu’en anglais.' } satisfies Record<
    Language,
    string
  >,

  footnotes: 'Notes de bas de page',
  footnoteCall: (n: number) => `note ${n}`,
  footnoteBack: (n: number) => `Retour à l’appel de la note ${n}`,

  role: { lead: 'Piste', lever: 'Levier', topic: '' } satisfies Record<HeadingRole, string>,
  topics: 'Sujets à poursuivre ensemble',

  fromNotes: (n: number) => (n === 1 ? 'tiré d’une note' : `tiré de ${formatNumber(n, 'fr')} notes`),
  inTables: (numbers: readonly string[]) =>
    numbers.length === 1 ? `table ${numbers[0]}` : `tables ${joinList(numbers, 'fr')}`,
  inRounds: (rounds: readonly number[]) =>
    rounds.length === 1 ? `tour ${rounds[0]}` : `tours ${numbersOf(rounds, 'fr')}`,
  theRounds: (rounds: readonly number[]) => numbersOf(rounds, 'fr'),

  figureNotes: (n: number) => oneOr(n < 2, 'note', 'notes'),
  figurePaper: 'sur papier',
  figureRounds: (n: number) => oneOr(n < 2, 'tour', 'tours'),
  figureTables: (n: number) => oneOr(n < 2, 'table', 'tables'),
  figureVoices: (n: number) => oneOr(n < 2, 'voix', 'voix'),

  matters: 'Ce qui est revenu',
  mattersHelp:
    'Une note compte combien de fois une chose est écrite, pas combien de personnes sont d’accord. Une voix est une personne qui l’a écrite.',
  matter: 'Sujet',
  matterNotes: 'Notes',
  matterTables: 'Tables',
  matterRounds: 'Tours',
  matterVoices: 'Voix',
  oneVoice: 'une seule',
  unnamedPile: 'Un tas sans nom',
  beforeRounds: 'avant',
  afterRounds: 'après',

  elsewhere: 'Idées venues d’ailleurs',
  quoted: ['«\u202f', '\u202f»'] as readonly [string, string],
  camefrom: (from: string, round: number, born: string | undefined) =>
    `, venue de la table ${from} après le tour ${formatNumber(round, 'fr')}${born === undefined ? '' : `, née à la table ${born}`}`,
  keptHere: '\u202f; gardée dans l’assiette',
  metThere: (kind: LinkKind, says: 'traveller' | 'other') =>
    ({
      supports: says === 'traveller' ? '\u202f; elle y soutient' : '\u202f; elle y est soutenue par',
      qualifies: says === 'traveller' ? '\u202f; elle y nuance' : '\u202f; elle y est nuancée par',
      answers: says === 'traveller' ? '\u202f; elle y répond à' : '\u202f; elle y reçoit pour réponse',
      opposes: says === 'traveller' ? '\u202f; elle s’y oppose à' : '\u202f; elle y rencontre une objection,',
      example: says === 'traveller' ? '\u202f; elle y donne un exemple de' : '\u202f; elle y a pour exemple',
    })[kind],

  travel: 'Les idées qui ont voyagé',
  travelHelp: (n: number) =>
    `${capitalise(two(n, 'une note a été emportée', 'notes ont été emportées', 'fr'))} d’une table à une autre.`,
  travelAlt: (tables: number, trips: number) =>
    `Dessin de ${count(tables, 'table', 'tables', 'fr')} et de ${count(trips, 'passage', 'passages', 'fr')} entre elles. Le tableau qui suit dit la même chose.`,
  travelFrom: 'De la table',
  travelTo: 'À la table',
  travelNotes: 'Notes',

  amends: 'La salle amende',
  amendHands: (agree: number, against: number) =>
    [
      agree === 0 ? 'aucune main pour' : count(agree, 'main pour', 'mains pour', 'fr'),
      ...(against > 0 ? [count(against, 'réserve gardée', 'réserves gardées', 'fr')] : []),
    ].join(', '),

  leftOut: 'Ce que ce texte ne reprend pas',
  leftOutHelp: (n: number) =>
    n === 1
      ? 'Une note n’est citée nulle part dans ce texte. La voici, en entier.'
      : `${formatNumber(n, 'fr')} notes ne sont citées nulle part dans ce texte. Les voici, en entier.`,
  leftOutChosen: (n: number, of: number) => {
    if (of === 1) return 'Elle a été laissée de côté par choix.'
    return n === 1
      ? 'L’une d’elles a été laissée de côté par choix : elle est marquée d’une étoile.'
      : `${formatNumber(n, 'fr')} d’entre elles ont été laissées de côté par choix : elles sont marquées d’une étoile.`
  },
  leftOutAbove: 'Elles sont citées plus haut, dans leur langue.',

  log: 'Le journal de la modération',
  logHelp: 'Chaque geste de modération laisse une trace. Personne n’y est nommé.',
  logNone: 'Aucune note n’a été mise de côté, aucune nappe n’a été fermée.',
  logAt: 'Heure',
  logTable: 'Table',
  logWhat: 'Ce qui s’est passé',
  logReason: 'Raison donnée',
  logAbove: 'Le journal est plus haut.',
  logged: {
    'set-aside': 'Une note a été mise de côté',
    restored: 'Une note a été remise sur la nappe',
    locked: 'La nappe a été fermée',
    unlocked: 'La nappe a été rouverte',
    revealed: 'Les notes cachées ont été montrées',
  },

  listedAbove: 'La liste est plus haut.',
  title: 'Titre',

  howWriters: (n: number) =>
    `${capitalise(two(n, 'une personne a écrit', 'personnes ont écrit', 'fr'))} dans ce texte.`,
  howReviewed: (n: number, of: number) =>
    n >= of
      ? 'Toutes les synthèses ont été relues.'
      : `${capitalise(two(n, 'une synthèse', 'synthèses', 'fr'))} sur ${formatNumber(of, 'fr')} ${n === 1 ? 'a été relue' : 'ont été relues'}.`,
  howLeftOut: (n: number) =>
    `${capitalise(two(n, 'une note n’est pas reprise dans le texte et est citée', 'notes ne sont pas reprises dans le texte et sont citées', 'fr'))} en entier à la fin.`,
  howAmended: (asked: number, taken: number, kept: number) =>
    `La salle a demandé ${two(asked, 'une modification', 'modifications', 'fr')}${
      taken === 0
        ? ''
        : asked === 1
          ? ', qui a été reprise'
          : ` : ${two(taken, 'une a été reprise', 'ont été reprises', 'fr')}`
    }${kept === 0 ? '' : asked === 1 ? ', gardée en marge du texte' : `${taken === 0 ? ' : ' : ', '}${two(kept, 'une est gardée', 'sont gardées', 'fr')} en marge du texte`}.`,
  howCorrect: (who: string) =>
    `Pour faire corriger une erreur ou retirer un nom, adressez-vous à ${who === '' ? 'celles et ceux qui ont organisé le café' : who}. La version suivante en tiendra compte.`,
  howKept: (date: string) => `Les notes et ce texte sont gardés sur le serveur jusqu’au ${date}, puis effacés.`,
}

const en: typeof fr = {
  onlyIn: { fr: 'This text exists in French only.', en: 'This text exists in English only.' },

  footnotes: 'Footnotes',
  footnoteCall: n => `note ${n}`,
  footnoteBack: n => `Back to the call of note ${n}`,

  role: { lead: 'Lead', lever: 'Lever', topic: '' },
  topics: 'Topics to pursue together',

  fromNotes: n => (n === 1 ? 'from one note' : `from ${formatNumber(n, 'en')} notes`),
  inTables: numbers => (numbers.length === 1 ? `table ${numbers[0]}` : `tables ${joinList(numbers, 'en')}`),
  inRounds: rounds => (rounds.length === 1 ? `round ${rounds[0]}` : `rounds ${numbersOf(rounds, 'en')}`),
  theRounds: rounds => numbersOf(rounds, 'en'),

  figureNotes: n => oneOr(n === 1, 'note', 'notes'),
  figurePaper: 'on paper',
  figureRounds: n => oneOr(n === 1, 'round', 'rounds'),
  figureTables: n => oneOr(n === 1, 'table', 'tables'),
  figureVoices: n => oneOr(n === 1, 'voice', 'voices'),

  matters: 'What came back',
  mattersHelp:
    'A note counts how often a thing was written, not how many people agree. A voice is a person who wrote it.',
  matter: 'Matter',
  matterNotes: 'Notes',
  matterTables: 'Tables',
  matterRounds: 'Rounds',
  matterVoices: 'Voices',
  oneVoice: 'one only',
  unnamedPile: 'A group without a name',
  beforeRounds: 'before',
  afterRounds: 'after',

  elsewhere: 'Ideas from elsewhere',
  quoted: ['“', '”'],
  camefrom: (from, round, born) =>
    `, from table ${from} after round ${formatNumber(round, 'en')}${born === undefined ? '' : `, born at table ${born}`}`,
  keptHere: '; kept on the plate',
  metThere: (kind, says) =>
    ({
      supports: says === 'traveller' ? '; here it supports' : '; here it is supported by',
      qualifies: says === 'traveller' ? '; here it qualifies' : '; here it is qualified by',
      answers: says === 'traveller' ? '; here it answers' : '; here it is answered by',
      opposes: says === 'traveller' ? '; here it opposes' : '; here it is opposed by',
      example: says === 'traveller' ? '; here it is an example of' : '; here its example is',
    })[kind],

  travel: 'Ideas that travelled',
  travelHelp: n =>
    `${capitalise(two(n, 'one note was carried', 'notes were carried', 'en'))} from one table to another.`,
  travelAlt: (tables, trips) =>
    `Drawing of ${count(tables, 'table', 'tables', 'en')} and ${count(trips, 'passage', 'passages', 'en')} between them. The table below says the same.`,
  travelFrom: 'From table',
  travelTo: 'To table',
  travelNotes: 'Notes',

  amends: 'The room amends',
  amendHands: (agree, against) =>
    [
      agree === 0 ? 'no hand for' : count(agree, 'hand for', 'hands for', 'en'),
      ...(against > 0 ? [count(against, 'reservation kept', 'reservations kept', 'en')] : []),
    ].join(', '),

  leftOut: 'What this text leaves out',
  leftOutHelp: n =>
    n === 1
      ? 'One note is quoted nowhere in this text. Here it is, in full.'
      : `${formatNumber(n, 'en')} notes are quoted nowhere in this text. Here they are, in full.`,
  leftOutChosen: (n, of) => {
    if (of === 1) return 'It was left out by choice.'
    return n === 1
      ? 'One of them was left out by choice: it carries a star.'
      : `${formatNumber(n, 'en')} of them were left out by choice: they carry a star.`
  },
  leftOutAbove: 'They are quoted above, in their own language.',

  log: 'The moderation log',
  logHelp: 'Each act of moderation leaves a trace. Nobody is named in it.',
  logNone: 'No note was set aside and no cloth was closed.',
  logAt: 'Time',
  logTable: 'Table',
  logWhat: 'What happened',
  logReason: 'Reason given',
  logAbove: 'The log stands above.',
  logged: {
    'set-aside': 'A note was set aside',
    restored: 'A note was put back on the cloth',
    locked: 'The cloth was closed',
    unlocked: 'The cloth was opened again',
    revealed: 'The hidden notes were shown',
  },

  listedAbove: 'The list stands above.',
  title: 'Title',

  howWriters: n => `${capitalise(two(n, 'one person', 'people', 'en'))} wrote in this text.`,
  howReviewed: (n, of) =>
    n >= of
      ? 'All syntheses were read again.'
      : `${capitalise(two(n, 'one synthesis', 'syntheses', 'en'))} out of ${formatNumber(of, 'en')} ${n === 1 ? 'was' : 'were'} read again.`,
  howLeftOut: n =>
    `${capitalise(two(n, 'one note is not taken up in the text and is', 'notes are not taken up in the text and are', 'en'))} quoted in full at the end.`,
  howAmended: (asked, taken, kept) =>
    `The room asked for ${two(asked, 'one change', 'changes', 'en')}${
      taken === 0 ? '' : asked === 1 ? ', which was taken up' : `: ${two(taken, 'one was', 'were', 'en')} taken up`
    }${kept === 0 ? '' : asked === 1 ? ', kept in the margin' : `${taken === 0 ? ': ' : ', '}${two(kept, 'one is', 'are', 'en')} kept in the margin`}.`,
  howCorrect: who =>
    `To have a mistake mended or a name removed, write to ${who === '' ? 'those who organised the café' : who}. The next version will follow.`,
  howKept: date => `The notes and this text are kept on the server until ${date}, then erased.`,
}

export const reportTraceWords = { fr, en }

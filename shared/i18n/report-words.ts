import type { NoteKind } from '../domain/note.ts'
import type { Language } from '../domain/text.ts'
import { capitalise, count, formatNumber, joinList } from './dates.ts'
import { reportTraceWords } from './report-trace-words.ts'

/**
 * The compte rendu's own words. Sentences are whole functions, not pieces to glue: each language orders them its way.
 * French spaces are written in where a sentence is put together by hand, or put in by `typeset`.
 */
/** In a sentence, one is a word and more are figures: «une note a été écrite», «27 notes ont été écrites». */
const some = (n: number, one: string, many: string, language: Language): string =>
  n === 1 ? one : `${formatNumber(n, language)} ${many}`

const fr = {
  report: 'Compte rendu',
  contents: 'Sommaire',
  skip: 'Aller au texte',
  page: 'Page',

  inBrief: 'Le café en bref',
  whoWeAre: 'Qui nous sommes',
  worldCafe: 'Le World Café',
  talk: 'La conférence et son débat',
  perspectives: 'Perspectives : la mise en commun',
  thanks: 'Remerciements',
  annex: 'Annexes',
  participants: 'Les participants',
  howWritten: 'Comment ce texte a été écrit',

  questionLetter: 'Q',
  answerLetter: 'R',

  organisers: 'Organisation',
  date: 'Date',
  place: 'Lieu',
  dayAt: (date: string, time: string) => `${date} à ${time}`,
  met: (people: string, tables: string, rounds: string) =>
    `Le café a réuni ${people} autour de ${tables}${rounds === '' ? '' : `, en ${rounds}`}.`,
  planned: (tables: string, rounds: string) => `Le café n’a pas encore commencé : ${tables} et ${rounds} sont prévus.`,
  onQuestions: (n: number) => (n < 2 ? 'Une question y est posée.' : `${number.fr(n)} questions y sont posées.`),

  people: (n: number) => count(n, 'personne', 'personnes', 'fr'),
  tables: (n: number) => count(n, 'table', 'tables', 'fr'),
  rounds: (n: number) => count(n, 'tour', 'tours', 'fr'),
  notes: (n: number) => count(n, 'note', 'notes', 'fr'),
  dots: (n: number) => count(n, 'gommette', 'gommettes', 'fr'),
  harvestDots: (n: number) => `${count(n, 'gommette', 'gommettes', 'fr')} à la mise en commun`,

  workshop: (n: string) => `Atelier n°\u00a0${n}`,
  hostedBy: (names: readonly string[]) => `avec ${joinList(names, 'fr')} à l’accueil`,
  synthesis: 'Synthèse des réponses récoltées',
  plate: 'L’assiette',
  mostDotted: 'Les notes les plus soutenues',
  firstNotes: 'Quelques notes de la nappe',
  zones: 'Les notes par partie de la nappe',
  zone: 'Partie',
  zoneNotes: 'Notes',
  zoneDots: 'Gommettes',
  loose: 'En vrac',

  draftWorkshop: 'Ébauche faite par Tablée à partir des notes et de l’assiette. La synthèse n’est pas encore écrite.',
  draftHarvest:
    'Ébauche faite par Tablée à partir des fils et des gommettes. Les perspectives ne sont pas encore écrites.',
  draftNothing:
    'Les perspectives ne sont pas encore écrites. Les notes gardées par chaque table sont citées plus haut.',
  draftEmpty: 'Les perspectives ne sont pas encore écrites.',
  wereWritten: (n: number, tables: string, rounds: number, fromPaper: number) =>
    `${capitalise(some(n, 'une note a été écrite', 'notes ont été écrites', 'fr'))} ${tables}${
      rounds > 0 ? `, en ${some(rounds, 'un tour', 'tours', 'fr')}` : ''
    }${fromPaper > 0 ? `, dont ${some(fromPaper, 'une venue du papier', 'venues du papier', 'fr')}` : ''}.`,
  atTables: (numbers: readonly string[]) =>
    numbers.length === 1 ? `à la table ${numbers[0]}` : `aux tables ${joinList(numbers, 'fr')}`,
  kinds: (counted: readonly string[]) => `On y compte ${joinList(counted, 'fr')}.`,
  zoneFirst: (first: string, n: number) => `C’est la partie «\u202f${first}\u202f» qui en rassemble le plus (${n}).`,
  zoneFirstThen: (first: string, n: number, second: string, m: number) =>
    `C’est la partie «\u202f${first}\u202f» qui en rassemble le plus (${n}), devant «\u202f${second}\u202f» (${m}).`,
  zonesTied: (names: readonly string[], n: number) =>
    `Les parties ${joinList(
      names.map(name => `«\u202f${name}\u202f»`),
      'fr',
    )} en rassemblent le plus (${n} chacune).`,
  plateHolds: (n: number, plates: number) =>
    `${plates < 2 ? 'L’assiette garde' : 'Les assiettes gardent'} ${some(n, 'une note, citée', 'notes, citées', 'fr')} ci-après.`,
  noPlate: 'Aucune note n’a été mise dans l’assiette : voici celles qui ont reçu le plus de gommettes.',
  noPlateNoDots:
    'Aucune note n’a été mise dans l’assiette et aucune gommette n’a été collée : voici les premières notes de la nappe.',
  noNotes: 'Aucune note n’a été écrite sur cette question.',
  quoteSetAside: 'Une citation a été retirée ici : sa note a été mise de côté.',

  threads: 'Les fils tirés entre les tables',
  supported: 'Ce que la salle a soutenu',

  kind: {
    idea: 'Idée',
    question: 'Question',
    example: 'Exemple',
    lever: 'Levier',
    brake: 'Frein',
    source: 'Ressource',
  } satisfies Record<NoteKind, string>,
  kindsOf: (kind: NoteKind, n: number) => {
    const [one, many] = (
      {
        idea: ['une idée', 'idées'],
        question: ['une question', 'questions'],
        example: ['un exemple', 'exemples'],
        lever: ['un levier', 'leviers'],
        brake: ['un frein', 'freins'],
        source: ['une ressource', 'ressources'],
      } as const
    )[kind]
    return some(n, one, many, 'fr')
  },
  table: (n: string) => `table ${n}`,
  round: (n: number) => `tour ${n}`,
  before: 'avant la rencontre',
  after: 'après les tours',
  carried: 'venue d’une autre table',

  name: 'Nom',
  organisation: 'Organisation',
  email: 'Mél',
  agreed: (n: number) =>
    `${capitalise(some(n, 'une personne a accepté', 'personnes ont accepté', 'fr'))} de figurer ici.`,
  agreedNone: 'Personne n’a demandé à figurer dans cette liste.',
  unnamed: (n: number) =>
    n === 1
      ? 'Une autre personne était présente et a choisi de ne pas y figurer.'
      : `${number.fr(n)} autres personnes étaient présentes et ont choisi de ne pas y figurer.`,

  howNotes: (notes: number, tables: number, rounds: number) =>
    `Ce texte part ${some(notes, 'd’une note écrite', 'notes écrites', 'fr').replace(/^(?=\d)/, 'de ')} à ${some(tables, 'une table', 'tables', 'fr')}${
      rounds > 0 ? `, en ${some(rounds, 'un tour', 'tours', 'fr')}` : ''
    }.`,
  howNone: 'Aucune note n’a été écrite.',
  howPaper: (n: number, percent: number) =>
    `${some(n, 'L’une d’elles vient', 'd’entre elles viennent', 'fr')} du papier${percent < 1 ? '' : `, soit ${formatNumber(percent, 'fr')}\u00a0%`}.`,
  howNoPaper: 'Aucune ne vient du papier.',
  howOutside: (n: number) =>
    `${some(n, 'L’une d’elles a été écrite', 'd’entre elles ont été écrites', 'fr')} avant la rencontre ou après les tours.`,
  howCarried: (n: number) =>
    `${some(n, 'L’une d’elles a voyagé', 'd’entre elles ont voyagé', 'fr')} d’une table à une autre.`,
  howPlates: (notes: number, plates: number) =>
    `${capitalise(some(notes, 'une note a été gardée', 'notes ont été gardées', 'fr'))} dans ${some(plates, 'une assiette', 'assiettes', 'fr')}.`,
  howNoPlates: 'Aucune note n’a été mise dans une assiette.',
  howThreads: (n: number) =>
    `${capitalise(some(n, 'un fil a été tiré', 'fils ont été tirés', 'fr'))} entre les tables.`,
  howSetAside: (n: number) =>
    `${capitalise(some(n, 'une note a été mise de côté et n’est pas citée', 'notes ont été mises de côté et ne sont pas citées', 'fr'))}.`,
  howWrittenAll: 'Les synthèses ont été écrites par des personnes.',
  howDraftAll:
    'Les synthèses sont des ébauches faites par Tablée à partir des notes : personne ne les a encore écrites.',
  howDraftSome: (written: readonly string[], drafts: readonly string[]) =>
    `${written.length < 2 ? 'La synthèse de l’atelier' : 'Les synthèses des ateliers'} ${joinList(written, 'fr')} ${
      written.length < 2 ? 'a été écrite par des personnes' : 'ont été écrites par des personnes'
    } ; ${drafts.length < 2 ? 'celle de l’atelier' : 'celles des ateliers'} ${joinList(drafts, 'fr')} ${
      drafts.length < 2 ? 'est une ébauche' : 'sont des ébauches'
    } faite${drafts.length < 2 ? '' : 's'} par Tablée à partir des notes.`,
  howWords:
    'Les notes sont citées mot pour mot et sans nom d’auteur. Toutes les notes sont disponibles en formats ouverts (CSV et JSON).',
}

const en: typeof fr = {
  report: 'Report',
  contents: 'Contents',
  skip: 'Skip to the text',
  page: 'Page',

  inBrief: 'The café in brief',
  whoWeAre: 'Who we are',
  worldCafe: 'The World Café',
  talk: 'The talk and its debate',
  perspectives: 'Perspectives: bringing it together',
  thanks: 'Thanks',
  annex: 'Annexes',
  participants: 'The participants',
  howWritten: 'How this text was written',

  questionLetter: 'Q',
  answerLetter: 'A',

  organisers: 'Organised by',
  date: 'Date',
  place: 'Place',
  dayAt: (date, time) => `${date}, ${time}`,
  met: (people, tables, rounds) =>
    `The café brought together ${people} around ${tables}${rounds === '' ? '' : `, in ${rounds}`}.`,
  planned: (tables, rounds) => `The café has not begun yet: ${tables} and ${rounds} are planned.`,
  onQuestions: n => (n === 1 ? 'One question is asked.' : `${number.en(n)} questions are asked.`),

  people: n => count(n, 'person', 'people', 'en'),
  tables: n => count(n, 'table', 'tables', 'en'),
  rounds: n => count(n, 'round', 'rounds', 'en'),
  notes: n => count(n, 'note', 'notes', 'en'),
  dots: n => count(n, 'dot', 'dots', 'en'),
  harvestDots: n => `${count(n, 'dot', 'dots', 'en')} at the harvest`,

  workshop: n => `Workshop ${n}`,
  hostedBy: names => `hosted by ${joinList(names, 'en')}`,
  synthesis: 'Synthesis of the answers gathered',
  plate: 'The plate',
  mostDotted: 'The most dotted notes',
  firstNotes: 'Some notes from the cloth',
  zones: 'Notes by section of the cloth',
  zone: 'Section',
  zoneNotes: 'Notes',
  zoneDots: 'Dots',
  loose: 'Loose',

  draftWorkshop: 'Draft made by Tablée from the notes and the plate. The synthesis has not been written yet.',
  draftHarvest: 'Draft made by Tablée from the threads and the dots. The perspectives have not been written yet.',
  draftNothing: 'The perspectives have not been written yet. The notes that each table kept are quoted above.',
  draftEmpty: 'The perspectives have not been written yet.',
  wereWritten: (n, tables, rounds, fromPaper) =>
    `${capitalise(some(n, 'one note was written', 'notes were written', 'en'))} ${tables}${
      rounds > 0 ? `, in ${some(rounds, 'one round', 'rounds', 'en')}` : ''
    }${fromPaper > 0 ? `, ${some(fromPaper, 'one', '', 'en').trim()} of them from paper` : ''}.`,
  atTables: numbers => (numbers.length === 1 ? `at table ${numbers[0]}` : `at tables ${joinList(numbers, 'en')}`),
  kinds: counted => `Among them: ${joinList(counted, 'en')}.`,
  zoneFirst: (first, n) => `The section “${first}” gathers the most (${n}).`,
  zoneFirstThen: (first, n, second, m) => `The section “${first}” gathers the most (${n}), before “${second}” (${m}).`,
  zonesTied: (names, n) =>
    `The sections ${joinList(
      names.map(name => `“${name}”`),
      'en',
    )} gather the most (${n} each).`,
  plateHolds: (n, plates) =>
    `${plates < 2 ? 'The plate keeps' : 'The plates keep'} ${some(n, 'one note', 'notes', 'en')}, quoted below.`,
  noPlate: 'No note was put on the plate: here are those that received the most dots.',
  noPlateNoDots: 'No note was put on the plate and no dot was placed: here are the first notes of the cloth.',
  noNotes: 'No note was written on this question.',
  quoteSetAside: 'A quotation was removed here: its note was set aside.',

  threads: 'Threads drawn between tables',
  supported: 'What the room supported',

  kind: { idea: 'Idea', question: 'Question', example: 'Example', lever: 'Lever', brake: 'Brake', source: 'Source' },
  kindsOf: (kind, n) => some(n, `one ${kind}`, `${kind}s`, 'en'),
  table: n => `table ${n}`,
  round: n => `round ${n}`,
  before: 'before the day',
  after: 'after the rounds',
  carried: 'carried from another table',

  name: 'Name',
  organisation: 'Organisation',
  email: 'E-mail',
  agreed: n => `${capitalise(some(n, 'one person', 'people', 'en'))} agreed to appear here.`,
  agreedNone: 'Nobody asked to appear in this list.',
  unnamed: n =>
    n === 1
      ? 'One other person was there and chose not to appear.'
      : `${number.en(n)} other people were there and chose not to appear.`,

  howNotes: (notes, tables, rounds) =>
    `This text starts from ${some(notes, 'one note', 'notes', 'en')} written at ${some(tables, 'one table', 'tables', 'en')}${
      rounds > 0 ? `, in ${some(rounds, 'one round', 'rounds', 'en')}` : ''
    }.`,
  howNone: 'No note was written.',
  howPaper: (n, percent) =>
    `${some(n, 'One of them comes', 'of them come', 'en')} from paper${percent < 1 ? '' : `, that is ${formatNumber(percent, 'en')}%`}.`,
  howNoPaper: 'None of them comes from paper.',
  howOutside: n => `${some(n, 'One of them was', 'of them were', 'en')} written before the day or after the rounds.`,
  howCarried: n => `${some(n, 'One of them', 'of them', 'en')} travelled from one table to another.`,
  howPlates: (notes, plates) =>
    `${capitalise(some(notes, 'one note was kept', 'notes were kept', 'en'))} on ${some(plates, 'one plate', 'plates', 'en')}.`,
  howNoPlates: 'No note was put on a plate.',
  howThreads: n => `${capitalise(some(n, 'one thread was drawn', 'threads were drawn', 'en'))} between tables.`,
  howSetAside: n =>
    `${capitalise(some(n, 'one note was set aside and is not quoted', 'notes were set aside and are not quoted', 'en'))}.`,
  howWrittenAll: 'The syntheses were written by people.',
  howDraftAll: 'The syntheses are drafts made by Tablée from the notes: nobody has written them yet.',
  howDraftSome: (written, drafts) =>
    `${written.length < 2 ? 'The synthesis of workshop' : 'The syntheses of workshops'} ${joinList(written, 'en')} ${
      written.length < 2 ? 'was' : 'were'
    } written by people; ${drafts.length < 2 ? 'that of workshop' : 'those of workshops'} ${joinList(drafts, 'en')} ${
      drafts.length < 2 ? 'is a draft' : 'are drafts'
    } made by Tablée from the notes.`,
  howWords:
    'Notes are quoted word for word and without their authors’ names. All notes are available in open formats (CSV and JSON).',
}

const number = {
  fr: (n: number) => formatNumber(n, 'fr'),
  en: (n: number) => formatNumber(n, 'en'),
}

const dictionaries = { fr: { ...fr, ...reportTraceWords.fr }, en: { ...en, ...reportTraceWords.en } }
export type ReportWords = (typeof dictionaries)['fr']
export const reportWords = (language: Language): ReportWords => dictionaries[language]

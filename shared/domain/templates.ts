import type { Localised } from './text.ts'

/**
 * Cafés to start from. `plan` is what an organiser would have typed (`planSchema`), so that a template is only ever a plan:
 * taking one is reading it, with whatever the organiser wrote instead on top.
 */
export interface Template {
  readonly id: string
  readonly title: Localised
  readonly summary: Localised
  readonly plan: Readonly<Record<string, unknown>>
}

const both = (fr: string, en: string): { fr: string; en: string } => ({ fr, en })

/** The café of 4 October 2018, for which Tablée was asked: titles to the letter. */
const isn2018: Template = {
  id: 'isn-2018',
  title: both('Le café des innovations sociales numériques', 'The digital social innovations café'),
  summary: both(
    'Quatre ateliers, leurs parties déjà pliées, en français et en anglais.',
    'Four workshops, their sections already folded, in French and English.',
  ),
  plan: {
    title: 'Le Café des Innovations Sociales Numériques',
    subtitle: 'De l’impact social à la transformation sociale. Quel rôle pour les innovations sociales numériques ?',
    languages: ['fr', 'en'],
    date: '2018-10-04',
    start: '14:00',
    timeZone: 'Europe/Paris',
    place: 'Paris 13e',
    organisers: 'INESS (Innovations, Numérique, Économie Sociale et Solidaire)',
    themes: [
      {
        id: 't1',
        number: 1,
        title: both('Que signifie être socialement innovant ?', 'What does it mean to be socially innovative?'),
        zones: [
          both('ce que c’est', 'what it is'),
          both('ce que ce n’est pas', 'what it is not'),
          both('exemples', 'examples'),
        ],
      },
      {
        id: 't2',
        number: 2,
        title: both(
          'Comment peut-on utiliser le numérique pour être socialement innovant ?',
          'How can digital tools be used to be socially innovative?',
        ),
        zones: [
          both('amplifier l’existant', 'amplify what exists'),
          both('créer du nouveau', 'create something new'),
          both('articuler en ligne et hors ligne', 'join online and offline'),
          both('points de vigilance', 'points of vigilance'),
        ],
      },
      {
        id: 't3',
        number: 3,
        title: both(
          'Quels modèles économiques pour les innovations sociales numériques ?',
          'Which business models for digital social innovations?',
        ),
        zones: [
          both('prestations payantes', 'paid services'),
          both('fonds publics', 'public funding'),
          both('commission', 'commission'),
          both('financement participatif', 'crowdfunding'),
          both('forme juridique', 'legal form'),
        ],
      },
      {
        id: 't4',
        number: 4,
        title: both(
          'Comment évaluer les impacts des innovations sociales numériques ?',
          'How can the impacts of digital social innovations be evaluated?',
        ),
        zones: [
          both('sur qui, sur quoi', 'on whom, on what'),
          both('champ et durée', 'scope and time'),
          both('indicateurs quantitatifs', 'quantitative indicators'),
          both('indicateurs qualitatifs', 'qualitative indicators'),
        ],
      },
    ],
    rounds: { count: 4, minutes: 20, transferMinutes: 3, breakAfter: [3] },
    movement: 'mix',
    goal: 'spread',
    questions: 'per-theme',
    agenda: [
      { kind: 'welcome', title: both('Accueil, café', 'Welcome, coffee'), minutes: 15 },
      { kind: 'talk', title: both('Ouverture', 'Opening'), minutes: 10 },
      { kind: 'rounds' },
      { kind: 'break', title: both('Pause', 'Break'), minutes: 14 },
      { kind: 'harvest', title: both('Mise en commun', 'Harvest'), minutes: 40 },
      { kind: 'closing', title: both('Clôture', 'Closing'), minutes: 15 },
    ],
  },
}

/** An uncreased cloth: one theme to be named, everything else as it comes. */
const blank: Template = {
  id: 'blank',
  title: both('Table blanche', 'Blank table'),
  summary: both(
    'Une nappe sans pli. Vous nommez les tables, les parties et les tours.',
    'A cloth without a fold. You name the tables, the sections and the rounds.',
  ),
  plan: {
    title: 'Un café',
    languages: ['fr', 'en'],
    themes: [{ id: 't1', title: both('Une première question ?', 'A first question?') }],
    rounds: { count: 3, minutes: 20, transferMinutes: 3 },
  },
}

/** All tables on the same question, another at each bell. */
const oneQuestionPerRound: Template = {
  id: 'one-question-per-round',
  title: both('Une question par tour', 'One question per round'),
  summary: both(
    'Toutes les tables, la même question. Une autre à chaque coup de sonnette.',
    'All tables on the same question. Another at each bell.',
  ),
  plan: {
    title: 'Une question par tour',
    languages: ['fr', 'en'],
    themes: [
      { id: 'q1', title: both('Qu’avons-nous vécu ?', 'What have we lived through?'), tables: 4 },
      { id: 'q2', title: both('Qu’en apprenons-nous ?', 'What do we learn from it?') },
      { id: 'q3', title: both('Que faisons-nous ensuite ?', 'What do we do next?') },
    ],
    rounds: { count: 3, minutes: 20, transferMinutes: 3 },
    questions: 'per-round',
  },
}

export const TEMPLATES: readonly Template[] = [isn2018, oneQuestionPerRound, blank]

/** Settings that are themselves groups of settings: what an organiser changes in one leaves the others as they are. */
const GROUPS = ['rounds', 'notes', 'dots'] as const

/** A plan with some fields written over; null takes an optional one out. */
export function overPlan(
  base: Readonly<Record<string, unknown>>,
  over: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...base, ...over }
  for (const group of GROUPS)
    if (isRecord(base[group]) && isRecord(over[group])) merged[group] = { ...base[group], ...over[group] }
  for (const [field, value] of Object.entries(merged)) if (value === null) delete merged[field]
  return merged
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

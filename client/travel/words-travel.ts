import type { LinkKind } from '../../shared/domain/note.ts'
import { count } from '../../shared/i18n/dates.ts'

const verbs = (fr: Record<LinkKind, string>) => fr

const fr = {
  title: 'Ce qui a voyagé',
  close: 'Fermer',
  loading: 'On suit les idées…',
  failed: 'Le café ne répond pas\u00a0: la carte viendra dès son retour.',
  again: 'Réessayer',
  none: 'Aucune idée n’a encore voyagé.',
  noneHow:
    'Pendant un tour, choisissez une note, puis «\u202fJ’emporte cette idée\u202f»\u00a0: elle arrive à votre table suivante.',
  sum: (notes: number, tables: number) =>
    `${notes < 2 ? '1 idée est passée' : `${notes} idées sont passées`} d’une table à l’autre, entre ${tables} tables.`,
  map: 'Carte des idées emportées',
  mapSays: (trips: readonly string[]) => `${trips.join('\u202f; ')}. Le tableau dit la même chose.`,
  tripSays: (from: number, to: number, notes: number) =>
    `de la table ${from} à la table ${to}, ${count(notes, 'idée', 'idées', 'fr')}`,
  caption: 'D’où viennent les idées, et où elles sont allées',
  from: 'De',
  to: 'Vers',
  notes: 'Idées',
  table: (n: number) => `Table ${n}`,
  ideas: (n: number) => count(n, 'idée', 'idées', 'fr'),
  pickedUp: (table: number, round: number) => `Prise à la table ${table}, tour ${round}`,
  bornAt: (table: number) => `écrite d’abord à la table ${table}`,
  onPlate: (table: number) => `dans l’assiette de la table ${table}`,
  met: 'A rencontré\u00a0:',
  metNothing: (table: number) => `Aucun lien à la table ${table}.`,
  verbs: verbs({
    supports: 'appuie',
    qualifies: 'nuance',
    answers: 'répond à',
    opposes: 's’oppose à',
    example: 'est un exemple de',
  }),
  it: 'elle',
  this: 'cette idée',
}
const en: typeof fr = {
  title: 'What travelled',
  close: 'Close',
  loading: 'Following the ideas…',
  failed: 'The café does not answer: the map comes as soon as it is back.',
  again: 'Try again',
  none: 'No idea has travelled yet.',
  noneHow: 'During a round, select a note, then “I take this idea along”: it arrives at your next table.',
  sum: (notes, tables) =>
    `${notes < 2 ? '1 idea' : `${notes} ideas`} went from table to table, between ${tables} tables.`,
  map: 'Map of the ideas taken along',
  mapSays: trips => `${trips.join('; ')}. The table says the same.`,
  tripSays: (from, to, notes) => `from table ${from} to table ${to}, ${count(notes, 'idea', 'ideas', 'en')}`,
  caption: 'Where ideas came from, and where they went',
  from: 'From',
  to: 'To',
  notes: 'Ideas',
  table: n => `Table ${n}`,
  ideas: n => count(n, 'idea', 'ideas', 'en'),
  pickedUp: (table, round) => `Picked up at table ${table}, round ${round}`,
  bornAt: table => `first written at table ${table}`,
  onPlate: table => `on the plate of table ${table}`,
  met: 'It met:',
  metNothing: table => `No link at table ${table}.`,
  verbs: verbs({
    supports: 'supports',
    qualifies: 'qualifies',
    answers: 'answers',
    opposes: 'opposes',
    example: 'is an example of',
  }),
  it: 'it',
  this: 'this idea',
}
export const travelWords = { fr, en }

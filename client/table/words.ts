import { createRoot, createSignal } from 'solid-js'
import type { NoteKind } from '../../shared/domain/note.ts'
import { fetchPart } from './fetch-part.ts'
import { NUMBERS_FR, some } from './word-forms.ts'

/**
 * What a table says at first sight: where one is, what is saved, the cloth, the pad. English is in `words-en.ts`; the rest comes
 * with the tools (`words-all.ts`).
 */
const fr = {
  table: (n: number) => `Table ${n}`,
  /** where cloths go round, the plaque is that of the cloth */
  clothHere: (n: number) => `Nappe ${n}`,
  workshop: (n: number): readonly [string, string, string] => ['Atelier n', 'o', `\u00a0${n}`],
  atTable: (n: number) => some(n, 'personne à table', '1 personne à table', count => `${count} personnes à table`),
  round: (n: number, of: number) => `Tour ${n} sur ${of}`,
  before: 'Avant le premier tour',
  transfer: 'On change de table',
  transferShort: 'on change',
  harvest: 'Mise en commun',
  over: 'Café terminé',
  following: 'Vous suivez sans écrire',
  takeSeat: 'Prendre une chaise',
  noSeatLeft: 'Aucune chaise n’est libre pour le moment.',
  staffLooks: 'Vous regardez cette nappe sans y écrire.',
  loading: 'On déplie la nappe…',
  oneMoment: 'Un instant…',
  people: (names: string) => `À table\u00a0: ${names}`,

  saved: 'Enregistré',
  saving: 'Enregistrement…',
  offline: (n: number) =>
    some(n, 'Hors ligne', 'Hors ligne, 1 note gardée ici', count => `Hors ligne, ${count} notes gardées ici`),
  reconnecting: (n: number) =>
    some(n, 'Reconnexion…', 'Reconnexion, 1 note en route', count => `Reconnexion, ${count} notes en route`),
  resynced: (n: number) =>
    some(
      n,
      'Tout est enregistré',
      '1 note envoyée, tout est enregistré',
      count => `${count} notes envoyées, tout est enregistré`,
    ),
  keepOpen:
    'Gardez cette page ouverte, sans la recharger\u00a0: sans réseau, elle ne se rouvrirait pas. Vos notes partiront d’elles-mêmes.',
  keptInPageOnly:
    'Ce navigateur ne garde rien\u00a0: ne fermez pas et ne rechargez pas cette page avant que tout soit enregistré.',
  ended: 'Lien interrompu',
  endedHelp: 'La nappe n’est plus à jour. Ce que vous aviez posé est gardé\u202f; rouvrez-la pour continuer.',
  reopen: 'Rouvrir la nappe',
  locked: (name: string) => (name === '' ? 'Nappe fermée' : `Nappe fermée par ${name}`),
  writeAgain: 'La nappe est ouverte\u00a0: vous pouvez écrire.',
  resumed: 'Le temps repart.',
  lockedPad: 'Place à l’écoute\u00a0: l’écriture est en pause',
  lockedPadDots: 'Place à l’écoute\u00a0: gommettes ouvertes, écriture en pause',
  offlinePad: 'Continuez\u00a0: tout est gardé ici',
  closedPad: 'Le café est terminé. La nappe reste à lire.',
  readReport: 'Lire le compte rendu',
  paused: 'En pause',
  left: (minutes: number, seconds: number) => `Il reste ${minutes} ${minutes > 1 ? 'minutes' : 'minute'} ${seconds}`,
  overtime: (minutes: number) => `Temps dépassé de ${minutes} ${minutes > 1 ? 'minutes' : 'minute'}`,
  fiveLeft: 'Encore cinq minutes',
  oneLeft: 'Une minute\u00a0: que met-on dans l’assiette\u202f?',
  rings: (n: number) => `La sonnette dans ${n}\u00a0s`,
  lateNotice: 'La sonnette a sonné\u00a0: ce que vous posez maintenant sera marqué «\u202faprès la sonnette\u202f».',

  skipPad: 'Écrire une note',
  skipCloth: 'Aller à la nappe',
  skipList: 'Passer en liste',
  skipToCloth: 'Passer en nappe',
  cloth: 'La nappe',
  clothKeys:
    'Flèches\u00a0: note suivante. Entrée\u00a0: modifier. N\u00a0: nature. A\u00a0: assiette. G\u00a0: tas. L\u00a0: relier. C\u00a0: choisir plusieurs notes. Espace\u00a0: prendre et poser. Suppr\u00a0: mettre de côté. Ctrl Z\u00a0: annuler.',
  empty: 'La nappe est à vous.',
  emptyHelp: 'Écrivez une première idée, même à moitié mûre.',
  loose: 'En vrac',
  plateTitle: 'À retenir',
  plateName: 'L’assiette',
  plateHelp: (n: number) => `l’assiette, ${NUMBERS_FR[n] ?? n} ${n > 1 ? 'notes' : 'note'} au plus`,
  dropHere: (left: number) => (left === 1 ? ['Glissez ici', 'une dernière note'] : ['Glissez ici', 'une note']),
  notes: (n: number) => some(n, '0 note', '1 note', count => `${count} notes`),
  again: (title: string) => `${title} (suite)`,
  goesOn: (n: number) => some(n, '', '1 note plus bas', count => `${count} notes plus bas`),
  zonesNav: 'Parties de la nappe',
  writeHere: 'La prochaine note ira ici',

  yourNote: 'Votre note',
  noteText: 'Texte de la note',
  you: 'vous',
  placeholder: 'Écrivez une idée, puis Entrée',
  placeholderShort: 'Écrire une note…',
  post: 'Poser',
  postNote: 'Poser la note',
  addNote: 'Ajouter une note',
  goesTo: 'Où poser la note',
  counter: (used: number, most: number) => `${used} caractères sur ${most}`,
  kindOfNote: 'Nature de la note',
  kindNow: (kind: string) => `Nature\u00a0: ${kind}. Changer`,
  posted: 'Note posée',
  kinds: {
    idea: 'Idée',
    question: 'Question',
    example: 'Exemple',
    lever: 'Levier',
    brake: 'Frein',
    source: 'Ressource',
  } satisfies Record<NoteKind, string> as Record<NoteKind, string>,

  view: 'Présentation',
  moreTools: 'Chercher, réglages, raccourcis, ma place',
  asCloth: 'Nappe',
  asList: 'Liste',
  zoomIn: 'Agrandir',
  zoomOut: 'Réduire',
  zoomFit: (percent: number) => `${percent}\u00a0%, tout voir`,
  percent: (percent: number) => `${percent}\u00a0%`,
  dotsLeft: (n: number) =>
    some(n, 'Plus de gommette à coller', '1 gommette à coller', count => `${count} gommettes à coller`),
  dotsLeftOf: (n: number, of: number) => `Il vous reste ${n} ${n > 1 ? 'gommettes' : 'gommette'} sur ${of}`,
  dotsPerNote: (n: number) => `Au plus ${NUMBERS_FR[n] ?? n} ${n > 1 ? 'gommettes' : 'gommette'} par note`,
  noDotsLeft: 'Vos gommettes sont toutes collées. Reprenez-en une pour la coller ailleurs.',
  dotNotPlaced: 'La gommette n’a pas pu être collée. Réessayez dans un instant.',

  and: (names: readonly string[]) =>
    names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} et ${names.at(-1) ?? ''}`,
  writes: 'écrit…',
  host: 'accueille la table',
  away: 'hors ligne',
  onPaper: 'sur papier',
  me: 'vous',
  moreSeats: (n: number) => `+${n}`,
  moreSeatsLong: (n: number) => some(n, '', 'et 1 autre personne', count => `et ${count} autres personnes`),

  toSend: 'à envoyer',
  onItsWay: 'en route',
  fromPaper: 'venue du papier',
  fromPhoto: 'lue sur une photo',
  cameFrom: (table: number, round: number) => `venue de la table ${table}, tour ${round}`,
  dots: (n: number) => some(n, '', '1 gommette', count => `${count} gommettes`),
  dotsOfMine: (n: number) => some(n, '', '1 gommette à vous', count => `${count} gommettes à vous`),
  mine: 'à vous',
  links: (n: number) => some(n, '', '1 lien', count => `${count} liens`),
  undoLong: 'Annuler mon dernier geste (Ctrl Z)',
  redoLong: 'Rétablir mon geste (Ctrl Maj Z)',
  linkStart: 'début du lien',
  newNotes: (n: number, where: string) => `${n === 1 ? '1 nouvelle note' : `${n} nouvelles notes`} dans ${where}`,
  seatWaits: (n: number) => `Votre chaise vous attend à la table ${n}.`,
  clothWaits: (n: number) => `La nappe ${n} vous attend.`,
  goNow: 'J’y vais',
  arrived: (n: number) => `Vous voici à la table ${n}`,
  clothCame: (n: number) => `Voici la nappe ${n}`,
  sentenceLeft: (n: number) => `Votre phrase a été posée à la table ${n}`,
  previousCloth: (n: number) => `Relire la nappe de la table ${n}`,
  backToMine: 'Revenir à ma table',
  visiting: (n: number) => `Vous visitez la table ${n}.`,
  harvestBegun: 'La mise en commun commence.',
  goHarvest: 'Rejoindre la mise en commun',
  announcementShort: 'Annonce',
  read: 'Lu',
  asideByHost: (by: string, reason: string) => `Votre note a été mise de côté par ${by}\u00a0: «\u202f${reason}\u202f»`,
  afterBell: 'après la sonnette',
  focusGone: 'La note où vous étiez n’est plus sur la nappe. Vous êtes sur sa voisine.',
  focusMoved: (part: string) => `La note où vous étiez a changé de place\u00a0: ${part}`,
  otherChanges: (n: number, more: boolean) =>
    more
      ? `${n === 1 ? '1 autre changement' : `${n} autres changements`}`
      : `${n === 1 ? '1 changement' : `${n} changements`} sur la nappe`,
}

export type Words = typeof fr

const [english, setEnglish] = createRoot(() => createSignal<Words | undefined>())
let coming: Promise<void> | undefined

export function loadEnglish(): Promise<void> {
  coming ??= fetchPart(() => import('./words-en.ts')).then(found => void setEnglish(found.en))
  return coming
}
/** The English words, asked for when they are first wanted: until then, undefined. */
export function fetchEnglish(): Words | undefined {
  void loadEnglish()
  return english()
}

export const words = {
  fr,
  /** French for the moment that English takes to come. */
  get en(): Words {
    return fetchEnglish() ?? fr
  },
}

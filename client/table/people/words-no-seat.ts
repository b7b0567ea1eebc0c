import { some } from '../word-forms.ts'

/** For whoever has no table of their own to open: they follow, they wait for a chair, or they are staff. */
const fr = {
  loading: 'Un instant…',
  following: 'Vous suivez sans écrire',
  followingHelp: 'Aucune chaise ne vous est gardée. Toutes les nappes vous sont ouvertes\u00a0: choisissez-en une.',
  takeSeat: 'Prendre une chaise',
  tableFull: (n: number) => `Il reste une chaise à la table ${n}.`,
  sitAt: (n: number) => `M’asseoir à la table ${n}`,
  noSeatLeft: 'Aucune chaise n’est libre pour le moment.',
  notReached: 'Le café ne répond pas. Réessayez dans un instant.',
  noSeat: 'Votre place n’est pas encore prête.',
  noSeatHelp: 'Gardez cette page ouverte\u00a0: la table s’ouvrira dès que vous aurez une chaise.',
  chooseTable: 'Quelle table voulez-vous regarder\u202f?',
  tables: 'Les tables',
  table: (n: number) => `Table ${n}`,
  people: (n: number) => some(n, 'personne à table', '1 personne', count => `${count} personnes`),
}
const en: typeof fr = {
  loading: 'One moment…',
  following: 'You are following',
  followingHelp: 'No seat is kept for you. Every cloth is open to you: choose one.',
  takeSeat: 'Take a seat',
  tableFull: n => `There is a seat at table ${n}.`,
  sitAt: n => `Sit at table ${n}`,
  noSeatLeft: 'No seat is free for now.',
  notReached: 'The café does not answer. Try again in a moment.',
  noSeat: 'Your seat is not ready yet.',
  noSeatHelp: 'Keep this page open: the table opens as soon as you have a seat.',
  chooseTable: 'Which table would you like to look at?',
  tables: 'The tables',
  table: n => `Table ${n}`,
  people: n => some(n, 'nobody at the table', '1 person', count => `${count} people`),
}
export const noSeatWords = { fr, en }

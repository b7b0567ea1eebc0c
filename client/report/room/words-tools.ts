const fr = {
  more: 'Mains, mise de côté',
  close: 'Fermer',
  hands: 'Mains levées dans la salle',
  for: 'Pour',
  against: 'Réserves',
  count: 'Compter',
  counted: 'Mains comptées',
  aside: 'Mettre de côté',
  reason: 'Raison, lisible par tous',
  asideDone: 'Amendement mis de côté',
  failures: {
    offline: 'Le café ne répond pas. Rien n’a changé, réessayez.',
    other: 'Cela n’a pas été possible. Réessayez dans un instant.',
  },
}
const en: typeof fr = {
  more: 'Hands, setting aside',
  close: 'Close',
  hands: 'Hands raised in the room',
  for: 'For',
  against: 'Reservations',
  count: 'Count',
  counted: 'Hands counted',
  aside: 'Set aside',
  reason: 'Reason, for all to read',
  asideDone: 'Amendment set aside',
  failures: {
    offline: 'The café does not answer. Nothing has changed, try again.',
    other: 'That was not possible. Try again in a moment.',
  },
}
export const toolWords = { fr, en }

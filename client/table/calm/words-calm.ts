import { some } from '../word-forms.ts'

/** Mode calme: loaded when somebody asks for it. */
const fr = {
  calm: 'Mode calme',
  waiting: (n: number) => some(n, '', '1 changement', count => `${count} changements`),
  show: 'Afficher',
  showAll: (n: number) => some(n, '', 'Afficher 1 changement', count => `Afficher ${count} changements`),
  shown: (n: number) => some(n, '', '1 changement affiché', count => `${count} changements affichés`),
  someWait: 'Des changements des autres attendent. Le bouton «\u202fAfficher\u202f» les montre.',
  about: 'Mode calme\u00a0: les changements des autres attendent, rien ne bouge.',
  leave: 'Quitter le mode calme',
  began: 'Mode calme\u00a0: les changements des autres attendront votre geste. Alt Maj M pour en sortir.',
  ended: 'Mode calme arrêté\u00a0: tout s’affiche de nouveau au fur et à mesure.',
}

const en: typeof fr = {
  calm: 'Calm mode',
  waiting: n => some(n, '', '1 change', count => `${count} changes`),
  show: 'Show',
  showAll: n => some(n, '', 'Show 1 change', count => `Show ${count} changes`),
  shown: n => some(n, '', '1 change shown', count => `${count} changes shown`),
  someWait: 'Changes by others are waiting. The “Show” button lets them in.',
  about: 'Calm mode: changes by others wait, nothing moves.',
  leave: 'Leave calm mode',
  began: 'Calm mode: changes by others wait until you ask for them. Alt Shift M to leave it.',
  ended: 'Calm mode is off: everything shows as it happens again.',
}

export const calmWords = { fr, en }

import type { ReviewFact } from '../../shared/protocol/rehearsal.ts'

type Fact<W extends ReviewFact['what']> = Extract<ReviewFact, { what: W }>

const listOf = (numbers: readonly number[], and: string): string =>
  numbers.length < 2 ? `${numbers[0] ?? ''}` : `${numbers.slice(0, -1).join(', ')} ${and} ${numbers.at(-1)}`

const fr = {
  title: 'Répéter à blanc',
  lead: 'Des personnes simulées jouent votre café sur ses vrais écrans. Elles arrivent, écrivent, changent de table. Vous sonnez.',
  speed: 'À quelle vitesse ?',
  speeds: { 1: 'Temps réel', 5: '5 fois plus vite', 20: '20 fois plus vite' },
  lasts: (round: string, whole: string) => `Un tour dure ${round} ; tous les tours, ${whole}.`,
  seconds: (count: number) => `${count} s`,
  minutes: (count: number) => `${count} min`,
  alone: 'Laisser le café se dérouler seul',
  aloneHelp: 'Les portes, la sonnette et les gommettes suivent le plan. Vous regardez.',
  copy: 'Tout se passe sur une copie, gardée en mémoire seulement. Votre café n’en garde rien.',
  begin: 'Commencer la répétition',
  beginning: 'On installe tout le monde…',
  cancel: 'Annuler',
  close: 'Fermer',
  running: 'La répétition est en cours',
  phases: {
    prepared: 'Les portes sont fermées',
    open: 'On arrive',
    transfer: 'On change de table',
    harvest: 'Mise en commun',
    closed: 'Le café est clos',
  },
  round: (round: number, of: number) => `Tour ${round} sur ${of}`,
  left: (minutes: number) => `s’efface seule dans ${minutes} min`,
  console: 'Ouvrir la console',
  wall: 'Ouvrir l’écran mural',
  join: 'S’asseoir à une table',
  newTab: 'nouvel onglet',
  ringYourself: 'C’est vous qui lancez le tour 1 et qui sonnez, depuis la console.',
  ringsAlone: 'Le café se déroule seul. Vous pouvez sonner avant lui.',
  guestsGone: 'Les personnes simulées sont parties. Les écrans marchent encore.',
  shows: 'Ce qu’elle montre',
  showed: 'Ce qu’elle a montré',
  good: 'va bien',
  look: 'à regarder',
  facts: {
    people: (fact: Fact<'people'>) => `${fact.came} personnes sur ${fact.expected} sont venues.`,
    seats: (fact: Fact<'seats'>) =>
      fact.most === fact.least
        ? `${fact.most} personnes à chaque table.`
        : `De ${fact.least} à ${fact.most} personnes par table.`,
    rounds: (fact: Fact<'rounds'>) => {
      const rung = fact.rung === 1 ? `1 tour sonné sur ${fact.of}` : `${fact.rung} tours sonnés sur ${fact.of}`
      if (fact.over > 0) return `${rung}, ${fact.over} min de plus que prévu.`
      return fact.over < 0 ? `${rung}, ${-fact.over} min de moins que prévu.` : `${rung}, à l’heure.`
    },
    harvest: (fact: Fact<'harvest'>) =>
      fact.minutes >= fact.planned
        ? `Le plan tient : ${fact.minutes} min pour la mise en commun.`
        : `Il resterait ${fact.minutes} min sur ${fact.planned} pour la mise en commun.`,
    notes: (fact: Fact<'notes'>) => {
      const all = `${fact.count} ${fact.count < 2 ? 'note' : 'notes'}`
      if (fact.quiet.length === 0) return `${all}, sur toutes les tables.`
      return fact.quiet.length === 1
        ? `${all}. La table ${fact.quiet[0]} écrit peu.`
        : `${all}. Les tables ${listOf(fact.quiet, 'et')} écrivent peu.`
    },
    plates: (fact: Fact<'plates'>) => {
      if (fact.empty.length === 0) return 'Chaque table a mis quelque chose dans l’assiette.'
      return fact.empty.length === 1
        ? `L’assiette de la table ${fact.empty[0]} est vide.`
        : `Les assiettes des tables ${listOf(fact.empty, 'et')} sont vides.`
    },
  },
  end: 'Finir et effacer la répétition',
  ending: 'On efface…',
  over: 'La répétition est effacée',
  overHelp: 'Il n’en reste rien : ni note, ni nom, ni lien. Votre café est tel que vous l’avez laissé.',
  again: 'Répéter encore',
  endedElsewhere:
    'La répétition est finie et effacée : quelqu’un y a mis fin, le serveur a redémarré, ou le café a ouvert.',
  refused: {
    'already-started': 'Le café a commencé : il ne se répète plus. Rien n’a changé.',
    'already-rehearsing': 'Quelqu’un d’autre répète déjà ce café. La voici.',
    'too-many-rehearsals':
      'Trois cafés se répètent déjà sur ce serveur. Rien n’a commencé. Réessayez quand l’un d’eux a fini.',
    offline: 'Pas de réseau : rien n’a commencé. Vérifiez le Wi-Fi, puis réessayez.',
    other: 'La répétition n’a pas pu commencer. Votre café est intact. Réessayez dans un instant.',
  },
  notEnded:
    'La répétition n’a pas pu être effacée. Vérifiez le réseau, puis réessayez. Elle s’efface seule au plus tard après deux heures.',
}
const en: typeof fr = {
  title: 'Rehearse without an audience',
  lead: 'Simulated people play your café on its real screens. They arrive, write, change tables. You ring.',
  speed: 'How fast?',
  speeds: { 1: 'Real time', 5: '5 times faster', 20: '20 times faster' },
  lasts: (round: string, whole: string) => `A round takes ${round}; all rounds, ${whole}.`,
  seconds: (count: number) => `${count} s`,
  minutes: (count: number) => `${count} min`,
  alone: 'Let the café run by itself',
  aloneHelp: 'Doors, bell and dots follow the plan. You watch.',
  copy: 'All of it happens on a copy, kept in memory only. Your café keeps nothing of it.',
  begin: 'Begin the rehearsal',
  beginning: 'Seating everybody…',
  cancel: 'Cancel',
  close: 'Close',
  running: 'The rehearsal is under way',
  phases: {
    prepared: 'Doors are closed',
    open: 'People arrive',
    transfer: 'People change tables',
    harvest: 'Harvest',
    closed: 'The café is closed',
  },
  round: (round: number, of: number) => `Round ${round} of ${of}`,
  left: (minutes: number) => `erases itself in ${minutes} min`,
  console: 'Open the console',
  wall: 'Open the wall screen',
  join: 'Sit down at a table',
  newTab: 'new tab',
  ringYourself: 'You start round 1 and ring the bell, from the console.',
  ringsAlone: 'The café runs by itself. You may ring before it does.',
  guestsGone: 'The simulated people have left. The screens still work.',
  shows: 'What it shows',
  showed: 'What it showed',
  good: 'fine',
  look: 'worth a look',
  facts: {
    people: fact => `${fact.came} of ${fact.expected} people came.`,
    seats: fact =>
      fact.most === fact.least ? `${fact.most} people at each table.` : `${fact.least} to ${fact.most} people a table.`,
    rounds: fact => {
      const rung = `${fact.rung} of ${fact.of} rounds rung`
      if (fact.over > 0) return `${rung}, ${fact.over} min more than planned.`
      return fact.over < 0 ? `${rung}, ${-fact.over} min less than planned.` : `${rung}, on time.`
    },
    harvest: fact =>
      fact.minutes >= fact.planned
        ? `The plan holds: ${fact.minutes} min for the harvest.`
        : `${fact.minutes} of ${fact.planned} min would be left for the harvest.`,
    notes: fact => {
      const all = `${fact.count} ${fact.count === 1 ? 'note' : 'notes'}`
      if (fact.quiet.length === 0) return `${all}, on all tables.`
      return fact.quiet.length === 1
        ? `${all}. Table ${fact.quiet[0]} writes little.`
        : `${all}. Tables ${listOf(fact.quiet, 'and')} write little.`
    },
    plates: fact => {
      if (fact.empty.length === 0) return 'Every table put something on its plate.'
      return fact.empty.length === 1
        ? `The plate of table ${fact.empty[0]} is empty.`
        : `The plates of tables ${listOf(fact.empty, 'and')} are empty.`
    },
  },
  end: 'End and erase the rehearsal',
  ending: 'Erasing…',
  over: 'The rehearsal is erased',
  overHelp: 'Nothing of it is left: no note, no name, no link. Your café is as you left it.',
  again: 'Rehearse again',
  endedElsewhere: 'The rehearsal is over and erased: somebody ended it, the server was restarted, or the café opened.',
  refused: {
    'already-started': 'The café has begun: it is not rehearsed any more. Nothing has changed.',
    'already-rehearsing': 'Somebody else is rehearsing this café already. Here it is.',
    'too-many-rehearsals':
      'Three cafés are being rehearsed on this server. Nothing has begun. Try again when one has ended.',
    offline: 'No network: nothing has begun. Check the Wi-Fi, then try again.',
    other: 'The rehearsal could not begin. Your café is untouched. Try again in a moment.',
  },
  notEnded:
    'The rehearsal could not be erased. Check the network, then try again. It erases itself after two hours at the latest.',
}
export const rehearsalWords = { fr, en }
export type RehearsalWords = typeof fr

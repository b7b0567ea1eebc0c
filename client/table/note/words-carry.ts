const fr = {
  carried: (count: number) => `Emportée à votre prochaine table\u00a0: ${count} sur 2`,
  carriedFor: (name: string, count: number) => `Emportée par ${name} à sa prochaine table\u00a0: ${count} sur 2`,
  carriedAlready: 'Vous emportez déjà cette idée',
  putDown: 'Reposer',
  putBack: 'Reposée\u00a0: elle ne part plus avec vous',
  arrived: 'Cette idée est déjà arrivée à votre table suivante',
  handsFull: 'Deux idées sur 2 dans les mains. Laquelle reposer\u202f?',
  elsewhere: 'Une note d’une autre table',
  failed: 'L’idée n’est pas emportée\u00a0: le café ne répond pas. Réessayez.',
}
const en: typeof fr = {
  carried: count => `Coming along to your next table: ${count} of 2`,
  carriedFor: (name, count) => `Coming along with ${name} to their next table: ${count} of 2`,
  carriedAlready: 'You carry this idea already',
  putDown: 'Put it down',
  putBack: 'Put down: it stays here',
  arrived: 'This idea has already reached your next table',
  handsFull: 'Two ideas of 2 in your hands. Which one stays here?',
  elsewhere: 'A note of another table',
  failed: 'The idea is not coming along: the café does not answer. Try again.',
}
export const carryWords = { fr, en }

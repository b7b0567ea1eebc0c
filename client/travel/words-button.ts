const fr = {
  open: 'Ce qui a voyagé',
  away: 'La carte n’a pas pu être chargée\u00a0: le réseau manque. Réessayez dans un instant.',
}
const en: typeof fr = {
  open: 'What travelled',
  away: 'The map could not be loaded: the network is away. Try again in a moment.',
}
export const buttonWords = { fr, en }

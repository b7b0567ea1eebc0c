const fr = {
  open: 'Mots de la salle',
  away: 'Les mots n’ont pas pu être chargés\u00a0: le réseau manque. Réessayez dans un instant.',
}
const en: typeof fr = {
  open: 'Words of the room',
  away: 'The words could not be loaded: the network is away. Try again in a moment.',
}
export const roomButtonWords = { fr, en }

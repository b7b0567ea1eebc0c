/** The pad's own few words: whom one writes for. */
const fr = {
  writeFor: 'Écrire pour quelqu’un d’autre, ou depuis une photo',
  writesFor: (name: string) => `Vous écrivez pour ${name}. Changer`,
  noteFor: (name: string) => `Votre note, pour ${name}`,
  forName: (name: string) => `Pour ${name}…`,
  tooMuch: (n: number) => `${n} de trop`,
  photos: (n: number) => (n === 1 ? 'Voir la photo du papier' : `Voir les ${n} photos du papier`),
}
const en: typeof fr = {
  writeFor: 'Write for somebody else, or from a photo',
  writesFor: name => `You are writing for ${name}. Change`,
  noteFor: name => `Your note, for ${name}`,
  forName: name => `For ${name}…`,
  tooMuch: n => `${n} too many`,
  photos: n => (n === 1 ? 'See the photo of the paper' : `See the ${n} photos of the paper`),
}
export const padWords = { fr, en }

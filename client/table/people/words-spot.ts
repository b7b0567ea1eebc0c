/** A note that somebody proposes to look at, a word for the host: loaded when it happens. */
const fr = {
  invites: (by: string) =>
    by === '' ? 'On vous propose de regarder cette note.' : `${by} propose de regarder cette note.`,
  isLit: 'Vous proposez de regarder cette note.',
  look: 'Voir',
  stay: 'Rester',
  end: 'Arrêter',
  notEnded: 'Le café ne répond pas. Réessayez dans un instant.',
  lit: 'Les autres sont invités à regarder cette note.',
  notLit: 'La note n’a pas pu être mise en lumière. Réessayez dans un instant.',
  isOff: 'La note n’est plus en lumière.',
  word: (by: string) => `${by} vous glisse un mot\u00a0:`,
  read: 'Lu',
}

const en: typeof fr = {
  invites: by => (by === '' ? 'You are invited to look at this note.' : `${by} suggests looking at this note.`),
  isLit: 'You suggest looking at this note.',
  look: 'Look',
  stay: 'Stay here',
  end: 'Stop',
  notEnded: 'The café does not answer. Try again in a moment.',
  lit: 'The others are invited to look at this note.',
  notLit: 'The note could not be put in the light. Try again in a moment.',
  isOff: 'The note is no longer in the light.',
  word: by => `${by} slips you a word:`,
  read: 'Read',
}

export const spotWords = { fr, en }

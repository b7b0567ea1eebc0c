/** Told when words could not stay where they were typed, and when two versions met. */
const fr = {
  kept: {
    locked: 'La nappe vient d’être fermée. Votre phrase est gardée ici\u202f; elle vous attend à la réouverture.',
    closed: 'Le café est terminé. Votre phrase n’a pas été posée, elle est gardée dans cet onglet.',
    long: 'Une note s’arrête à 280 caractères. La suite est gardée dans le champ d’écriture.',
    else: 'Cette note ne peut plus changer. Vos mots sont gardés dans le champ d’écriture.',
  },
  copy: 'Copier',
  somebodyWrites: (name: string) => `${name} écrit dans cette note. Attendez un instant, ou posez la vôtre.`,
  twoVersions: 'Deux versions gardées. Laquelle reste\u202f?',
  choose: 'Choisir',
  both: 'Garder les deux',
}
const en: typeof fr = {
  kept: {
    locked: 'The cloth has just been closed. Your sentence is kept here and waits for it to open again.',
    closed: 'The café is over. Your sentence was not put down; it is kept in this tab.',
    long: 'A note ends at 280 characters. The rest is kept in the writing pad.',
    else: 'This note can no longer change. Your words are kept in the writing pad.',
  },
  copy: 'Copy',
  somebodyWrites: name => `${name} is writing in this note. Wait a moment, or put down your own.`,
  twoVersions: 'Both versions kept. Which one stays?',
  choose: 'Choose',
  both: 'Keep both',
}
export const keptWords = { fr, en }

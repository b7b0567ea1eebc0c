/** What is said of several notes pasted at once. */
const fr = {
  pasted: (n: number) => `${n} lignes collées\u00a0: en faire ${n} notes\u202f?`,
  makeNotes: (n: number) => `Poser ${n} notes`,
  postedMany: (n: number) => `${n} notes posées`,
  undo: 'Annuler',
}
const en: typeof fr = {
  pasted: n => `${n} lines pasted: make them ${n} notes?`,
  makeNotes: n => `Put down ${n} notes`,
  postedMany: n => `${n} notes put down`,
  undo: 'Undo',
}
export const pasteWords = { fr, en }

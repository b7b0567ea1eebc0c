/** Where crews are, and where they go. */
const fr = {
  /** what a crew does at the bell, with the number of the table it goes to */
  goes: (crew: string, table: number) => `${crew} ira à la table ${table}`,
  here: (crew: string) => `Avec ${crew}`,
  /** beside the plaque of a cloth that goes to another table */
  cloth: 'nappe',
}
const en: typeof fr = {
  goes: (crew, table) => `${crew} goes on to table ${table}`,
  here: crew => `With ${crew}`,
  cloth: 'cloth',
}
export const crewWords = { fr, en }

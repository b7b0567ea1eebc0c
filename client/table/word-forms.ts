/** Words that follow a number, for the dictionaries of this screen. */
export const some = (n: number, none: string, one: string, many: (n: number) => string): string =>
  n === 0 ? none : n === 1 ? one : many(n)

/** In letters up to ten, as sentences say them; in French for words like «note» and «minute». */
export const NUMBERS_FR = ['aucune', 'une', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix']
export const NUMBERS_EN = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

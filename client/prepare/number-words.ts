const FR = [
  'zéro',
  'une',
  'deux',
  'trois',
  'quatre',
  'cinq',
  'six',
  'sept',
  'huit',
  'neuf',
  'dix',
  'onze',
  'douze',
  'treize',
  'quatorze',
  'quinze',
  'seize',
]
const EN = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
]

/** Small numbers in words, as a sentence wants them; figures beyond sixteen. */
export const feminine = (n: number): string => FR[n] ?? String(n)
export const masculine = (n: number): string => (n === 1 ? 'un' : feminine(n))
export const english = (n: number): string => EN[n] ?? String(n)
/** «sept ou huit», or «huit» alone. */
export const between = (min: number, max: number, word: (n: number) => string, or: string): string =>
  min === max ? word(min) : `${word(min)} ${or} ${word(max)}`

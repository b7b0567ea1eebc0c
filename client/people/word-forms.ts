/** How numbers and lists are put into words, in both languages. */
export const NN = '\u202f'
export const nb = '\u00a0'
const few = ['aucun', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf'] as const
const fewEn = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'] as const
export const s = (n: number) => (n > 1 ? 's' : '')
export const and = (list: readonly (string | number)[], word: string) =>
  list.length < 2 ? list.join('') : `${list.slice(0, -1).join(', ')} ${word} ${String(list.at(-1))}`
export const upper = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1)

/** What a change is made of, counted. */
export interface Counted {
  readonly absent: number
  readonly leaving: number
  readonly arriving: number
  readonly swapped: number
  readonly moved: number
  readonly closed: number
  readonly opened: number
  readonly changed: number
}

export const frCount = (n: number, one: string, many: string, feminine = false) =>
  `${n === 1 && feminine ? 'une' : (few[n] ?? n)} ${n > 1 ? many : one}`
export const enCount = (n: number, one: string, many: string) => `${fewEn[n] ?? n} ${n === 1 ? one : many}`

/** The first letter up: «Jeudi 4 octobre 2018» at the head of a line. */
export const capitalise = (text: string): string => text.replace(/^\p{Ll}/u, letter => letter.toUpperCase())

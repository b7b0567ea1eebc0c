export const CODE_LENGTH = 6

/** What was typed for a code, as the server reads it: capitals, without blanks or dashes. */
export const cleanCode = (typed: string): string => typed.toUpperCase().replace(/[^A-Z0-9]/g, '')

/** Why a code did not open a door, from the answer's status (0: there was none). */
export function refusalOf(status: number): 'unknown' | 'too-many' | 'offline' {
  if (status === 429) return 'too-many'
  return status >= 400 && status < 500 ? 'unknown' : 'offline'
}

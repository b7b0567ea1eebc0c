import { withRounds } from './day-times.ts'
import { type Plan, tablesOf } from './plan.ts'

/** The papers of a café, in the order in which they are printed. */
export const KIT_PARTS = ['tables', 'wifi', 'notes', 'seats', 'signin', 'order'] as const
export type KitPart = (typeof KIT_PARTS)[number]

/** How many cards without a name may be asked for, and at most unless asked. */
export const BLANK_CARDS = { most: 200, usual: 40 }
/** Seat cards on a sheet. */
export const CARDS_A_SHEET = 8
/** Lines on a sign-in sheet, and those kept for people whom nobody expected. */
export const SIGN_IN = { rows: 12, walkIns: 6 }
/** Moments of the day on a page of the running order, about: some take one line, others three. */
const MOMENTS_A_PAGE = 17

/** Cards without a name: at least so many, and as many as fill the last sheet; never no sheet at all. */
export function blankCards(people: number, wanted: number): number {
  const sheets = Math.max(1, Math.ceil((people + wanted) / CARDS_A_SHEET))
  return Math.max(wanted, sheets * CARDS_A_SHEET - people)
}

/** Unless told otherwise there is a card for every chair of the capacity. */
export const usualBlanks = (people: number, capacity = 0): number =>
  Math.min(BLANK_CARDS.usual, Math.max(0, capacity - people))

/** Empty lines on the sign-in sheets: for those who are missing to the capacity, a few more, and the rest of the last sheet. */
export function blankLines(people: number, capacity = 0): number {
  const wanted = Math.max(people + SIGN_IN.walkIns, capacity)
  return Math.ceil(wanted / SIGN_IN.rows) * SIGN_IN.rows - people
}

/** How many pages a part takes. `order` is an estimate, the others are exact. */
export function kitPages(
  part: KitPart,
  plan: Plan,
  given: { readonly people: number; readonly blanks: number },
): number {
  switch (part) {
    case 'tables':
    case 'notes':
      return tablesOf(plan).length
    case 'wifi':
      return 1
    case 'seats':
      return (given.people + blankCards(given.people, given.blanks)) / CARDS_A_SHEET
    case 'signin':
      return (given.people + blankLines(given.people, plan.capacity)) / SIGN_IN.rows
    case 'order':
      return Math.ceil(moments(plan) / MOMENTS_A_PAGE)
  }
}

/** Each round has its bell, and some a pause. */
function moments({ agenda, rounds }: Plan): number {
  const pauses = rounds.breakAfter.filter(round => round < rounds.count).length
  return withRounds(agenda).filter(item => item.kind !== 'rounds').length + rounds.count * 2 + pauses
}

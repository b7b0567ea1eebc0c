/** A change of one's tables in rounds to come: loaded when it happens. */
type Change = readonly [round: number, from: number, to: number]
const fr = {
  moved: (changes: readonly Change[]) =>
    changes
      .map(([round, from, to], i) =>
        i === 0
          ? `Votre tour ${round} change\u00a0: table ${to} au lieu de ${from}`
          : `tour ${round}\u00a0: table ${to} au lieu de ${from}`,
      )
      .join(', ')
      .concat('.'),
  understood: 'Compris',
}
const en: typeof fr = {
  moved: changes =>
    changes
      .map(([round, from, to], i) =>
        i === 0
          ? `Your round ${round} changes: table ${to} instead of ${from}`
          : `round ${round}: table ${to} instead of ${from}`,
      )
      .join(', ')
      .concat('.'),
  understood: 'Got it',
}
export const movedWords = { fr, en }

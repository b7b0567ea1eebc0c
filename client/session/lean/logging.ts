/**
 * In the place of `lib0/logging`, which Yjs asks for (see `vite.config.ts`): its coloured console is 3 kB of every first visit. What
 * Yjs warns of still reaches the console, without colours.
 */
// oxlint-disable-next-line no-console
export const warn = (...words: readonly string[]): void => console.warn(words.join(''))
export const print = warn
export const [BOLD, UNBOLD, ORANGE, RED] = ['', '', '', '']

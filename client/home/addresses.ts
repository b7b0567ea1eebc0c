export const isLocalHost = (origin: string): boolean =>
  /^https?:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:|\/|$)/.test(origin)

/** The page's own address when phones can follow it, else the first that they can; `known` comes with the list of cafés. */
export function bestAddress(here: string, known: readonly string[]): string {
  if (!isLocalHost(here)) return here
  return known.find(address => !isLocalHost(address)) ?? here
}

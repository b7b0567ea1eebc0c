import { isLocalAddress } from '../session/local-address.ts'

/** The page's own address when phones can follow it, else the first that they can; `known` comes with the list of cafés. */
export function bestAddress(here: string, known: readonly string[]): string {
  if (!isLocalAddress(here)) return here
  return known.find(address => !isLocalAddress(address)) ?? here
}

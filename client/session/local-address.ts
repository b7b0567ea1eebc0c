/** An address that names the machine it is opened on: phones cannot follow it. Takes a whole link, too. */
export const isLocalAddress = (address: string): boolean =>
  /^https?:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:|\/|$)/.test(address)

/** Where an event's own logo is drawn; another picture has another address. */
export const logoAddress = (event: string, logo: string | undefined): string | undefined =>
  logo === undefined ? undefined : `/api/v1/events/${event}/logo?v=${logo}`

/** The same link at an address that phones can follow, when it names this machine only and the server knows of one. */
export function forPhones(link: string, addresses: readonly string[] = []): string {
  const reachable = addresses.find(address => !isLocalAddress(address))
  return isLocalAddress(link) && reachable !== undefined ? link.replace(/^https?:\/\/[^/]+/, reachable) : link
}

import { networkInterfaces } from 'node:os'
import { renderUnicodeCompact } from 'uqr'

/** This machine's own addresses on the local network, the likeliest for phones first. */
export function lanAddresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap(each => each ?? [])
  const own = all.filter(each => each.family === 'IPv4' && !each.internal)
  // Home and room networks first: a virtual machine's bridge is no use to a phone.
  const rank = (address: string): number =>
    [/^192\.168\./, /^10\./, /^172\.(1[6-9]|2\d|3[01])\./].findIndex(range => range.test(address)) + 1 || 9
  return own.map(each => each.address).sort((a, b) => rank(a) - rank(b))
}

/** Where phones in the room find this server, best first; none when it listens to this machine only. */
export function roomAddresses(given: {
  readonly host: string
  readonly port: number
  readonly secure: boolean
}): string[] {
  if (given.host === 'localhost' || given.host === '::1' || given.host.startsWith('127.')) return []
  return lanAddresses().map(address => `${given.secure ? 'https' : 'http'}://${address}:${given.port}`)
}

/** Where this very machine finds the server. */
export function addressHere(given: { readonly host: string; readonly port: number; readonly secure: boolean }): string {
  const isEverywhere = given.host === '0.0.0.0' || given.host === '::' || given.host === ''
  const host = isEverywhere ? '127.0.0.1' : given.host.includes(':') ? `[${given.host}]` : given.host
  return `${given.secure ? 'https' : 'http'}://${host}:${given.port}`
}

export interface Greeting {
  readonly isTerminal: boolean
  /** the address on this machine, or `PUBLIC_URL` */
  readonly url: string
  /** the address for phones in the room */
  readonly roomUrl: string | undefined
  readonly adminKey: string
  readonly adminKeyFile: string | undefined
}

/** What is said once the server listens. The key is shown on a terminal only: a log is kept, and read by others. */
export function greet(given: Greeting): string {
  const { isTerminal, url, roomUrl, adminKeyFile } = given
  if (!isTerminal) {
    const where = adminKeyFile === undefined ? 'TABLEE_ADMIN_KEY' : adminKeyFile
    return `Tablée: ${url} (admin key: ${where})\n`
  }
  const lines = [
    '',
    'Tablée',
    '',
    `  ${url}/#admin=${given.adminKey}`,
    '  To create and open cafés. Keep it to yourself.',
    '',
  ]
  if (roomUrl !== undefined)
    lines.push(
      ...renderUnicodeCompact(roomUrl, { border: 2 })
        .split('\n')
        .map(line => `  ${line}`),
      '',
      `  ${roomUrl}`,
      '  For phones on the same network.',
      '',
    )
  return `${lines.join('\n')}\n`
}

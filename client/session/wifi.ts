import { recall, remember } from './memory.ts'

/** A Wi-Fi network as phones join it from a QR code. It stays in this browser: no plan, no call, no log ever holds it. */
export interface Wifi {
  readonly name: string
  readonly password: string
  readonly hidden?: boolean | undefined
}

const KEPT = 'wifi'

/** The network that this browser was told of, if it was. */
export function recallWifi(): Wifi | undefined {
  try {
    const kept: unknown = JSON.parse(recall(KEPT) ?? 'null')
    if (typeof kept !== 'object' || kept === null || !('name' in kept) || !('password' in kept)) return undefined
    const { name, password } = kept
    if (typeof name !== 'string' || typeof password !== 'string' || name === '') return undefined
    return { name, password, ...('hidden' in kept && kept.hidden === true ? { hidden: true } : {}) }
  } catch {
    return undefined // written by something else: as if never told
  }
}

export const rememberWifi = (wifi: Wifi | undefined): void =>
  remember(KEPT, wifi === undefined || wifi.name === '' ? null : JSON.stringify(wifi))

/** What the QR code carries: `WIFI:T:WPA;S:name;P:password;;`, with the signs that would end a field escaped. Without a password the network is open. */
export function wifiText({ name, password, hidden }: Wifi): string {
  const security = password === '' ? 'T:nopass;' : 'T:WPA;'
  const secret = password === '' ? '' : `P:${escaped(password)};`
  return `WIFI:${security}S:${escaped(name)};${secret}${hidden === true ? 'H:true;' : ''};`
}

const escaped = (text: string): string => text.replace(/[\\;,:"]/g, '\\$&')

/** A WPA password has 8 to 63 characters, or 64 hexadecimal digits. */
export const isLikelyPassword = (password: string): boolean =>
  password === '' || (password.length >= 8 && password.length <= 63) || /^[0-9a-f]{64}$/i.test(password)

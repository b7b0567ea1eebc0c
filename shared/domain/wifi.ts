/** A Wi-Fi network, as phones join it from a QR code. No plan, no event and no log ever holds one. */
export interface Wifi {
  readonly name: string
  /** '': an open network */
  readonly password: string
  /** does it tell its name to nobody? */
  readonly hidden?: boolean | undefined
}

/** How many signs a network's name and password may have, by their norm. */
export const WIFI = { name: 32, password: 64 } as const

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

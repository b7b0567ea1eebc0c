import type { Wifi } from '../../shared/domain/wifi.ts'
import { recall, remember } from './memory.ts'

const KEPT = 'wifi'

/** The network that this browser was told of, if it was. It stays here: only the card that is printed of it takes it along. */
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

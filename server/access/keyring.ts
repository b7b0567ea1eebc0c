import type { Role } from '../../shared/access/roles.ts'
import type { Keys } from '../../shared/protocol/api.ts'
import { derive, hashOf } from './secrets.ts'

/**
 * The keys of one event: `organiser`, `facilitator`, `host`, `participant`, `wall`, and `host:<table>` for each table.
 * Each is worked out from the server's secret and a generation, and stored only as a hash: a renewed key is the next
 * generation, a revoked one has no hash at all.
 */
export type Keyring = Readonly<Record<string, { readonly generation: number; readonly hash: string | null }>>

export const KEY_NAMES = ['organiser', 'facilitator', 'host', 'participant', 'wall'] as const
export type KeyName = (typeof KEY_NAMES)[number] | `host:${string}`

export const hostKey = (table: string): KeyName => `host:${table}`

const keyOf = (serverSecret: string, event: string, name: string, generation: number): string =>
  derive(serverSecret, `key|${event}|${name}|${generation}`)

/** A ring with every key, at a new generation for those that are missing. */
export function fillKeyring(
  serverSecret: string,
  event: string,
  tables: readonly string[],
  ring: Keyring = {},
): Keyring {
  const names = [...KEY_NAMES, ...tables.map(hostKey)].filter(name => ring[name] === undefined)
  return names.reduce((filled, name) => renewKey(serverSecret, event, filled, name), ring)
}

export function renewKey(serverSecret: string, event: string, ring: Keyring, name: KeyName): Keyring {
  const generation = (ring[name]?.generation ?? 0) + 1
  return { ...ring, [name]: { generation, hash: hashOf(keyOf(serverSecret, event, name, generation)) } }
}

export function revokeKey(ring: Keyring, name: KeyName): Keyring {
  return { ...ring, [name]: { generation: ring[name]?.generation ?? 0, hash: null } }
}

/** The keys in clear, for staff to hand out; a revoked one is ''. */
export function readKeys(serverSecret: string, event: string, ring: Keyring, tables: readonly string[]): Keys {
  const key = (name: KeyName): string => {
    const entry = ring[name]
    return entry?.hash == null ? '' : keyOf(serverSecret, event, name, entry.generation)
  }
  return {
    organiser: key('organiser'),
    facilitator: key('facilitator'),
    host: key('host'),
    hosts: Object.fromEntries(tables.map(table => [table, key(hostKey(table))])),
    participant: key('participant'),
    wall: key('wall'),
  }
}

/** Which role a presented key gives, and for a table's own key, which table. */
export function roleOfKey(
  ring: Keyring,
  presented: string,
): { readonly role: Role; readonly table?: string } | undefined {
  // Hashes of 160 random bits are compared, so the time this takes says nothing about a key.
  const hash = hashOf(presented)
  for (const [name, entry] of Object.entries(ring)) {
    if (entry.hash !== hash) continue
    if (name.startsWith('host:')) return { role: 'host', table: name.slice('host:'.length) }
    const role = KEY_NAMES.find(each => each === name)
    if (role !== undefined) return { role }
  }
  return undefined
}

/** Where each key leads: the secret travels in the fragment, which browsers never send. */
export function linksOf(base: string, event: string, keys: Keys): Keys {
  const link = (screen: string, key: string): string => (key === '' ? '' : `${base}/e/${event}/${screen}#k=${key}`)
  return {
    organiser: link('prepare', keys.organiser),
    facilitator: link('console', keys.facilitator),
    host: link('join', keys.host),
    hosts: Object.fromEntries(Object.entries(keys.hosts).map(([table, key]) => [table, link('join', key)])),
    participant: link('join', keys.participant),
    wall: link('wall', keys.wall),
  }
}

/** What can be renewed: a key by its name, a table's own host key, or the spoken code. */
export type Renewable = 'facilitator' | 'host' | 'participant' | 'wall' | 'code' | `host:${string}`
export type KeyAction = 'renew' | 'revoke'

/** The body of `POST /events/:id/keys`. */
export function renewal(what: Renewable, action: KeyAction = 'renew'): Record<string, unknown> {
  const table = /^host:(.+)$/.exec(what)?.[1]
  return table === undefined ? { key: what, action } : { key: 'host', table, action }
}

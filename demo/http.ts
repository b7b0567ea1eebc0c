/** The HTTP interface as any script would use it: JSON in, JSON out, a bearer, an error that says what went wrong. */
export interface Caller {
  readonly url: string
  readonly call: <T>(method: string, path: string, options?: { bearer?: string; body?: unknown }) => Promise<T>
}

const PATIENCE_MS = 30_000
const BETWEEN_TRIES_MS = 250

/**
 * Calls go on through a server that is being restarted: an unreachable server is tried again for half a minute. A command
 * whose first answer was lost may then find its work done (409): that is taken as done.
 */
export function makeCaller(url: string): Caller {
  return {
    url,
    async call<T>(method: string, path: string, options: { bearer?: string; body?: unknown } = {}) {
      const { answer, tries } = await reach(`${url}/api/v1${path}`, {
        method,
        headers: {
          ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(options.bearer === undefined ? {} : { authorization: `Bearer ${options.bearer}` }),
        },
        ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      })
      const body: unknown = await answer.json().catch(() => undefined)
      if (!answer.ok && !(tries > 1 && answer.status === 409)) {
        throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(body)}`)
      }
      return body as T
    },
  }
}

async function reach(address: string, request: RequestInit): Promise<{ answer: Response; tries: number }> {
  const until = Date.now() + PATIENCE_MS
  for (let tries = 1; ; tries++) {
    try {
      return { answer: await fetch(address, request), tries }
    } catch (error) {
      if (Date.now() > until) throw error
      await new Promise(wake => setTimeout(wake, BETWEEN_TRIES_MS))
    }
  }
}

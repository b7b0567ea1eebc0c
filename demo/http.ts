import { request as overPlain } from 'node:http'
import { request as overTls } from 'node:https'

/** The HTTP interface as any script would use it: JSON in, JSON out, a bearer, an error that says what went wrong. */
export interface Caller {
  readonly url: string
  /** this very machine over TLS: its certificate names another address, and nobody is in between */
  readonly isOwnMachine: boolean
  readonly call: <T>(method: string, path: string, options?: { bearer?: string; body?: unknown }) => Promise<T>
}

/** The server said no: with its status and its code. */
export class Refusal extends Error {
  readonly status: number
  constructor(asked: string, status: number, body: unknown) {
    super(`${asked}: ${status} ${JSON.stringify(body)}`)
    this.status = status
  }
}

const PATIENCE_MS = 30_000
const BETWEEN_TRIES_MS = 250

/**
 * Calls go on through a server that is being restarted: an unreachable server is tried again for half a minute. A command
 * whose first answer was lost may then find its work done (409): that is taken as done.
 */
export function makeCaller(url: string): Caller {
  const isOwnMachine = /^https:\/\/(127\.|localhost|\[::1\])/.test(url)
  return {
    url,
    isOwnMachine,
    async call<T>(method: string, path: string, options: { bearer?: string; body?: unknown } = {}) {
      const { answer, tries } = await reach(`${url}/api/v1${path}`, isOwnMachine, {
        method,
        headers: {
          ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(options.bearer === undefined ? {} : { authorization: `Bearer ${options.bearer}` }),
        },
        ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      })
      const body: unknown = answer.text === '' ? undefined : readJson(answer.text)
      if (answer.status >= 400 && !(tries > 1 && answer.status === 409)) {
        throw new Refusal(`${method} ${path}`, answer.status, body)
      }
      return body as T
    },
  }
}

interface Question {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}
interface Answer {
  readonly status: number
  readonly text: string
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function reach(
  address: string,
  isOwnMachine: boolean,
  question: Question,
): Promise<{ answer: Answer; tries: number }> {
  const until = Date.now() + PATIENCE_MS
  for (let tries = 1; ; tries++) {
    try {
      return { answer: await ask(address, isOwnMachine, question), tries }
    } catch (error) {
      if (Date.now() > until) throw error
      await new Promise(wake => setTimeout(wake, BETWEEN_TRIES_MS))
    }
  }
}

function ask(address: string, isOwnMachine: boolean, { method, headers, body }: Question): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { method, headers, ...(isOwnMachine ? { rejectUnauthorized: false } : {}) }
    const asked = (address.startsWith('https:') ? overTls : overPlain)(address, options, answer => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.once('error', reject)
      answer.once('end', () => resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') }))
    })
    asked.once('error', reject)
    asked.end(body)
  })
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Config, readConfig } from '../config.ts'
import { addressHere } from '../greeting.ts'
import type { Surroundings } from './command.ts'
import { serverWords } from './words-server.ts'

/** The running server, asked as its administrator. */
export interface AskServer {
  /** Gives the answer's body, or says why not and gives undefined. `path` begins after `/api/v1/`. */
  ask(path: string, sent?: Sent): Promise<Answered | undefined>
  /** The same for an answer too large to be held: its bytes as they come. */
  open(path: string): Promise<AsyncIterable<Uint8Array> | undefined>
}
export interface Sent {
  readonly body: Uint8Array
  readonly type: string
}
export interface Answered {
  readonly body: Uint8Array
  readonly headers: Headers
}

/** Where the server is and its key, from the environment and the data folder; says what is missing and gives undefined. */
export function findServer(around: Surroundings): AskServer | undefined {
  const t = serverWords[around.language]
  const reading = readConfig(around.environment)
  if (!reading.ok) {
    around.say(t.config(reading.faults.join('; ')))
    return undefined
  }
  const { config } = reading
  const file = join(config.data, 'admin-key')
  const key = config.adminKey ?? keptKey(file)
  if (key === undefined) {
    around.say(t.noKey(file))
    return undefined
  }
  const server = addressOf(config)
  return {
    async open(path) {
      try {
        const answer = await fetch(`${server}/api/v1/${path}`, { headers: { authorization: `Bearer ${key}` } })
        if (answer.ok && answer.body !== null) return answer.body
        around.say(t.refused(messageIn(new Uint8Array(await answer.arrayBuffer())) ?? `${answer.status}`))
      } catch {
        around.say(t.noServer(server))
      }
      return undefined
    },
    async ask(path, sent) {
      try {
        const answer = await fetch(`${server}/api/v1/${path}`, {
          headers: { authorization: `Bearer ${key}`, ...(sent === undefined ? {} : { 'content-type': sent.type }) },
          ...(sent === undefined ? {} : { method: 'POST', body: sent.body as Uint8Array<ArrayBuffer> }),
        })
        const body = new Uint8Array(await answer.arrayBuffer())
        if (answer.ok) return { body, headers: answer.headers }
        around.say(t.refused(messageIn(body) ?? `${answer.status}`))
      } catch {
        around.say(t.noServer(server))
      }
      return undefined
    },
  }
}

/** Does anything answer where the server would be? */
export async function isAnswered(config: Config): Promise<boolean> {
  try {
    return (await fetch(`${addressOf(config)}/livez`, { signal: AbortSignal.timeout(PATIENCE_MS) })).ok
  } catch {
    return false
  }
}
const PATIENCE_MS = 3_000

const addressOf = (config: Config): string =>
  config.publicUrl ?? addressHere({ ...config, secure: config.tls !== undefined })

function keptKey(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim() || undefined
  } catch {
    return undefined
  }
}

/** What the server says of why, in its own sentence. */
function messageIn(body: Uint8Array): string | undefined {
  try {
    const { error } = JSON.parse(Buffer.from(body).toString('utf8')) as { error?: { message?: unknown } }
    return typeof error?.message === 'string' ? error.message : undefined
  } catch {
    return undefined
  }
}

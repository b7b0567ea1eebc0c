import { createMemoryArchive } from '../../server/archive/memory.ts'
import { makeLog } from '../../server/log.ts'
import { serve, type ServeOptions, type TableeServer } from '../../server/serve.ts'
import type { CommandInput } from '../../shared/domain/commands.ts'
import type { CreatedEvent, Joined, JoinRequest } from '../../shared/protocol/api.ts'
import { createHandClock, type HandClock } from './hand-clock.ts'
import { createHeldArchive, type HeldArchive } from './held-archive.ts'
import { createGuest, type Guest, settle } from './socket-pair.ts'

export const ADMIN_KEY = 'the key of a test, long enough'.replaceAll(' ', '-')

/** A whole server over an archive in memory, with a clock turned by hand; it listens only when a test says so. */
export interface TestServer {
  readonly clock: HandClock
  readonly archive: HeldArchive
  /** every line of the log, as it was written */
  readonly lines: readonly string[]
  readonly server: TableeServer
  call(method: Method, path: string, given?: CallOptions): Promise<Answer>
  create(fields?: Readonly<Record<string, unknown>>): Promise<CreatedEvent>
  join(event: CreatedEvent, body: JoinRequest): Promise<Joined>
  /** Gives a command and expects 200. */
  command(event: CreatedEvent, token: string, command: CommandInput): Promise<Record<string, unknown>>
  /** A client of this person on a document, connected and in step. */
  guest(event: CreatedEvent, joined: Joined, document: string): Promise<Guest>
  /** The same archive under a new server, as after a restart of the process. */
  restart(): Promise<void>
  close(): Promise<void>
}

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'
export interface CallOptions {
  readonly body?: unknown
  /** a bearer */
  readonly token?: string
  readonly headers?: Readonly<Record<string, string>>
  /** sent as it is, instead of `body` */
  readonly raw?: string | Buffer
}
export interface Answer {
  readonly status: number
  readonly body: Record<string, unknown> & {
    readonly error?: { readonly code: string; readonly message: string; readonly details?: unknown }
  }
  readonly text: string
  readonly bytes: Buffer
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>
}

export async function aServer(options: Partial<ServeOptions> = {}): Promise<TestServer> {
  const clock = createHandClock()
  const inner = createMemoryArchive()
  const archive = createHeldArchive({ ...inner, close: async () => {} })
  const lines: string[] = []
  const start = () =>
    serve({
      archive,
      timers: clock,
      log: makeLog(
        'debug',
        line => lines.push(line),
        () => clock.now(),
      ),
      secret: 'the secret of a test, which keys are derived from',
      adminKey: ADMIN_KEY,
      // A test may begin more cafés in an hour than anybody does; `doors/fair-use.test.ts` holds what is usual.
      fairUse: { events: { most: 100_000, overMs: 1 } },
      ...options,
    })
  let server = await start()

  async function call(method: Method, path: string, given: CallOptions = {}): Promise<Answer> {
    const answer = await server.app.inject({
      method,
      url: path.startsWith('/') ? path : `/api/v1/${path}`,
      headers: {
        ...(given.body === undefined && given.raw === undefined ? {} : { 'content-type': 'application/json' }),
        ...(given.token === undefined ? {} : { authorization: `Bearer ${given.token}` }),
        ...given.headers,
      },
      ...(given.raw === undefined
        ? given.body === undefined
          ? {}
          : { payload: JSON.stringify(given.body) }
        : { payload: given.raw }),
    })
    const isJson = String(answer.headers['content-type']).startsWith('application/json')
    return {
      status: answer.statusCode,
      body: isJson && answer.payload !== '' ? (JSON.parse(answer.payload) as Answer['body']) : {},
      text: answer.payload,
      bytes: answer.rawPayload,
      headers: answer.headers,
    }
  }

  const expectStatus = (answer: Answer, status: number): Answer => {
    if (answer.status !== status) throw new Error(`${answer.status} instead of ${status}: ${answer.text}`)
    return answer
  }

  return {
    clock,
    archive,
    lines,
    get server() {
      return server
    },
    call,
    async create(fields = { template: 'isn-2018' }) {
      const answer = await call('POST', 'events', { body: fields, token: ADMIN_KEY })
      return expectStatus(answer, 201).body as unknown as CreatedEvent
    },
    async join(event, body) {
      return expectStatus(await call('POST', `events/${event.id}/join`, { body }), 201).body as unknown as Joined
    },
    async command(event, token, command) {
      return expectStatus(await call('POST', `events/${event.id}/commands`, { body: command, token }), 200).body
    },
    async guest(event, joined, document) {
      const cafe = await server.context.cafes.find(event.id)
      // a wall writes nothing, and is given no client id
      const [clientId = 1] = joined.clientIds
      if (cafe === undefined) throw new Error('no such event')
      const { id, name, role } = joined.person
      const guest = createGuest({
        rooms: server.context.rooms,
        event: event.id,
        document,
        principal: { person: id, name, role },
        situation: cafe.situation,
        clientId,
      })
      guest.connect()
      await settle(guest)
      return guest
    },
    async restart() {
      await server.close()
      server = await start()
      await server.context.cafes.caughtUp()
    },
    close: () => server.close(),
  }
}

import type { CreatedEvent, EventView, Joined } from '../../shared/protocol/api.ts'
import { makeCaller } from '../../demo/http.ts'
import { Line } from '../sync/lines/line.ts'
import { Hand } from '../sync/writer.ts'

/** Somebody who has sat down at a table of an event. */
export interface Guest {
  readonly event: string
  readonly table: string
  readonly person: string
  readonly token: string
  readonly clientId: number
}

const AT_ONCE = 17

/** One event, made at `url`, in which so many have joined and the first round has begun. */
export async function anEvent(
  url: string,
  adminKey: string,
  { people, tables }: { readonly people: number; readonly tables: number },
): Promise<Guest[]> {
  const caller = makeCaller(url)
  const event = await caller.call<CreatedEvent>('POST', '/events', {
    bearer: adminKey,
    body: {
      title: 'Banc d’essai',
      themes: Array.from({ length: tables }, (_, at) => ({ title: `Question ${at + 1}` })),
      rounds: { count: 3, minutes: 60, transferMinutes: 3 },
      capacity: people * 2,
      seed: 2018,
    },
  })
  const path = `/events/${event.id}`
  const joined: Joined[] = []
  for (let from = 0; from < people; from += AT_ONCE)
    joined.push(
      ...(await Promise.all(
        Array.from({ length: Math.min(AT_ONCE, people - from) }, (_, at) =>
          caller.call<Joined>('POST', `${path}/join`, {
            body: { key: event.keys.participant, name: `Personne ${from + at}` },
          }),
        ),
      )),
    )
  await caller.call('POST', `${path}/commands`, { bearer: adminKey, body: { type: 'start' } })
  const { tables: rooms } = await caller.call<EventView>('GET', path, { bearer: adminKey })
  return joined.map(({ person, token, clientIds }, at) => ({
    event: event.id,
    table: rooms[at % rooms.length]?.id ?? '',
    person: person.id,
    token,
    clientId: clientIds[0] ?? 0,
  }))
}

/** A person who writes over one connection, and knows when each edit was acknowledged. */
export class Writer {
  readonly guest: Guest
  readonly hand: Hand
  /** ms from each edit to its acknowledgement, since it was last emptied */
  readonly took: number[] = []
  acknowledged = 0
  onAcknowledged: () => void = () => {}
  onClosed: () => void = () => {}
  #line: Line | undefined
  #waiting: number[] = []
  /** content messages of this connection that were no edit: the answer to the server's step 1 */
  #before = 1
  #turn = 0

  constructor(guest: Guest) {
    this.guest = guest
    this.hand = new Hand(guest.clientId, guest.person)
  }

  /** Resolves when the table was read. `url`: any node. */
  connect(url: string): Promise<void> {
    const { event, table, person, token } = this.guest
    this.#waiting = []
    this.#before = 1
    const line = new Line(
      { tongue: 'tablee', url },
      { event, person, token, room: `table-${table}` },
      {
        acknowledged: count => this.#hear(count),
        closed: () => {
          if (this.#line === line) this.onClosed()
        },
      },
    )
    this.#line = line
    return line.synced
  }

  /** One gesture: a few notes first, then one's own notes moved and put in other words. */
  edit(): void {
    const turn = ++this.#turn
    const { notes } = this.hand
    const update = notes.length < 6 ? this.hand.write(turn) : this.hand.touch(turn % notes.length, 1, turn)
    this.#waiting.push(performance.now())
    this.#line?.update(update)
  }

  get isWaiting(): boolean {
    return this.#waiting.length > 0
  }

  close(): void {
    this.#line?.close()
    this.#line = undefined
  }

  #hear(count: number): void {
    const now = performance.now()
    const done = count - this.#before
    this.#before = Math.max(this.#before, count)
    for (const sentAt of this.#waiting.splice(0, Math.max(0, done))) {
      this.took.push(now - sentAt)
      this.acknowledged++
    }
    if (done > 0) this.onAcknowledged()
  }
}

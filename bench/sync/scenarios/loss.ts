import { setTimeout as wait } from 'node:timers/promises'
import { gather, type Guest } from '../company.ts'
import { Line, openAll } from '../lines/line.ts'
import type { Served } from '../servers.ts'
import { Hand } from '../writer.ts'
import type { Figures, Settings } from './scenario.ts'

const PEOPLE = 8
const NOTES_A_SECOND = 40
const WRITING_MS = 2_500

/** A table of eight writes, the server is killed, everybody is gone: what somebody had seen, or was told is stored, is it there? */
export async function loss(server: Served, { quick }: Settings): Promise<Figures> {
  const kills = quick ? 2 : 3
  const company = await gather(server, PEOPLE + 1, kills)
  let [visible, acknowledged] = [0, 0]
  for (const room of company.tables) {
    const guests = company.guests.slice(0, PEOPLE)
    /** by writer: the clock that each note ends at */
    const notes = new Map<number, number[]>(guests.map(({ clientId }) => [clientId, []]))
    const stored = new Map<number, number>()
    const lines = await openAll(PEOPLE, PEOPLE, at => {
      const guest = guests[at] as Guest
      // the first acknowledgement is of step 2
      const line = new Line(server, company.seat(guest, room), {
        acknowledged: count => void stored.set(guest.clientId, count - 1),
      })
      return { line, ready: line.synced }
    })
    const hands = guests.map(({ clientId, person }) => new Hand(clientId, person))
    let turn = 0
    const writing = setInterval(() => {
      const [hand, line] = [hands[turn % PEOPLE], lines[turn % PEOPLE]]
      if (hand === undefined || line === undefined) return
      line.update(hand.write(turn++))
      notes.get(hand.clientId)?.push(hand.clock)
    }, 1_000 / NOTES_A_SECOND)
    await wait(WRITING_MS)
    await server.end('SIGKILL')
    clearInterval(writing)
    await wait(100) // what the kernel still held for us
    for (const line of lines) line.close()
    await server.begin()
    const ears = new Line(server, company.seat(company.guests[PEOPLE] as Guest, room))
    await ears.synced
    await wait(700) // one of the peers says «synced» first and loads afterwards
    for (const [writer, ends] of notes) {
      const has = ears.clocks.get(writer) ?? 0
      const seen = Math.max(
        ...lines.filter((_, at) => guests[at]?.clientId !== writer).map(line => line.clocks.get(writer) ?? 0),
      )
      visible += ends.filter(end => end <= seen && end > has).length
      acknowledged += ends.slice(0, stored.get(writer) ?? 0).filter(end => end > has).length
    }
    ears.close()
  }
  return {
    'loss-visible': visible,
    ...(server.tongue === 'tablee' ? { 'loss-acknowledged': acknowledged } : {}),
  }
}

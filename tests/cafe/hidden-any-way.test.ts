import fc from 'fast-check'
import { v4 as uuid } from 'uuid'
import { describe, expect, it } from 'vitest'
import { addNote, setRemoval, setText } from '../../shared/document/cloth-edits.ts'
import { clothMap, readCloth } from '../../shared/document/cloth-read.ts'
import type { CreatedEvent, Joined } from '../../shared/protocol/api.ts'
import { aServer, type TestServer } from '../support/a-server.ts'
import { type Guest, settle } from '../support/socket-pair.ts'

/** Three people write, correct and take back, online and off, before, during and after the reveal. */
const LONG = process.env['TABLEE_LONG'] === '1'
const PEOPLE = 3

interface Act {
  readonly do: 'write' | 'correct' | 'take-back' | 'bring-back' | 'leave' | 'return'
  readonly who: number
  readonly n: number
}
type Step = Act | { readonly do: 'reveal' | 'wait' }
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constantFrom('write', 'write', 'correct', 'correct', 'take-back', 'bring-back', 'leave', 'return'),
      who: fc.nat(PEOPLE - 1),
      n: fc.nat(20),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ do: 'wait' } as const) },
  { weight: 1, arbitrary: fc.constant({ do: 'reveal' } as const) },
)

/** Somebody with both documents open, who writes as the table screen does. */
interface Writer {
  readonly joined: Joined
  readonly cloth: Guest
  readonly own: Guest
  /** note id → what its author last made of it */
  readonly notes: Map<string, { text: string; removed: boolean; touched: boolean }>
}

const turns = async (): Promise<void> => {
  for (let i = 0; i < 12; i++) await new Promise(resolve => setImmediate(resolve))
}

async function play(tablee: TestServer, steps: readonly Step[]): Promise<void> {
  const event: CreatedEvent = await tablee.create({ title: 'x', themes: [{ title: 'y' }], notes: { hidden: true } })
  const host = await tablee.join(event, { key: event.keys.host, name: 'H' })
  const writers: Writer[] = []
  for (let i = 0; i < PEOPLE; i++) {
    const joined = await tablee.join(event, { key: event.keys.participant, name: `P${i}` })
    const cloth = await tablee.guest(event, joined, 'table-t1')
    writers.push({
      joined,
      cloth,
      own: await tablee.guest(event, joined, `own-t1-${joined.person.id}`),
      notes: new Map(),
    })
  }
  const all = writers.flatMap(writer => [writer.cloth, writer.own])
  const calm = async (): Promise<void> => {
    for (let i = 0; i < 3; i++) {
      await settle(...all)
      await turns()
    }
  }
  const reveal = () => tablee.command(event, host.token, { type: 'reveal', table: 't1' })
  let revealing: Promise<unknown> = Promise.resolve()
  let count = 0

  for (const each of steps) {
    if (each.do === 'reveal') revealing = Promise.all([revealing, reveal()])
    if (!('who' in each)) {
      if (each.do === 'wait') await calm()
    } else {
      const writer = writers[each.who]
      if (writer === undefined) continue
      const { cloth, own, notes } = writer
      const id = [...notes.keys()][each.n % Math.max(1, notes.size)] ?? ''
      const known = notes.get(id)
      const holds = (guest: Guest): boolean => clothMap(guest.doc, 'core').has(id)
      switch (each.do) {
        case 'write': {
          const fresh = uuid()
          const text = `${writer.joined.person.name} ${count++}`
          addNote(own.doc, {
            id: fresh,
            core: { by: writer.joined.person.id, round: 0, at: count },
            text,
            kind: 'idea',
            pos: [count, count, 'V'],
            zone: null,
          })
          notes.set(fresh, { text, removed: false, touched: false })
          break
        }
        case 'correct':
        case 'take-back':
        case 'bring-back': {
          if (known === undefined) break
          // A person sees what became of their note before they touch it again.
          if (known.touched) await calm()
          known.touched = true
          const doc = holds(cloth) ? cloth.doc : own.doc
          if (each.do === 'correct') {
            known.text = `${known.text.slice(0, 200)}+`
            setText(doc, id, known.text)
          } else {
            known.removed = each.do === 'take-back'
            setRemoval(doc, id, known.removed ? 1 : 0)
          }
          break
        }
        case 'leave':
          await calm()
          for (const guest of [cloth, own]) guest.drop()
          break
        case 'return':
          for (const guest of [cloth, own]) if (!guest.state.connected) guest.connect()
          await calm()
      }
    }
  }
  await revealing
  for (const guest of all) if (!guest.state.connected) guest.connect()
  await calm()
  await reveal()
  await calm()

  expect(all.map(guest => guest.state.refused)).toEqual(all.map(() => undefined))
  const room = await tablee.server.context.rooms.open(event.id, 'table-t1')
  const shown = new Map(room.read(doc => readCloth(doc, 3)).notes.map(note => [note.id, note]))
  const wanted = writers.flatMap(({ notes, joined }) =>
    [...notes].map(([id, note]) => ({ id, by: joined.person.id, ...note })),
  )
  for (const { id, by, text, removed } of wanted) {
    const note = shown.get(id)
    // Taken back before anybody saw it, it never shows.
    if (note === undefined) expect([id, removed]).toEqual([id, true])
    else expect([note.text, note.by, note.removal === 1]).toEqual([text, by, removed])
  }
  expect([...shown.keys()].filter(id => !wanted.some(note => note.id === id))).toEqual([])
  for (const { cloth, own } of writers) {
    expect(readCloth(cloth.doc, 3)).toEqual(room.read(doc => readCloth(doc, 3)))
    const left = readCloth(own.doc, 3).notes.filter(note => note.text !== '' && note.removal === 0)
    expect(left).toEqual([])
  }
}

describe('hidden writing, whatever people do', () => {
  it('nothing is lost, nothing is there twice, nobody is refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async steps => {
        const tablee = await aServer()
        try {
          await play(tablee, steps)
        } finally {
          await tablee.close()
        }
      }),
      { numRuns: LONG ? 400 : 25 },
    )
  }, 120_000)
})

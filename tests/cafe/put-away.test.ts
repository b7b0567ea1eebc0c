import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMemoryArchive } from '../../server/archive/memory.ts'
import { makeAliases } from '../../server/cafe/aliases.ts'
import { Cafes } from '../../server/cafe/cafes.ts'
import { decide } from '../../server/cafe/decide.ts'
import { readProgramme } from '../../server/cafe/project.ts'
import { recordChanges } from '../../server/cafe/record.ts'
import { registerChanges, registerOf } from '../../server/cafe/register.ts'
import { makeLog } from '../../server/log.ts'
import { createRooms } from '../../server/sync/rooms.ts'
import { addNote, setRemoval } from '../../shared/document/cloth-edits.ts'
import { readCloth } from '../../shared/document/cloth-read.ts'
import type { Summary } from '../../shared/document/programme.ts'
import type { CommandInput } from '../../shared/domain/commands.ts'
import { commandSchema } from '../../shared/domain/commands.ts'
import { PHASES } from '../../shared/domain/phase.ts'
import * as v from 'valibot'
import { aCafe, aPlan, join, MINUTE, NOON, organiser } from '../support/a-cafe.ts'
import { createHandClock, type HandClock } from '../support/hand-clock.ts'

const EVENT = 'cafe1'
const TABLES = ['t1', 't2', 't3', 't4'] as const

type Step =
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'come' }
  | { readonly do: 'ask'; readonly command: CommandInput }
  | { readonly do: 'write'; readonly table: string; readonly text: string }
  | { readonly do: 'take back'; readonly table: string; readonly which: number }
  | { readonly do: 'write in a box'; readonly table: string }
  | { readonly do: 'go'; readonly who: number }
  /** the café leaves memory, in one of the two lives */
  | { readonly do: 'put away' }

const table = fc.constantFrom(...TABLES)
const command: fc.Arbitrary<CommandInput> = fc.oneof(
  fc
    .constantFrom('open' as const, 'start' as const, 'ring' as const, 'cancel-ring' as const, 'pause' as const)
    .map(type => ({ type })),
  fc.constantFrom('resume' as const, 'publish' as const, 'close' as const, 'reopen' as const).map(type => ({ type })),
  fc
    .constantFrom('open-dots' as const, 'close-dots' as const)
    .chain(type => fc.constantFrom('tables' as const, 'harvest' as const).map(where => ({ type, where }))),
  fc.record({
    type: fc.constant('go-to' as const),
    phase: fc.constantFrom(...PHASES),
    round: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({ type: fc.constant('reveal' as const), table }),
  fc.record({
    type: fc.constant('announce' as const),
    text: fc.constant('Le café est servi'),
    to: fc.constant<'phones'[]>(['phones']),
  }),
)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 25 * MINUTE }).map((ms): Step => ({ do: 'wait', ms })) },
  { weight: 2, arbitrary: fc.constant<Step>({ do: 'come' }) },
  { weight: 4, arbitrary: command.map((asked): Step => ({ do: 'ask', command: asked })) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('write' as const), table, text: fc.constantFrom('Une idée', '…') }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('take back' as const), table, which: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('write in a box' as const), table }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('go' as const), who: fc.nat(3) }) },
  { weight: 4, arbitrary: fc.constant<Step>({ do: 'put away' }) },
)

const turns = async (many = 12): Promise<void> => {
  for (let i = 0; i < many; i++) await new Promise(resolve => setImmediate(resolve))
}
/** Lets time pass as it does, a little at a time: what falls due is done before what falls due later. */
async function pass(clock: HandClock, ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 30_000) {
    clock.advance(Math.min(left, 30_000))
    await turns(4)
  }
}

/** Lives the day, and tells all that is there at its end. Everything that chance would make is numbered instead. */
async function live(hidden: boolean, steps: readonly Step[], putsAway: boolean): Promise<unknown> {
  const [archive, clock] = [createMemoryArchive(), createHandClock(NOON)]
  const initial = aCafe(aPlan({ notes: { hidden } }))
  await archive.write([...recordChanges(undefined, initial), ...registerChanges(undefined, registerOf(initial, 0))])
  const failures: string[] = []
  const log = makeLog('error', line => failures.push(line))
  const rooms = createRooms({ archive, timers: clock, onStorageFailure: fault => failures.push(String(fault)) })
  const given = { rooms, timers: clock, aliases: makeAliases('a secret'), log }
  const cafes = await Cafes.open(archive, given, 'a secret of the server')
  // In the other life it stays for ever.
  if (!putsAway) cafes.keepOpen(() => true)
  const cafe = async () => (await cafes.find(EVENT)) ?? expect.fail('the café is gone')
  const document = async (name: string) => {
    await cafe()
    return rooms.open(EVENT, name)
  }
  let come = 0
  for (const [i, each] of steps.entries()) {
    switch (each.do) {
      case 'wait':
        await pass(clock, each.ms)
        break
      case 'come': {
        const id = `p${come++}`
        await (await cafe()).change((state, now) => {
          if (state.phase === 'closed') return { ok: false, why: 'event-closed' }
          return { ok: true, state: join(state, id, {}, now) }
        })
        break
      }
      case 'ask': {
        const asked = v.parse(commandSchema, each.command)
        const note = (): undefined => undefined
        await (await cafe()).change((state, now) => decide(state, asked, organiser, { now, id: `id${i}`, note }))
        break
      }
      case 'write':
      case 'write in a box': {
        const name = each.do === 'write' ? `table-${each.table}` : `own-${each.table}-p0`
        const core = { by: 'p0', round: 1, at: clock.now() }
        const text = each.do === 'write' ? each.text : 'Une idée encore cachée'
        const note = { id: `note-${i}`, core, text, kind: 'idea' as const, pos: [1, 2, 'V'] as const, zone: null }
        await (await document(name)).write(doc => addNote(doc, { ...note, pos: [...note.pos] }))
        break
      }
      case 'take back': {
        const room = await document(`table-${each.table}`)
        const notes = room.read(doc => readCloth(doc, 3).notes.map(note => note.id)).sort()
        const chosen = notes[each.which % Math.max(1, notes.length)]
        if (chosen !== undefined) await room.write(doc => setRemoval(doc, chosen, 1))
        break
      }
      case 'go': {
        const person = `p${each.who}`
        const at = await cafe()
        if (at.state.people.get(person)?.gone === false) await at.erase(person)
        break
      }
      case 'put away':
        if (putsAway) await cafes.release(EVENT)
    }
    await turns()
  }
  // What was told a moment ago is told now, in both.
  await cafe()
  await pass(clock, 2 * MINUTE)
  await turns()
  const { state } = await cafe()
  const programme = (await document('programme')).read(readProgramme)
  const cloths: Record<string, unknown> = {}
  for (const each of TABLES)
    cloths[each] = (await document(`table-${each}`)).read(doc =>
      [...readCloth(doc, 3).notes].sort((a, b) => (a.id < b.id ? -1 : 1)),
    )
  const entries = await cafes.list()
  await cafes.stop()
  await rooms.close()
  return plain({
    state: { ...state, people: [...state.people] },
    // A summary says when its table last changed; read a moment earlier or later, that is a second more or less.
    programme: { ...programme, summaries: withoutHour(programme.summaries as Record<string, Summary>) },
    cloths,
    entries,
    failures,
  })
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
const withoutHour = (summaries: Readonly<Record<string, Summary>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(summaries)
      .filter(([, { notes, squares }]) => notes > 0 || squares.length > 0)
      .map(([id, { changedAt: _at, ...rest }]) => [id, rest]),
  )

describe('[J2] whatever happens in a day', () => {
  it('a café that was put away at any moments, and opened again, is as if it had never left memory', async () => {
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.array(step, { minLength: 4, maxLength: 30 }), async (hidden, steps) => {
        const [stayed, left] = [await live(hidden, steps, false), await live(hidden, steps, true)]
        expect(left).toEqual(stayed)
        expect((stayed as { failures: unknown }).failures).toEqual([])
      }),
      { numRuns: 25 },
    )
  }, 120_000)
})

import type * as Y from 'yjs'
import { readCloth } from '../../shared/document/cloth-read.ts'
import type { Summary } from '../../shared/document/programme.ts'
import type { Rooms } from '../sync/rooms.ts'
import type { Timers } from '../sync/timers.ts'
import { type Plan, tablesOf } from '../../shared/domain/plan.ts'

/** What console and wall see of a table, so that they need not open its cloth. */

const SQUARES = 40

export const emptySummary: Summary = {
  notes: 0,
  links: 0,
  dots: 0,
  plate: [],
  squares: [],
  online: [],
  writing: [],
  changedAt: 0,
}

/** What was told before a restart, of tables that are still there: nobody is connected yet, whatever it said. */
export function atRest(told: Readonly<Record<string, unknown>>, plan: Plan): Map<string, Summary> {
  const tables = new Set(tablesOf(plan).map(table => table.id))
  return new Map(
    Object.entries(told).flatMap(([table, summary]) =>
      tables.has(table)
        ? [[table, { ...emptySummary, ...(summary as Summary), online: [], writing: [] }] as const]
        : [],
    ),
  )
}

export function summarise(
  doc: Y.Doc,
  given: { plate: number; online: readonly string[]; writing: readonly string[]; changedAt: number },
): Summary {
  const cloth = readCloth(doc, given.plate)
  const notes = cloth.notes.filter(note => note.removal === 0)
  return {
    notes: notes.length,
    links: cloth.links.length,
    dots: notes.reduce((sum, note) => sum + note.dots, 0),
    plate: notes
      .filter(note => note.onPlate)
      .map(note => ({
        note: note.id,
        text: note.text,
        kind: note.kind,
        round: note.round,
        ...(note.lang === undefined ? {} : { lang: note.lang }),
      })),
    squares: notes.slice(-SQUARES).map(note => [note.zone, note.kind] as const),
    online: [...given.online].sort(),
    writing: [...given.writing].sort(),
    changedAt: given.changedAt,
  }
}

/** The summary of a table as it is now. */
export async function lookAgain(
  tools: { readonly rooms: Pick<Rooms, 'open' | 'presenceOf'>; readonly timers: Pick<Timers, 'now'> },
  { id, plan }: { readonly id: string; readonly plan: Pick<Plan, 'plate'> },
  table: string,
  before: Summary,
): Promise<Summary> {
  const room = await tools.rooms.open(id, `table-${table}`)
  const { online, writing } = tools.rooms.presenceOf(id, table)
  const given = { plate: plan.plate, online, writing, changedAt: before.changedAt }
  return dated(
    room.read(doc => summarise(doc, given)),
    before,
    tools.timers.now(),
  )
}

/** A summary with the moment of its last change: what is written counts, who comes and goes does not. */
export function dated(summary: Summary, before: Summary, now: number): Summary {
  const content = ({ online: _online, writing: _writing, changedAt: _at, ...rest }: Summary) => JSON.stringify(rest)
  return content(summary) === content(before) ? summary : { ...summary, changedAt: now }
}

import { NOTE_KINDS } from '../../../shared/domain/note.ts'
import type { KitFacts, KitOrder } from './facts.ts'
import { say } from './say.ts'
import { weaveOf } from './tables.ts'

/** More circles than this do not fit: then a line to write the round on. */
const CIRCLES = 6

/** A sheet of slips for each table, to be copied as often as needed. */
export function noteSheets({ plan, tables }: KitFacts, { languages }: KitOrder): Record<string, unknown> {
  return {
    kind: 'notes',
    hint: say(languages, t => t.notes.hint),
    round: say(languages, t => t.notes.round),
    rounds: plan.rounds.count <= CIRCLES ? plan.rounds.count : 0,
    kinds: NOTE_KINDS.map(kind => ({ kind, name: say(languages, t => t.kinds[kind]) })),
    // Nobody is asked for a name where none would be shown.
    ...(plan.notes.attribution === 'names' ? { name: say(languages, t => t.notes.name) } : {}),
    sheets: tables.map(table => ({
      number: table.number,
      weave: weaveOf(table.number),
      heading: say(languages, t => t.notes.heading(table.number)),
    })),
  }
}

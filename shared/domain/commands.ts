import * as v from 'valibot'
import { PHASES } from './phase.ts'
import { LIMITS } from './plan.ts'

/** What people ask of the server (`POST /events/:id/commands`). Imperative names; the server answers with what became true. */

const tableId = v.pipe(v.string(), v.maxLength(40))
const noteId = v.pipe(v.string(), v.maxLength(40))
const personId = v.pipe(v.string(), v.maxLength(60))
const sentence = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max))
const whole = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max))

export const commandSchema = v.variant('type', [
  v.object({ type: v.literal('open') }),
  v.object({ type: v.literal('start') }),
  v.object({ type: v.literal('ring') }),
  v.object({ type: v.literal('cancel-ring') }),
  v.object({ type: v.literal('begin-round') }),
  v.object({ type: v.literal('pause') }),
  v.object({ type: v.literal('resume') }),
  v.object({ type: v.literal('add-time'), minutes: v.pipe(v.number(), v.minValue(-120), v.maxValue(120)) }),
  v.object({
    type: v.literal('go-to'),
    phase: v.picklist(PHASES),
    round: v.optional(whole(1, LIMITS.rounds)),
  }),
  v.object({ type: v.literal('plan-round'), add: v.optional(v.boolean()), drop: v.optional(v.boolean()) }),
  v.object({
    type: v.literal('announce'),
    text: sentence(200),
    to: v.optional(v.pipe(v.array(v.picklist(['phones', 'wall'])), v.minLength(1)), ['phones', 'wall']),
  }),
  v.object({ type: v.literal('message'), text: sentence(300) }),
  v.object({ type: v.literal('lock-table'), table: tableId }),
  v.object({ type: v.literal('unlock-table'), table: tableId }),
  v.object({ type: v.literal('reveal'), table: tableId }),
  v.object({ type: v.literal('welcome'), table: tableId, text: v.pipe(v.string(), v.trim(), v.maxLength(300)) }),
  v.object({ type: v.literal('spotlight'), table: tableId, note: v.nullable(noteId) }),
  v.object({ type: v.literal('scribe'), for: personId }),
  v.object({ type: v.literal('add-guest'), name: sentence(LIMITS.personName), table: tableId }),
  v.object({ type: v.literal('set-aside-note'), table: tableId, note: noteId, reason: sentence(200) }),
  v.object({ type: v.literal('restore-note'), table: tableId, note: noteId }),
  v.object({ type: v.literal('carry-note'), table: tableId, note: noteId, for: v.optional(personId) }),
  v.object({ type: v.literal('drop-carried'), table: tableId, note: noteId, for: v.optional(personId) }),
  v.object({ type: v.literal('move-person'), person: personId, table: tableId }),
  v.object({ type: v.literal('mark-absent'), person: personId }),
  v.object({ type: v.literal('mark-present'), person: personId }),
  v.object({ type: v.literal('open-dots'), where: v.picklist(['tables', 'harvest']) }),
  v.object({ type: v.literal('close-dots'), where: v.picklist(['tables', 'harvest']) }),
  v.object({
    type: v.literal('place-dots'),
    table: tableId,
    note: noteId,
    count: whole(0, 10),
    for: v.optional(personId),
  }),
  v.object({
    type: v.literal('draw-thread'),
    name: sentence(80),
    notes: v.pipe(v.array(v.object({ table: tableId, note: noteId })), v.minLength(2), v.maxLength(40)),
  }),
  v.object({ type: v.literal('cut-thread'), thread: v.pipe(v.string(), v.maxLength(40)) }),
  v.object({ type: v.literal('publish') }),
  v.object({ type: v.literal('close') }),
  v.object({ type: v.literal('reopen') }),
])

export type Command = v.InferOutput<typeof commandSchema>
export type CommandType = Command['type']
/** What a caller may write: defaults left out. */
export type CommandInput = v.InferInput<typeof commandSchema>

/** Why a command was refused. Translated at the edge (`shared/i18n/refusals.ts`). */
export const REFUSALS = [
  'not-allowed',
  'wrong-phase',
  'unknown-table',
  'unknown-note',
  'unknown-person',
  'unknown-thread',
  'unknown-photo',
  'photos-full',
  'not-your-photo',
  'nothing-to-cancel',
  'clock-not-running',
  'clock-not-paused',
  'dots-closed',
  'no-dots-left',
  'too-many-on-one-note',
  'table-full',
  'not-your-table',
  'already-started',
  'last-round',
  'too-many-rounds',
  'same-table',
  'event-closed',
  'not-on-plate',
  'not-on-paper',
  'too-many-guests',
  'no-carries-left',
  'already-there',
  'already-published',
] as const
export type Refusal = (typeof REFUSALS)[number]

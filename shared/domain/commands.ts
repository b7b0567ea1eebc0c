import * as v from 'valibot'
import { AMENDMENT, SETTLEMENTS, STANCES } from './amendment.ts'
import { FOLLOW_UP, FOLLOW_UP_STATES } from './follow-up.ts'
import { HAND_OVER_ABOUT, MOST_LINES } from './hand-over.ts'
import { PHASES } from './phase.ts'
import { LIMITS } from './plan.ts'

/** What people ask of the server (`POST /events/:id/commands`). Imperative names; the server answers with what became true. */

const tableId = v.pipe(v.string(), v.maxLength(40))
const noteId = v.pipe(v.string(), v.maxLength(40))
const handOverLine = v.object({
  about: v.picklist(HAND_OVER_ABOUT),
  notes: v.pipe(v.array(noteId), v.minLength(1), v.maxLength(2)),
})
const amendmentId = v.pipe(v.string(), v.maxLength(40))
/** of the synthesis: `part-t1`, `before` */
const partName = v.pipe(v.string(), v.maxLength(60))
const personId = v.pipe(v.string(), v.maxLength(60))
const sentence = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max))
const whole = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max))

const round = whole(1, LIMITS.rounds)
/** Changes of the living plan, one by one or several together in `replan`. Rounds that began never change. */
const absent = {
  type: v.literal('mark-absent'),
  person: v.optional(personId),
  /** everybody who has not come yet */
  notCome: v.optional(v.boolean()),
  /** the first round without them; none: from now on */
  from: v.optional(round),
}
const present = { type: v.literal('mark-present'), person: personId, from: v.optional(round) }
const arriving = {
  type: v.literal('add-person'),
  name: sentence(LIMITS.personName),
  /** the first round with them; none: from now on */
  from: v.optional(round),
  paper: v.optional(v.boolean()),
  /** announced, not here yet */
  expected: v.optional(v.boolean()),
}
/** without a round: the present one, at once; a later one: pinned there */
const moving = { type: v.literal('move-person'), person: personId, table: tableId, round: v.optional(round) }
/** without a round: in all rounds to come */
const swapping = {
  type: v.literal('swap'),
  people: v.pipe(v.array(personId), v.minLength(2), v.maxLength(2)),
  round: v.optional(round),
}
const closing = { type: v.literal('close-table'), table: tableId, from: v.optional(round) }
/** without a round: the next one that has not begun */
const reopening = { type: v.literal('open-table'), table: tableId, from: v.optional(round) }
const planEditSchema = v.variant('type', [
  v.object(absent),
  v.object(present),
  v.object(arriving),
  v.object(moving),
  v.object(swapping),
  v.object(closing),
  v.object(reopening),
])
/** How a change of the plan is asked for. */
const asked = {
  /** says what would be, and changes nothing */
  dryRun: v.optional(v.boolean()),
  /** evens out the tables of the rounds to come, moving as few people as it can */
  even: v.optional(v.boolean()),
  /** brings a chair where all are taken */
  extraChairs: v.optional(v.boolean()),
}

export const commandSchema = v.variant('type', [
  v.object({ type: v.literal('open') }),
  v.object({ type: v.literal('start') }),
  /** `round`: the one that is meant, so that two consoles cannot ring two rounds with one thought */
  v.object({ type: v.literal('ring'), round: v.optional(whole(1, LIMITS.rounds)) }),
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
  /** so many minutes less for the next break, or for the harvest; 0 gives them back */
  v.object({ type: v.literal('catch-up'), on: v.picklist(['break', 'harvest']), minutes: whole(0, 120) }),
  v.object({ type: v.literal('plan-round'), add: v.optional(v.boolean()), drop: v.optional(v.boolean()) }),
  v.object({
    type: v.literal('announce'),
    text: sentence(200),
    to: v.optional(v.pipe(v.array(v.picklist(['phones', 'wall'])), v.minLength(1)), ['phones', 'wall']),
  }),
  v.object({ type: v.literal('message'), text: sentence(300) }),
  /** to whoever hosts that table */
  v.object({ type: v.literal('word'), table: tableId, text: sentence(300) }),
  /** a facilitator's own words, large on the wall until null wipes them off */
  v.object({ type: v.literal('slate'), text: v.nullable(sentence(200)) }),
  v.object({ type: v.literal('lock-table'), table: tableId }),
  v.object({ type: v.literal('unlock-table'), table: tableId }),
  v.object({ type: v.literal('reveal'), table: tableId }),
  /** `lines`: the notes that the hand-over quotes, shown for as long as they lie on the cloth; none given: none quoted */
  v.object({
    type: v.literal('welcome'),
    table: tableId,
    text: v.pipe(v.string(), v.trim(), v.maxLength(300)),
    lines: v.optional(v.pipe(v.array(handOverLine), v.maxLength(MOST_LINES))),
  }),
  v.object({ type: v.literal('spotlight'), table: tableId, note: v.nullable(noteId) }),
  v.object({ type: v.literal('scribe'), for: personId }),
  v.object({ type: v.literal('add-guest'), name: sentence(LIMITS.personName), table: tableId }),
  v.object({ type: v.literal('set-aside-note'), table: tableId, note: noteId, reason: sentence(200) }),
  v.object({ type: v.literal('restore-note'), table: tableId, note: noteId }),
  v.object({ type: v.literal('carry-note'), table: tableId, note: noteId, for: v.optional(personId) }),
  v.object({ type: v.literal('drop-carried'), table: tableId, note: noteId, for: v.optional(personId) }),
  v.object({ ...absent, ...asked }),
  v.object({ ...present, ...asked }),
  v.object({ ...arriving, ...asked }),
  v.object({ ...moving, ...asked }),
  v.object({ ...swapping, ...asked }),
  v.object({ ...closing, ...asked }),
  v.object({ ...reopening, ...asked }),
  v.object({
    type: v.literal('replan'),
    changes: v.optional(v.pipe(v.array(planEditSchema), v.maxLength(LIMITS.people)), []),
    /** before the day and before anybody was told: the whole plan anew */
    afresh: v.optional(v.boolean()),
    ...asked,
  }),
  v.object({ type: v.literal('tell-plan') }),
  v.object({ type: v.literal('undo-plan') }),
  /** `minutes`: those of the harvest close by themselves after so long; without: when somebody closes them */
  v.object({
    type: v.literal('open-dots'),
    where: v.picklist(['tables', 'harvest']),
    minutes: v.optional(v.pipe(v.number(), v.minValue(0.5), v.maxValue(120))),
  }),
  v.object({ type: v.literal('close-dots'), where: v.picklist(['tables', 'harvest']) }),
  v.object({
    type: v.literal('place-dots'),
    table: tableId,
    note: noteId,
    count: whole(0, 10),
    for: v.optional(personId),
  }),
  /** so many raised hands for a note, instead of what was counted before; without a table: wherever it lies */
  v.object({
    type: v.literal('count-hands'),
    table: v.optional(tableId),
    note: noteId,
    count: whole(0, LIMITS.people),
  }),
  /** what the plenary looks at on every projected harvest: one thread, one perspective (from 0), or with neither all of it */
  v.object({
    type: v.literal('show-harvest'),
    thread: v.optional(v.pipe(v.string(), v.maxLength(40))),
    perspective: v.optional(whole(0, 200)),
  }),
  v.object({
    type: v.literal('draw-thread'),
    name: sentence(80),
    notes: v.pipe(v.array(v.object({ table: tableId, note: noteId })), v.minLength(2), v.maxLength(40)),
  }),
  v.object({ type: v.literal('cut-thread'), thread: v.pipe(v.string(), v.maxLength(40)) }),
  /** everybody at the event may read the draft and amend it, or no more */
  v.object({ type: v.literal('share-draft'), open: v.boolean() }),
  /** a proposal about these words of the draft (none: about the part); `for`: a guest on paper whom one writes for */
  v.object({
    type: v.literal('amend'),
    part: partName,
    passage: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(AMENDMENT.passage)), ''),
    text: sentence(AMENDMENT.text),
    for: v.optional(personId),
  }),
  /** one's own; staff may take back anybody's, with a reason that all can read */
  v.object({ type: v.literal('take-back-amendment'), amendment: amendmentId, reason: v.optional(sentence(200)) }),
  v.object({
    type: v.literal('support-amendment'),
    amendment: amendmentId,
    /** null: no opinion any more */
    stance: v.nullable(v.picklist(STANCES)),
    for: v.optional(personId),
  }),
  /** hands raised in the room by those without a device, instead of those counted before */
  v.object({
    type: v.literal('amendment-hands'),
    amendment: amendmentId,
    for: whole(0, AMENDMENT.hands),
    against: whole(0, AMENDMENT.hands),
  }),
  /** null: open again */
  v.object({
    type: v.literal('settle-amendment'),
    amendment: amendmentId,
    as: v.nullable(v.picklist(SETTLEMENTS)),
  }),
  /** what becomes of a lead or a lever; `state` null takes it off the list */
  v.object({
    type: v.literal('follow-up'),
    role: v.picklist(['lead', 'lever']),
    title: sentence(FOLLOW_UP.title),
    who: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(FOLLOW_UP.who))),
    step: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(FOLLOW_UP.step))),
    date: v.optional(v.union([v.literal(''), v.pipe(v.string(), v.isoDate())])),
    state: v.nullable(v.picklist(FOLLOW_UP_STATES)),
  }),
  /** somebody has read this part over; `text`: the fingerprint of the words that they read */
  v.object({
    type: v.literal('review-part'),
    part: partName,
    reviewed: v.boolean(),
    text: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{0,16}$/)), ''),
  }),
  /** out of the compte rendu, not off the cloth */
  v.object({
    type: v.literal('leave-out'),
    table: tableId,
    note: noteId,
    left: v.boolean(),
    reason: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200))),
  }),
  v.object({ type: v.literal('publish') }),
  v.object({ type: v.literal('unpublish') }),
  v.object({ type: v.literal('close') }),
  v.object({ type: v.literal('reopen') }),
])

export type Command = v.InferOutput<typeof commandSchema>
export type CommandType = Command['type']
/** One change of the living plan. */
export type PlanEdit = v.InferOutput<typeof planEditSchema>
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
  'too-many-hands',
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
  'nothing-to-undo',
  'round-begun',
  'last-table',
  'too-many-people',
  'rehearsal',
  'already-rung',
  'nothing-to-shorten',
  'unknown-part',
  'unknown-amendment',
  'draft-not-shared',
  'too-many-amendments',
  'not-your-amendment',
  'not-your-part',
  'not-published',
  'list-full',
] as const
export type Refusal = (typeof REFUSALS)[number]

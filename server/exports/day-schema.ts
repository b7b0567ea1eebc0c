import * as v from 'valibot'
import { HEADING_ROLES } from '../../shared/document/synthesis.ts'
import { SETTLEMENTS } from '../../shared/domain/amendment.ts'
import { FOLLOW_UP_STATES } from '../../shared/domain/follow-up.ts'
import { HAND_OVER_ABOUT } from '../../shared/domain/hand-over.ts'
import { PHASES } from '../../shared/domain/phase.ts'
import type { ParcelDay } from './parcel.ts'
import { byId, byNote, dots, flag, id, ms, noteId, round, whole, words } from './values.ts'

/**
 * The border of `tablee/day.json`. Every part of the state that an archive holds is a line here (the compiler asks for it); a
 * part that must not leave goes into `NotInDay` of `parcel.ts` instead.
 */

const clock = v.variant('state', [
  v.strictObject({ state: v.literal('idle') }),
  v.strictObject({ state: v.literal('running'), endsAt: ms, lasts: ms }),
  v.strictObject({ state: v.literal('paused'), left: ms, lasts: ms }),
])
/** Somebody's deed: who they were called, and who that is, for the day they want to be forgotten. */
const signed = { at: ms, by: words(200), who: v.optional(id) }
const place = v.strictObject({ table: id, note: noteId })
const table = v.strictObject({
  locked: flag,
  welcome: words(5_000),
  handOver: v.optional(
    v.array(v.strictObject({ about: v.picklist(HAND_OVER_ABOUT), notes: v.pipe(v.array(noteId), v.maxLength(20)) })),
  ),
  spotlight: v.nullable(noteId),
  spotlightBy: v.optional(words(200)),
  revealed: v.optional(flag),
  closedFrom: v.optional(round),
  openFrom: v.optional(round),
})
const logged = v.strictObject({
  ...signed,
  what: v.pipe(v.string(), v.regex(/^[a-z][a-z-]{1,39}$/, 'a deed is a word')),
  table: v.optional(id),
  note: v.optional(noteId),
  text: v.optional(words(5_000)),
})
const photo = v.strictObject({
  table: id,
  round,
  alt: words(1_000),
  by: v.optional(id),
  at: ms,
  width: whole(10_000),
  height: whole(10_000),
  notes: v.optional(whole(999)),
  bytes: whole(2_000_000),
  gone: v.optional(flag),
})
const amendment = v.strictObject({
  part: words(60),
  passage: words(2_000),
  text: words(5_000),
  at: ms,
  who: v.optional(id),
  hands: v.optional(v.strictObject({ for: dots, against: dots })),
  settled: v.optional(v.picklist(SETTLEMENTS)),
})
const followUp = v.strictObject({
  role: v.picklist(HEADING_ROLES.filter(role => role !== 'topic')),
  title: words(500),
  who: v.optional(words(500)),
  step: v.optional(words(1_000)),
  date: v.optional(words(20)),
  state: v.picklist(FOLLOW_UP_STATES),
  at: ms,
})

const entries = {
  createdAt: ms,
  seed: v.number(),
  phase: v.picklist(PHASES),
  round,
  clock,
  undoUntil: v.nullable(ms),
  moments: v.pipe(v.array(v.strictObject({ startedAt: ms, rangAt: v.optional(ms) })), v.maxLength(99)),
  shortened: v.optional(byId(whole(1_000))),
  slate: v.optional(v.strictObject({ text: words(5_000), at: ms })),
  drawn: flag,
  closedAt: v.optional(ms),
  published: flag,
  publishedAt: v.optional(ms),
  draftShared: v.optional(flag),
  amendments: v.optional(byId(amendment)),
  followUp: v.optional(byId(followUp)),
  tables: byId(table),
  dots: v.strictObject({
    tablesOpen: flag,
    harvestOpen: flag,
    tablesTold: flag,
    harvestTold: flag,
    harvestUntil: v.optional(ms),
    hands: v.optional(byNote(dots)),
    counted: v.optional(v.array(v.strictObject({ ...signed, table: id, note: noteId, count: dots }))),
  }),
  announcements: byId(v.strictObject({ ...signed, text: words(5_000), to: v.array(v.picklist(['phones', 'wall'])) })),
  threads: byId(v.strictObject({ name: words(500), notes: v.pipe(v.array(place), v.maxLength(500)), at: ms })),
  shown: v.optional(v.union([v.strictObject({ thread: id }), v.strictObject({ perspective: whole(10_000) })])),
  log: byId(logged),
  moderated: byNote(v.strictObject({ table: id, removal: v.picklist([0, 2]) })),
  carried: v.optional(byNote(v.strictObject({ table: id, note: noteId, round, to: id }))),
  bringing: v.optional(v.array(noteId)),
  photos: v.optional(byId(photo)),
  logo: v.optional(v.strictObject({ id, width: whole(10_000), height: whole(10_000) })),
  told: v.optional(flag),
  reviews: v.optional(v.record(words(60), v.strictObject({ ...signed, text: words(60_000) }))),
  leftOut: v.optional(byNote(v.strictObject({ ...signed, table: id, reason: v.optional(words(5_000)) }))),
  tallies: v.optional(
    v.strictObject({ tables: byId(byNote(dots)), harvest: byNote(dots), voters: dots, writers: dots }),
  ),
} satisfies Record<keyof ParcelDay, v.GenericSchema>

export const DAY_KEYS = Object.keys(entries) as readonly (keyof ParcelDay)[]
export const daySchema = v.strictObject(entries)

import * as v from 'valibot'
import { ROLES } from '../../shared/access/roles.ts'
import { LIMITS } from '../../shared/domain/limits.ts'
import type { ParcelPerson } from './parcel.ts'
import { byId, flag, id, ms, round, seats, words } from './values.ts'

/** The border of `tablee/people.json`: every part of a person that an archive holds is a line here. */
const entries = {
  id,
  name: words(200),
  role: v.picklist(ROLES),
  hostOf: v.optional(id),
  organisation: v.optional(words(500)),
  email: v.optional(words(500)),
  consent: v.strictObject({ name: flag, email: flag }),
  device: v.picklist(['own', 'paper']),
  wishes: v.pipe(v.array(id), v.maxLength(100)),
  following: flag,
  absent: flag,
  expected: v.optional(flag),
  reserved: v.optional(flag),
  listed: v.optional(words(60)),
  from: v.optional(round),
  until: v.optional(round),
  pins: v.optional(byId(id)),
  moved: v.optional(
    v.strictObject({
      at: ms,
      rounds: v.array(v.strictObject({ round, from: v.nullable(id), to: v.nullable(id) })),
    }),
  ),
  joinedAt: ms,
  addedBy: v.optional(id),
  seats,
  scribeFor: v.pipe(v.array(id), v.maxLength(LIMITS.people)),
} satisfies Record<keyof ParcelPerson, v.GenericSchema>

export const PERSON_KEYS = Object.keys(entries) as readonly (keyof ParcelPerson)[]
export const peopleSchema = v.pipe(
  v.array(v.strictObject(entries)),
  // those who expect, and staff on several devices, come on top of those who may sit
  v.maxLength(LIMITS.records),
  v.check(people => new Set(people.map(person => person.id)).size === people.length, 'two people have the same id'),
)

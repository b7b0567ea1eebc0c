import { fillKeyring, type KeyName, type Keyring, renewKey } from '../access/keyring.ts'
import { purgeAt } from '../cafe/retention.ts'
import { seat } from '../cafe/seating.ts'
import { type CafeState, type Person, presentRound, takesSeat, withPerson } from '../cafe/state.ts'
import { tablesOf } from '../../shared/domain/plan.ts'

/**
 * What an event is after a restore: what was done, as the backup has it; who may come in and what people asked for, as they are
 * now. So a restore opens no door that was closed since, closes none on somebody who is here, undoes nobody's choice about their
 * own name, and keeps nothing longer.
 * @param now the event as it is here; undefined when it is not
 */
export function reconcile(kept: CafeState, now: CafeState | undefined, secret: string): CafeState {
  if (now === undefined) return { ...kept, planUndo: undefined }
  const people = [...kept.people.values()].map(person => asNow(person, now.people.get(person.id)))
  const state: CafeState = {
    ...kept,
    plan: notLonger(kept, now),
    keys: doorsOf(kept, now.keys, secret),
    code: now.code,
    address: now.address,
    photos: withoutTaken(kept.photos, now.photos),
    planUndo: undefined,
    people: new Map(people.map(person => [person.id, person])),
  }
  const newcomers = [...now.people.values()].filter(person => !kept.people.has(person.id))
  return newcomers.reduce(comeIn, state)
}

/** Who has asked since to be forgotten, and is still somebody in the backup. */
export const goneSince = (kept: CafeState, now: CafeState | undefined): readonly string[] =>
  [...(now?.people.values() ?? [])]
    .filter(({ id, gone }) => gone && kept.people.get(id)?.gone === false)
    .map(({ id }) => id)

/** What they did comes from the backup. Who they are, what they agreed to and how they come in is theirs to say, and newer here. */
function asNow(person: Person, now: Person | undefined): Person {
  if (now === undefined) return person
  const clientIds = [...new Set([...person.clientIds, ...now.clientIds])]
  // Gone: their words are looked for in the backup's documents first, and then they are erased there too.
  if (now.gone || person.gone)
    return person.gone ? { ...person, clientIds } : { ...person, clientIds, tokenHash: '', moreTokens: [] }
  return {
    ...person,
    name: now.name,
    organisation: now.organisation,
    email: now.email,
    consent: now.consent,
    role: now.role,
    tokenHash: now.tokenHash,
    moreTokens: now.moreTokens,
    personal: now.personal,
    clientIds,
    // Whoever has come since is here.
    expected: now.expected === true ? person.expected : undefined,
    reserved: now.reserved === true ? person.reserved : undefined,
    joinedAt: now.joinedAt,
  }
}

/** Somebody who joined after the backup was made stays, on a chair that is free. */
function comeIn(state: CafeState, person: Person): CafeState {
  const tables = new Set(tablesOf(state.plan).map(table => table.id))
  const round = presentRound(state)
  const sat = round === undefined ? undefined : (person.seats[round - 1] ?? undefined)
  const come: Person = {
    ...person,
    seats: [],
    hostOf: person.hostOf !== undefined && tables.has(person.hostOf) ? person.hostOf : undefined,
    traces: undefined,
    pins: undefined,
    moved: undefined,
    carries: undefined,
    stances: undefined,
    scribeFor: person.scribeFor.filter(id => state.people.get(id)?.gone === false),
    dots: { tables: {}, harvest: {} },
  }
  if (!takesSeat(come)) return withPerson(state, come)
  for (const wanted of [sat, undefined]) {
    const seated = seat(state, come, wanted)
    if ('state' in seated) return seated.state
  }
  const seated = seat(state, come, undefined, { extraChairs: true })
  return 'state' in seated ? seated.state : withPerson(state, come)
}

/** The keys as they are now. One that is of the backup alone, for a table that is gone since, is a new one. */
function doorsOf(kept: CafeState, now: Keyring, secret: string): Keyring {
  const lost = Object.keys(kept.keys).filter((name): name is KeyName => now[name] === undefined)
  const ring = lost.reduce((all, name) => {
    const entry = kept.keys[name]
    return renewKey(secret, kept.id, entry === undefined ? all : { ...all, [name]: entry }, name)
  }, now)
  return fillKeyring(
    secret,
    kept.id,
    tablesOf(kept.plan).map(table => table.id),
    ring,
  )
}

/** A photo that was taken away is gone for good. */
function withoutTaken(kept: CafeState['photos'], now: CafeState['photos']): CafeState['photos'] {
  if (kept === undefined) return undefined
  return Object.fromEntries(
    Object.entries(kept).map(([id, photo]) => [id, now?.[id]?.gone === true ? { ...photo, ...now[id] } : photo]),
  )
}

/** What was promised about keeping the data holds: never longer than without the restore. */
function notLonger(kept: CafeState, now: CafeState): CafeState['plan'] {
  if (purgeAt(kept) <= purgeAt(now)) return kept.plan
  const { retentionDays, date } = now.plan
  const shorter = { ...kept.plan, retentionDays }
  return purgeAt({ ...kept, plan: shorter }) <= purgeAt(now) ? shorter : { ...shorter, date }
}

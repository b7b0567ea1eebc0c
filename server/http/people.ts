import * as v from 'valibot'
import { mayCommand } from '../../shared/access/commands.ts'
import { isSeated } from '../../shared/access/roles.ts'
import { LIMITS, tablesOf } from '../../shared/domain/plan.ts'
import { rotationFigures } from '../../shared/domain/planner/figures.ts'
import { goalFigures } from '../../shared/domain/planner/goal-figures.ts'
import { readSynthesisParts } from '../../shared/reports/synthesis-read.ts'
import type { ApiNote, Me, Personal, Rotation, StaffPeople, Voice } from '../../shared/protocol/api.ts'
import { CLOSING } from '../../shared/protocol/messages.ts'
import { cookieName } from '../access/caller.ts'
import { hashOf, readToken } from '../access/secrets.ts'
import type { Cafe } from '../cafe/cafe.ts'
import { myAmendments } from '../cafe/amendments.ts'
import { purgeAt } from '../cafe/retention.ts'
import { decideMove } from '../cafe/decide.ts'
import { listWarnings } from '../cafe/expected.ts'
import { haveShared } from '../cafe/guests.ts'
import { hiddenNotesOf } from '../cafe/hidden.ts'
import { listNotes } from '../cafe/notes.ts'
import { dropDevice, follow } from '../cafe/people.ts'
import { constraintsOf, plannedOf, toProblem } from '../cafe/plan-problem.ts'
import { seatedPeople, seatsOf as rowsOf, sittersAt } from '../cafe/seating.ts'
import { isPerson, type Person, withPerson } from '../cafe/state.ts'
import { Failure, forbidden, read, refused } from './failure.ts'
import { aliasesOf, seatsOf } from './join.ts'
import { toApiNote } from './notes.ts'
import { baseUrl, type HttpContext, requireMember, requireStaff, type Route } from './route.ts'
import type { FastifyRequest } from 'fastify'

const line = (max: number) => v.pipe(v.string(), v.trim(), v.maxLength(max))

const meSchema = v.object({
  name: v.optional(v.pipe(line(LIMITS.personName), v.minLength(1))),
  organisation: v.optional(line(120)),
  email: v.optional(v.union([v.literal(''), v.pipe(line(200), v.email())])),
  consent: v.optional(v.object({ name: v.optional(v.boolean()), email: v.optional(v.boolean()) })),
  device: v.optional(v.picklist(['own', 'paper'])),
  table: v.optional(line(40)),
  following: v.optional(v.boolean()),
})

export function peopleRoutes(context: HttpContext): Route[] {
  return [
    {
      method: 'GET',
      path: '/api/v1/events/:id/me',
      summary: 'All that is held on me: my seats, my notes, my dots',
      who: 'each person',
      answers: { 200: 'what is held', 401: 'nobody known' },
      handle: async request => {
        const { cafe, person } = requirePerson(context, request)
        return meOf(context, request, cafe, person)
      },
    },
    {
      method: 'PATCH',
      path: '/api/v1/events/:id/me',
      summary: 'Correct my name or consents, change table, follow without writing',
      who: 'each person',
      body: meSchema,
      answers: {
        200: 'what is held',
        409: 'the table is full, or it is not the moment',
        422: 'what is wrong with the body',
      },
      handle: async request => {
        const { cafe, person } = requirePerson(context, request)
        await changeMe(context, cafe, person.id, read(meSchema, request.body))
        return meOf(context, request, cafe, cafe.state.people.get(person.id) ?? person)
      },
    },
    {
      method: 'DELETE',
      path: '/api/v1/events/:id/me',
      summary: 'Leave, and erase what is held on me; notes stay, without an author, but for hidden and withdrawn ones',
      who: 'each person',
      answers: { 204: 'erased' },
      handle: async (request, reply) => {
        const { cafe, person } = requirePerson(context, request)
        await cafe.erase(person.id)
        reply.clearCookie(cookieName(cafe.state.id, person.id), { path: '/' })
        reply.code(204)
        return undefined
      },
    },
    {
      method: 'POST',
      path: '/api/v1/events/:id/me/personal',
      summary: 'Renew my personal code and link; the ones before open nothing any more, and my devices stay',
      who: 'each guest and host',
      answers: { 200: 'code, link', 403: 'staff and wall have none' },
      handle: async request => {
        const { cafe, person } = requirePerson(context, request)
        if (!isPerson(person)) throw forbidden()
        await cafe.change(state => {
          const found = state.people.get(person.id) ?? person
          const personal = context.personal.nextNumber(state, found)
          return { ok: true, state: withPerson(state, { ...found, personal }) }
        })
        return personalOf(context, request, cafe, cafe.state.people.get(person.id) ?? person)
      },
    },
    {
      method: 'DELETE',
      path: '/api/v1/events/:id/me/session',
      summary: 'Leave this device: its token and cookie open nothing any more, and I stay at the event',
      who: 'each person',
      answers: { 204: 'left', 401: 'nobody known' },
      handle: async (request, reply) => {
        const { cafe, person, token } = requirePerson(context, request)
        const hash = hashOf(readToken(token)?.secret ?? '')
        await cafe.change(state => ({
          ok: true,
          state: dropDevice(state, state.people.get(person.id) ?? person, hash),
        }))
        // Every device of theirs knocks again; this one is not known any more.
        context.rooms.disconnect(cafe.state.id, person.id, CLOSING.restart)
        reply.clearCookie(cookieName(cafe.state.id, person.id), { path: '/' })
        reply.code(204)
        return undefined
      },
    },
    {
      method: 'GET',
      path: '/api/v1/events/:id/rotation',
      summary: 'Who sits where in each round, and what the plan gives',
      who: 'any role',
      answers: { 200: 'rounds, figures' },
      handle: async request => rotationOf(requireMember(context, request).cafe),
    },
    {
      method: 'GET',
      path: '/api/v1/events/:id/people',
      summary: 'What the list asks for each person, which only staff see',
      who: 'organiser, facilitator',
      answers: { 200: 'people, warnings, told', 403: 'not for this role' },
      handle: async request => staffPeople(requireStaff(context, request).cafe),
    },
  ]
}

function requirePerson(context: HttpContext, request: FastifyRequest): { cafe: Cafe; person: Person; token: string } {
  const { cafe, caller } = requireMember(context, request)
  if (caller.kind !== 'person')
    throw new Failure(403, 'not-a-person', 'The administrator is nobody at this event before joining it.')
  return { cafe, person: caller.person, token: caller.token }
}

async function meOf(context: HttpContext, request: FastifyRequest, cafe: Cafe, person: Person): Promise<Me> {
  const notes = await listNotes(cafe.state, context.rooms, context.aliases)
  const mine = notes.filter(note => note.writer === person.id)
  return {
    person: {
      id: person.id,
      name: person.name,
      role: person.role,
      ...(person.organisation === undefined ? {} : { organisation: person.organisation }),
      ...(person.email === undefined ? {} : { email: person.email }),
      consent: person.consent,
      device: person.device,
      following: person.following,
      joinedAt: person.joinedAt,
      wishes: person.wishes,
      devices: [person.tokenHash, ...(person.moreTokens ?? [])].filter(hash => hash !== '').length,
    },
    ...aliasesOf(context, cafe, person),
    seats: seatsOf(cafe, person),
    notes: [
      ...mine.map((note): ApiNote => toApiNote(note, undefined)),
      ...(await hiddenNotesOf(cafe.state, context.rooms, person.id)),
    ],
    dots: person.dots,
    carries: carriesOf(person),
    mentioned: notes
      .filter(note => note.writer !== person.id && !note.takenBack && mentions(person, note.id))
      .map(({ id, table, text, kind }) => ({ id, table, text, kind })),
    ...(cafe.state.published ? { cited: await citedOf(context, cafe, mine) } : {}),
    ...(cafe.state.dots.harvestOpen && mayCommand(person.role, 'count-hands')
      ? { hands: cafe.state.dots.hands ?? {} }
      : {}),
    ...amendmentsOf(cafe, person),
    scribeFor: person.scribeFor,
    scribes: [...cafe.state.people.values()].filter(each => each.scribeFor.includes(person.id)).map(each => each.name),
    controller: cafe.state.plan.controller,
    purgeAt: purgeAt(cafe.state),
    ...(person.scribeFor.length === 0 ? {} : { voices: voicesOf(context, request, cafe, person) }),
    ...(isPerson(person) ? { personal: personalOf(context, request, cafe, person) } : {}),
  }
}

function amendmentsOf({ state }: Cafe, person: Person): Pick<Me, 'amendments'> {
  const mine = myAmendments(state, person)
  return mine.own.length === 0 && Object.keys(mine.stances).length === 0 ? {} : { amendments: mine }
}

/** The id of a copy is told once it has arrived. */
const carriesOf = ({ carries = [] }: Person): Me['carries'] =>
  carries.map(({ id, ...carry }) => (carry.to === undefined ? carry : { id, ...carry }))

/** Do they carry this note, or did they give it dots? */
const mentions = ({ carries = [], dots }: Person, note: string): boolean =>
  carries.some(carry => carry.note === note) ||
  note in dots.harvest ||
  Object.values(dots.tables).some(ballot => note in ballot)

/** Which of these the compte rendu quotes to the letter. */
async function citedOf(context: HttpContext, cafe: Cafe, notes: readonly { readonly id: string }[]): Promise<string[]> {
  const room = await context.rooms.open(cafe.state.id, 'synthesis')
  const themes = cafe.state.plan.themes.map(theme => theme.id)
  const parts = room.read(doc => readSynthesisParts(doc, themes))
  const quoted = new Set(
    Object.values(parts).flatMap(part => part.flatMap(block => (block.kind === 'quote' ? block.note : []))),
  )
  return notes.flatMap(note => (quoted.has(note.id) ? note.id : []))
}

/** Those this person writes for. Only of tables where both sat: whoever wants to write for somebody learns nothing else of them. */
function voicesOf(context: HttpContext, request: FastifyRequest, cafe: Cafe, scribe: Person): Voice[] {
  const { state } = cafe
  const shared = (guest: Person): string[] =>
    tablesOf(state.plan).flatMap(({ id }) => (haveShared(state, scribe, guest, id) ? [id] : []))
  return scribe.scribeFor.flatMap(id => {
    const guest = state.people.get(id)
    if (guest === undefined || !isPerson(guest) || guest.device !== 'paper') return []
    const tables = shared(guest)
    const hasDevice = guest.tokenHash !== '' || (guest.moreTokens ?? []).length > 0
    const only = <T>(all: Readonly<Record<string, T>>): Record<string, T> =>
      Object.fromEntries(Object.entries(all).filter(([table]) => tables.includes(table)))
    const { alias } = aliasesOf(context, cafe, guest)
    return [
      {
        id,
        ...(alias === undefined ? {} : { alias: only(alias) }),
        dots: { tables: only(guest.dots.tables), harvest: guest.dots.harvest },
        carries: carriesOf(guest).filter(carry => tables.includes(carry.table)),
        ...(guest.addedBy === scribe.id && !hasDevice ? { personal: personalOf(context, request, cafe, guest) } : {}),
      },
    ]
  })
}

const personalOf = (context: HttpContext, request: FastifyRequest, cafe: Cafe, person: Person): Personal => ({
  code: context.personal.codeOf(cafe.state.id, person),
  link: `${baseUrl(context, request)}/e/${cafe.state.id}/join#p=${context.personal.secretOf(cafe.state.id, person)}`,
})

async function changeMe(
  context: HttpContext,
  cafe: Cafe,
  id: string,
  body: v.InferOutput<typeof meSchema>,
): Promise<void> {
  const decided = await cafe.change(state => {
    const person = state.people.get(id)
    if (person === undefined || person.gone) return { ok: false, why: 'unknown-person' }
    const changed: Person = {
      ...person,
      name: body.name ?? person.name,
      organisation: body.organisation === undefined ? person.organisation : body.organisation || undefined,
      email: body.email === undefined ? person.email : body.email || undefined,
      consent: { name: body.consent?.name ?? person.consent.name, email: body.consent?.email ?? person.consent.email },
      device: body.device ?? person.device,
    }
    const named = withPerson(state, changed)
    const followed =
      body.following === undefined || !isSeated(person.role)
        ? { ok: true as const, state: named }
        : follow(named, changed, body.following)
    if (!followed.ok || body.table === undefined) return followed
    const moved = decideMove(followed.state, id, body.table)
    // Where they already sit: nothing to do, and the rest of what they asked for stands.
    return !moved.ok && moved.why === 'same-table' ? followed : moved
  })
  if (!decided.ok) throw refused(decided.why, decided.details)
  // A socket opened as a writer must not go on writing, nor one opened as a follower stay mute: both come back at once.
  if (body.following !== undefined) context.rooms.disconnect(cafe.state.id, id, CLOSING.restart)
}

function staffPeople({ state }: Cafe): StaffPeople {
  return {
    people: [...state.people.values()].filter(isPerson).map(person => {
      const organisation = person.organisation ?? plannedOf(state, person)?.organisation
      const constraints = constraintsOf(state, person)
      return {
        id: person.id,
        ...(person.listed === undefined ? {} : { listed: person.listed }),
        ...(organisation === undefined || organisation === '' ? {} : { organisation }),
        constraints,
        wishes: person.wishes.length > 0 ? person.wishes : (constraints.wishes ?? []),
        pins: person.pins ?? {},
      }
    }),
    warnings: listWarnings(state.plan),
    told: state.told === true,
  }
}

function rotationOf(cafe: Cafe): Rotation {
  const { state } = cafe
  const tables = tablesOf(state.plan)
  const people = seatedPeople(state)
  return {
    rounds: Array.from({ length: state.plan.rounds.count }, (_, i) => ({
      round: i + 1,
      tables: tables.map(table => ({
        table: table.id,
        people: sittersAt(state, table.id, i + 1).map(({ id, name }) => ({ id, name })),
      })),
    })),
    figures: goalFigures(rotationFigures(toProblem(state, people, { keep: 0 }), rowsOf(people)), state.plan.goal),
  }
}

import { isStaff } from '../../shared/access/roles.ts'
import { type Amendment, AMENDMENT, passageOf, type Settlement, type Stance } from '../../shared/domain/amendment.ts'
import type { Command, Refusal } from '../../shared/domain/commands.ts'
import { tablesOf } from '../../shared/domain/plan.ts'
import type { LogEntry } from '../../shared/document/programme.ts'
import { FIXED_PARTS, partOf } from '../../shared/document/synthesis.ts'
import type { Actor } from './decide.ts'
import { voiceOf } from './voice.ts'
import { type CafeState, type Person, withPerson } from './state.ts'

/** «La salle amende»: what people propose to change in the draft, who stands behind it, how it is settled. Pure, like all decisions. */

/** As it is kept. Its author is named to others only where notes carry names, and stances are each person's own (`Person.stances`). */
export interface AmendmentRecord {
  readonly part: string
  readonly passage: string
  readonly text: string
  readonly at: number
  /** person id; undefined once they are gone, or for the server's administrator */
  readonly who?: string | undefined
  /** raised by those without a device, as staff counted them */
  readonly hands?: { readonly for: number; readonly against: number } | undefined
  readonly settled?: Settlement | undefined
}

/** `deed`: what the log that everybody reads says of it. */
type Amending =
  | { readonly state: CafeState; readonly amendment?: string; readonly deed?: Pick<LogEntry, 'what' | 'text'> }
  | { readonly why: Refusal }
type Of<T extends Command['type']> = Extract<Command, { type: T }>

export function decideAmendment(
  state: CafeState,
  command: Of<
    'share-draft' | 'amend' | 'support-amendment' | 'amendment-hands' | 'settle-amendment' | 'take-back-amendment'
  >,
  actor: Actor,
  given: { readonly id: string; readonly now: number },
): Amending {
  switch (command.type) {
    case 'share-draft':
      return shareDraft(state, command.open)
    case 'amend':
      return amend(state, command, actor, given)
    case 'support-amendment':
      return supportAmendment(state, command, actor)
    case 'amendment-hands':
      return countAmendmentHands(state, command)
    case 'settle-amendment':
      return settleAmendment(state, command, actor)
    case 'take-back-amendment':
      return takeBackAmendment(state, command, actor)
  }
}

/** The whole room may read the draft and say what should change; or no more. Once published there is no draft to share. */
function shareDraft(state: CafeState, open: boolean): Amending {
  if (open === (state.draftShared === true)) return { state }
  if (open && state.published) return { why: 'already-published' }
  return {
    state: { ...state, draftShared: open ? true : undefined },
    deed: { what: open ? 'draft-shared' : 'draft-held' },
  }
}

const isPart = (state: CafeState, part: string): boolean =>
  (FIXED_PARTS as readonly string[]).includes(part) || state.plan.themes.some(theme => partOf(theme.id) === part)

/** A proposal about the shared draft, by whoever sits here or staff; for a guest on paper by whoever writes for them. */
function amend(
  state: CafeState,
  command: Of<'amend'>,
  actor: Actor,
  given: { readonly id: string; readonly now: number },
): Amending {
  if (state.draftShared !== true) return { why: 'draft-not-shared' }
  if (!isPart(state, command.part)) return { why: 'unknown-part' }
  const author =
    isStaff(actor.role) && command.for === undefined ? actor.person : voiceOf(state, actor.person, command.for)
  const who = typeof author === 'object' ? author.id : author
  if (isRefusal(author, actor)) return { why: author }
  const all = Object.values(state.amendments ?? {})
  const own = all.filter(each => each.who !== undefined && each.who === who).length
  if (all.length >= AMENDMENT.perEvent || own >= AMENDMENT.perPerson) return { why: 'too-many-amendments' }
  const { part, passage, text } = command
  const record = { part, passage, text, at: given.now, ...(who === undefined ? {} : { who }) }
  return { state: { ...state, amendments: { ...state.amendments, [given.id]: record } }, amendment: given.id }
}

/** `voiceOf` answers with a refusal where staff answer with themselves. */
const isRefusal = (author: Person | string | undefined, actor: Actor): author is Refusal =>
  typeof author === 'string' && author !== actor.person

/** Its author takes it back in silence; staff may take anybody's away, and say why: `record` then tells what for. */
function takeBackAmendment(state: CafeState, command: Of<'take-back-amendment'>, actor: Actor): Amending {
  const record = state.amendments?.[command.amendment]
  if (record === undefined) return { why: 'unknown-amendment' }
  const speaksFor = state.people.get(actor.person ?? '')?.scribeFor ?? []
  const isOwn = record.who !== undefined && (record.who === actor.person || speaksFor.includes(record.who))
  if (!isOwn && !isStaff(actor.role)) return { why: 'not-your-amendment' }
  if (!isOwn && command.reason === undefined) return { why: 'not-your-amendment' }
  const { [command.amendment]: _gone, ...amendments } = state.amendments ?? {}
  const people = new Map(state.people)
  for (const person of people.values())
    if (person.stances?.[command.amendment] !== undefined)
      people.set(person.id, { ...person, stances: without(person.stances, command.amendment) })
  return {
    state: { ...state, amendments, people },
    ...(isOwn ? {} : { deed: { what: 'amendment-aside', text: command.reason } }),
  }
}

/** One stance a person on each proposal: another replaces it, null takes it back. */
function supportAmendment(state: CafeState, command: Of<'support-amendment'>, actor: Actor): Amending {
  if (state.amendments?.[command.amendment] === undefined) return { why: 'unknown-amendment' }
  if (state.draftShared !== true) return { why: 'draft-not-shared' }
  const person = voiceOf(state, actor.person, command.for)
  if (typeof person === 'string') return { why: person }
  if ((person.stances?.[command.amendment] ?? null) === command.stance) return { state }
  const others = without(person.stances ?? {}, command.amendment)
  const stances = command.stance === null ? others : { ...others, [command.amendment]: command.stance }
  return { state: withPerson(state, { ...person, stances }) }
}

function countAmendmentHands(state: CafeState, command: Of<'amendment-hands'>): Amending {
  const record = state.amendments?.[command.amendment]
  if (record === undefined) return { why: 'unknown-amendment' }
  return withRecord(state, command.amendment, {
    ...record,
    hands: { for: command.for, against: command.against },
  })
}

/** Taken into the text, kept in the margin, or open again; a table's host for the part of their own theme. */
function settleAmendment(state: CafeState, command: Of<'settle-amendment'>, actor: Actor): Amending {
  const record = state.amendments?.[command.amendment]
  if (record === undefined) return { why: 'unknown-amendment' }
  if (!isStaff(actor.role)) {
    const theme = tablesOf(state.plan).find(table => table.id === actor.hostOf)?.theme
    if (theme === undefined || record.part !== partOf(theme)) return { why: 'not-your-part' }
  }
  const { as } = command
  if ((record.settled ?? null) === as) return { state }
  const settled = withRecord(state, command.amendment, { ...record, settled: as ?? undefined })
  return as === null ? settled : { ...settled, deed: { what: `amendment-${as}`, text: record.text } }
}

const withRecord = (state: CafeState, id: string, record: AmendmentRecord) => ({
  state: { ...state, amendments: { ...state.amendments, [id]: record } },
})

/** What everybody reads: counts, never who; the author's name only where notes carry names. */
export function toAmendments(state: CafeState): Readonly<Record<string, Amendment>> {
  const { amendments } = state
  if (amendments === undefined || Object.keys(amendments).length === 0) return {}
  const counts = new Map<string, Record<Stance, number>>()
  for (const { stances, gone } of state.people.values()) {
    if (stances === undefined || gone) continue
    for (const [id, stance] of Object.entries(stances)) {
      const count = counts.get(id) ?? { for: 0, against: 0 }
      counts.set(id, { ...count, [stance]: count[stance] + 1 })
    }
  }
  const isNamed = state.plan.notes.attribution === 'names'
  return Object.fromEntries(
    Object.entries(amendments).map(([id, { part, passage, text, at, who, hands, settled }]): [string, Amendment] => {
      const by = isNamed && who !== undefined ? state.people.get(who)?.name : undefined
      const count = counts.get(id)
      return [
        id,
        {
          part,
          passage,
          text,
          at,
          ...(by === undefined || by === '' ? {} : { by }),
          for: (count?.for ?? 0) + (hands?.for ?? 0),
          against: (count?.against ?? 0) + (hands?.against ?? 0),
          ...(hands === undefined ? {} : { hands }),
          ...(settled === undefined ? {} : { settled }),
        },
      ]
    }),
  )
}

/** What this person proposed, and where they stand: theirs to see alone. */
export function myAmendments(
  state: CafeState,
  person: Person,
): { readonly own: readonly string[]; readonly stances: Readonly<Record<string, Stance>> } {
  const own = Object.entries(state.amendments ?? {}).flatMap(([id, { who }]) => (who === person.id ? [id] : []))
  return { own, stances: person.stances ?? {} }
}

/** Somebody was erased: their proposals stay, as anybody's. */
export function withoutProposer(state: CafeState, person: string): CafeState {
  const { amendments } = state
  if (amendments === undefined || !Object.values(amendments).some(each => each.who === person)) return state
  return {
    ...state,
    amendments: Object.fromEntries(
      Object.entries(amendments).map(([id, record]) => {
        const { who, ...rest } = record
        return [id, who === person ? rest : record]
      }),
    ),
  }
}

/** Words of quotations that are gone from the compte rendu are gone from what proposals quote of it too. */
export function withoutPassages(state: CafeState, words: readonly string[]): CafeState {
  const gone = words.map(each => passageOf(each)).filter(each => each !== '')
  const { amendments } = state
  const holds = ({ passage }: AmendmentRecord): boolean =>
    passage !== '' && gone.some(each => each.includes(passage) || passage.includes(each))
  if (gone.length === 0 || amendments === undefined || !Object.values(amendments).some(holds)) return state
  return {
    ...state,
    amendments: Object.fromEntries(
      Object.entries(amendments).map(([id, record]) => [id, holds(record) ? { ...record, passage: '' } : record]),
    ),
  }
}

const without = <T>(entries: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(entries).filter(([each]) => each !== key))

import { isSeated, isStaff } from '../../shared/access/roles.ts'
import type { DocumentName } from '../../shared/document/names.ts'
import { FIXED_PARTS, partOf, readPartName } from '../../shared/document/synthesis.ts'
import type { RefusedCode } from '../../shared/protocol/messages.ts'
import type { Principal, Situation } from './situation.ts'

/** Writes that were under way when the event closed still count for so long. */
const GRACE_MS = 5_000

/** May this person see the document at all? */
export function mayRead(name: DocumentName, { person }: Principal, situation: Situation): boolean {
  if (name.kind === 'table') return situation.hasTable(name.table)
  if (name.kind !== 'own') return true
  return situation.hasTable(name.table) && (name.person === person || isScribeOf(name, person, situation))
}

/**
 * `write`: asked for what they have, and judged by the gate · `read`: what they send of content is dropped in silence, for an
 * honest reader answers like a writer · `refuse`: a guest who tries is told that they may not
 */
export type Standing = 'write' | 'read' | 'refuse'

export function standingOf(name: DocumentName, principal: Principal, situation: Situation): Standing {
  if (principal.role === 'wall') return 'read'
  switch (name.kind) {
    case 'programme':
      return 'read'
    case 'table':
      return situation.mayWriteAtTables(principal.person) ? 'write' : 'read'
    case 'own':
      return situation.mayWriteAtTables(principal.person) && mayRead(name, principal, situation) ? 'write' : 'read'
    case 'synthesis':
      if (isStaff(principal.role)) return 'write'
      if (principal.role === 'host' && situation.themeOfHost(principal.person) !== undefined) return 'write'
      return isSeated(principal.role) ? 'refuse' : 'read'
  }
}

/** What keeps everybody from writing here at the moment, if anything does. */
export function closedFor(name: DocumentName, situation: Situation, now: number): RefusedCode | undefined {
  if (name.kind !== 'table' && name.kind !== 'own') return undefined
  if (situation.closedAt !== undefined && now > situation.closedAt + GRACE_MS) return 'closed'
  return situation.isLocked(name.table) ? 'locked' : undefined
}

/** Is this a part of the synthesis, or the translation of one, that the person may write? */
export function mayWritePart(fragment: string, principal: Principal, situation: Situation): boolean {
  const { part } = readPartName(fragment)
  if (isStaff(principal.role))
    return isFixedPart(part) || (part.startsWith(partOf('')) && situation.hasTheme(part.slice(partOf('').length)))
  const theme = situation.themeOfHost(principal.person)
  return principal.role === 'host' && theme !== undefined && part === partOf(theme)
}

const isFixedPart = (part: string): boolean => (FIXED_PARTS as readonly string[]).includes(part)

/** Host of this table, or staff: what the contract grants a host at a table. */
export const isHostAt = (table: string, { role, hostOf }: Principal): boolean =>
  isStaff(role) || (role === 'host' && hostOf === table)

function isScribeOf(name: DocumentName & { kind: 'own' }, person: string, situation: Situation): boolean {
  const signature = situation.signatures(name.person, name.table).own
  return situation.signatures(person, name.table).scribed.has(signature)
}

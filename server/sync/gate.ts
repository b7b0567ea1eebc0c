import type * as Y from 'yjs'
import type { DocumentName } from '../../shared/document/names.ts'
import { CLOTH_ROOTS } from '../../shared/document/cloth.ts'
import { type RefusedCode, SYNC_LIMITS } from '../../shared/protocol/messages.ts'
import { judgeCloth, notesCreatedBy } from './cloth-rules.ts'
import { applyInspected, readKeyChanges, readTreeChanges, type Scan, scanUpdate } from './integration.ts'
import { closedFor, isHostAt, mayWritePart } from './rights.ts'
import type { Principal, Situation } from './situation.ts'
import { judgeSynthesis } from './synthesis-rules.ts'
import type { Left } from './usage.ts'

/**
 * The path of one content message (decision D2). Steps 1 and 2 are the session's, 6 to 8 the room's:
 *
 * 1. size and rate · 2. decode the frame · 3. decode the update and see whom it speaks for · 4. who may, at this moment ·
 * 5. apply once to the authoritative document and judge inside the transaction · 6. append to the log · 7. fsync · 8. tell, acknowledge
 */
export interface Sent {
  readonly update: Uint8Array
  /** the first step 2 of a connection may carry what was written during hours offline */
  readonly isStep2: boolean
  readonly principal: Principal
  readonly situation: Situation
  /** server ms */
  readonly now: number
  /** what the event may still hold; as much as one likes, if it is not said */
  readonly left?: Left | undefined
}

export type Passage =
  | {
      readonly ok: true
      /** new to the document, to be stored and told; undefined when all of it was known */
      readonly update: Uint8Array | undefined
      readonly forSender: Uint8Array | undefined
      readonly createdNotes: readonly string[]
      readonly roots: ReadonlySet<string>
    }
  /** `spoiled`: the document took it before the refusal and has to be made anew */
  | { readonly ok: false; readonly code: RefusedCode; readonly spoiled: boolean }

const FIRST_FACTOR = 10

export function passGate(doc: Y.Doc, name: DocumentName, sent: Sent): Passage {
  const { update, isStep2, principal, situation, now } = sent
  if (!isStep2 && update.byteLength > SYNC_LIMITS.updateBytes) return refusal('too-large')

  const most = name.kind === 'synthesis' ? SYNC_LIMITS.pageStructs : SYNC_LIMITS.structs
  const scan = scanUpdate(doc, update, most * (isStep2 ? FIRST_FACTOR : 1))
  if (typeof scan === 'string') return refusal(scan)
  if (scan.writers.size === 0 && !scan.deletes) return NOTHING_NEW
  for (const clientId of scan.writers) if (situation.ownerOf(clientId) !== principal.person) return refusal('client-id')

  if (sent.left !== undefined && sent.left.bytes < update.byteLength) return refusal('limit')

  const closed = closedFor(name, situation, now)
  if (closed !== undefined && scan.writers.size > 0) return refusal(closed)
  if (!rootsExist(doc, name, scan, sent)) return refusal('not-allowed')

  let createdNotes: readonly string[] = []
  const roots = new Set<string>()
  const applied = applyInspected(doc, update, transaction => {
    if (name.kind === 'synthesis') {
      const changes = readTreeChanges(transaction)
      if (changes === 'bad-value') return changes
      for (const { root } of changes) roots.add(root)
      return judgeSynthesis(doc, changes, { mayWrite: part => mayWritePart(part, principal, situation) })
    }
    const changes = readKeyChanges(transaction)
    if (changes === 'bad-value') return changes
    if (changes.length > 0 && closed !== undefined) return closed
    for (const { root } of changes) roots.add(root)
    createdNotes = notesCreatedBy(changes)
    return name.kind === 'programme' ? 'not-allowed' : judgeCloth(doc, changes, writerAt(name.table, sent))
  })
  if (typeof applied === 'string') return { ok: false, code: applied, spoiled: true }
  return { ok: true, update: applied.whole, forSender: applied.forSender, createdNotes, roots }
}

const refusal = (code: RefusedCode): Passage => ({ ok: false, code, spoiled: false })
const NOTHING_NEW: Passage = { ok: true, update: undefined, forSender: undefined, createdNotes: [], roots: new Set() }

/** Names of roots travel in updates: an unknown one is refused before Yjs makes it. */
function rootsExist(doc: Y.Doc, name: DocumentName, scan: Scan, { principal, situation }: Sent): boolean {
  for (const root of scan.roots) {
    if (name.kind !== 'synthesis') {
      if (!(CLOTH_ROOTS as readonly string[]).includes(root)) return false
    } else if (mayWritePart(root, principal, situation)) doc.getXmlFragment(root)
    else return false
  }
  return true
}

function writerAt(table: string, { principal, situation, left }: Sent) {
  const { own, scribed } = situation.signatures(principal.person, table)
  return {
    own,
    scribed,
    isHost: isHostAt(table, principal),
    hasPhoto: (photo: string) => situation.hasPhoto(table, photo),
    owns: (clientId: number) => situation.ownerOf(clientId) === principal.person,
    latestRound: situation.latestRound,
    plate: situation.plate,
    notesLeft: left?.notes ?? Number.POSITIVE_INFINITY,
  }
}

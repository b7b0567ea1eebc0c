import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { stateVectorBytes } from './frames.ts'

/**
 * A large document as updates that follow on one another, none of which takes long to read. Beside `integration.ts` the only
 * file that looks at the insides of Yjs: it reads its lists of structs, and changes nothing.
 */

/** About 10 ms to read in. */
const LEAST_STRUCTS = 5_000

export interface Folded {
  /** updates in order that hold what the log holds, found to do so by reading them back */
  readonly pieces: readonly Uint8Array[]
  /** of the document that they make */
  readonly stateVector: Uint8Array
}

/**
 * The contents of a log, deleted values left out, as pieces in order: each can be read in once those before it have been. A cut
 * is made only at a moment at which the log itself stood, so that nothing hangs on what a later piece brings. undefined: the
 * pieces did not make the same document.
 */
export function fold(log: readonly Uint8Array[], leastStructs: number = LEAST_STRUCTS): Folded | undefined {
  // The document is let go before another one is made of the pieces: two at a time are twice the memory.
  const { pieces, stands } = cut(log, leastStructs)
  return isMadeOf(stands, pieces) ? { pieces, stateVector: Y.encodeStateVector(stands.sv) } : undefined
}

/** `stands`: what the log makes, as a snapshot. */
function cut(
  log: readonly Uint8Array[],
  leastStructs: number,
): { readonly pieces: readonly Uint8Array[]; readonly stands: Y.Snapshot } {
  const doc = new Y.Doc()
  const moments: ReadonlyMap<number, number>[] = []
  for (const update of log) {
    Y.applyUpdate(doc, update)
    moments.push(clocksOf(doc))
  }
  const pieces: Uint8Array[] = []
  const told = new Map<number, number>()
  for (const moment of moments.slice(0, -1)) {
    const runs = [...moment].flatMap(([client, end]) => runOf(doc, client, told.get(client) ?? 0, end))
    if (runs.reduce((sum, { length }) => sum + length, 0) < leastStructs) continue
    pieces.push(encodeRuns(runs))
    for (const run of runs) for (const { id, length } of run.slice(-1)) told.set(id.client, id.clock + length)
  }
  // The last one brings all deletions, too.
  pieces.push(Y.encodeStateAsUpdate(doc, stateVectorBytes(told)))
  return { pieces, stands: Y.snapshot(doc) }
}

/** Do these updates, read in one after the other, make a document that stands like this? */
export function isMadeOf(stands: Y.Snapshot, pieces: readonly Uint8Array[]): boolean {
  const copy = new Y.Doc()
  for (const piece of pieces) {
    Y.applyUpdate(copy, piece)
    if (copy.store.pendingStructs !== null || copy.store.pendingDs !== null) return false
  }
  return Y.equalSnapshots(stands, Y.snapshot(copy))
}

type Run = readonly (Y.Item | Y.GC)[]

const clocksOf = (doc: Y.Doc): Map<number, number> => Y.decodeStateVector(Y.encodeStateVector(doc))

/** The structs of one client from a clock on at which one of them begins, up to the one that holds the last clock. */
function runOf(doc: Y.Doc, client: number, from: number, end: number): Run[] {
  const structs = doc.store.clients.get(client) ?? []
  if (end <= from || structs.length === 0) return []
  return [structs.slice(Y.findIndexSS(structs, from), Y.findIndexSS(structs, end - 1) + 1)]
}

/** As Yjs writes an update (format 1): how many clients; of each how many structs, its id and its first clock; no deletions. */
function encodeRuns(runs: readonly Run[]): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  encoding.writeVarUint(encoder.restEncoder, runs.length)
  for (const run of runs) {
    const [first] = run
    if (first === undefined) continue
    encoding.writeVarUint(encoder.restEncoder, run.length)
    encoder.writeClient(first.id.client)
    encoding.writeVarUint(encoder.restEncoder, first.id.clock)
    for (const struct of run) struct.write(encoder, 0)
  }
  encoding.writeVarUint(encoder.restEncoder, 0)
  return encoder.toUint8Array()
}

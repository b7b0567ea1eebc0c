import { promisify } from 'node:util'
import { deflate } from 'node:zlib'
import * as Y from 'yjs'
import { packedFrame, prefixed, step2Frame, updateFrame } from './frames.ts'
import type { Peer } from './session.ts'

/**
 * What answers «this is all I hold, what do I lack?»: after a restart or a bell a whole table asks the same, so the answer to a
 * question is made once and kept until the document changes.
 */
export interface Answer {
  /**
   * Sends it, as long as `isHere`. Packed for whoever can unpack it, by a thread of the pool and once for all: it then leaves a
   * little later than what is sent right after it.
   */
  sendTo(peer: Peer, isHere: () => boolean): void
  /** Resolves when nothing is being packed for anybody. */
  settled(): Promise<void>
}

/** Below this a connection's own frames weigh as much. */
const WORTH_PACKING = 4 * 1024
/** A step further saves a tenth of the bytes and takes three times as long. */
const LEVEL = 3
/** Questions that are asked often: with nothing in hand, or with all there was a moment ago. */
const MOST_KEPT = 4
const LONGEST_QUESTION = 4 * 1024

/** Bytes that are put together in about 10 ms. */
const MOST_MERGED = 300 * 1024

const kept = new WeakMap<Y.Doc, Map<string, Answer>>()

/** Throws when these bytes are no state vector. */
export function answerTo(doc: Y.Doc, stateVector: Uint8Array): Answer {
  const answers = answersOf(doc)
  const question = stateVector.byteLength > LONGEST_QUESTION ? undefined : Buffer.from(stateVector).toString('latin1')
  const known = question === undefined ? undefined : answers.get(question)
  if (known !== undefined) return known
  const answer = createAnswer([step2Frame(Y.encodeStateAsUpdate(doc, stateVector))])
  if (question !== undefined && answers.size < MOST_KEPT) answers.set(question, answer)
  return answer
}

/**
 * All of a document for somebody who holds nothing of it, from the updates that it is stored as. The `tail` last ones are small, and
 * put together unless they are very many, which happens only when folding them was broken off.
 */
export function answerFromLog(log: readonly Uint8Array[], tail: number): Answer {
  const newest = log.slice(log.length - tail)
  const isShort = tail > 0 && newest.reduce((sum, { byteLength }) => sum + byteLength, 0) < MOST_MERGED
  const updates = isShort ? [...log.slice(0, -tail), Y.mergeUpdates(newest)] : log
  return createAnswer([...updates.slice(0, -1).map(updateFrame), ...updates.slice(-1).map(step2Frame)])
}

/** `frames` in the order in which they go; a step 2 comes last. */
function createAnswer(frames: readonly Uint8Array[]): Answer {
  const isWorthIt = frames.reduce((sum, { byteLength }) => sum + byteLength, 0) >= WORTH_PACKING
  let packed: Promise<Uint8Array> | undefined
  let sending = Promise.resolve()
  return {
    sendTo(peer, isHere) {
      const send = (frame: Uint8Array): void => void (isHere() && peer.send(frame))
      const sendPlain = (): void => frames.forEach(send)
      if (!isWorthIt || peer.unpacks !== true) return sendPlain()
      packed ??= pack(frames)
      sending = packed.then(send, sendPlain)
    },
    settled: () => sending,
  }
}

function answersOf(doc: Y.Doc): Map<string, Answer> {
  const known = kept.get(doc)
  if (known !== undefined) return known
  const answers = new Map<string, Answer>()
  doc.on('update', () => answers.clear())
  kept.set(doc, answers)
  return answers
}

const deflated = promisify<Uint8Array, { level: number }, Uint8Array>(deflate)

const pack = async (frames: readonly Uint8Array[]): Promise<Uint8Array> =>
  packedFrame(await deflated(Buffer.concat(frames.map(prefixed)), { level: LEVEL }))

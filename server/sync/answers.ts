import { promisify } from 'node:util'
import { deflate, type ZlibOptions } from 'node:zlib'
import * as Y from 'yjs'
import { lengthOf, packedFrame, step2Frame, updateFrame } from './frames.ts'
import type { Peer } from './session.ts'

/**
 * What answers «this is all I hold, what do I lack?»: after a restart or a bell a whole table asks the same, so the answer to a
 * question is made once and kept until the document changes.
 */
export interface Answer {
  /**
   * Sends it, as long as `isHere`. Packed for whoever can unpack it, by a thread of the pool and once for all: it then leaves a
   * little later than what is sent right after it, and a very long one in portions.
   */
  sendTo(peer: Peer, isHere: () => boolean): void
  /** Resolves when nothing is being packed for anybody. */
  settled(): Promise<void>
}

/** Below this a connection's own frames weigh as much. */
const WORTH_PACKING = 4 * 1024
/** The steps from here to the third save nothing of our documents, the sixth a tenth, for five times the work. */
const LEVEL = 1
/** Packed one after the other, so that the first is on its way, and taken apart, while the next is packed. */
const PORTION_BYTES = 256 * 1024
/** What a portion becomes fits in: zlib asks for more room by way of the loop. */
const ROOM_BYTES = 128 * 1024
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
  let packed: readonly Promise<readonly Uint8Array[]>[] | undefined
  let sending = Promise.resolve()
  return {
    sendTo(peer, isHere) {
      const send = (frame: Uint8Array): void => void (isHere() && peer.send(frame))
      if (!isWorthIt || peer.unpacks !== true) return frames.forEach(send)
      packed ??= packInTurn(frames)
      sending = packed.reduce(
        (before, portion) => before.then(async () => (await portion).forEach(send)),
        Promise.resolve(),
      )
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

const deflated = promisify<Uint8Array, ZlibOptions, Uint8Array>(deflate)

/** One portion after the other; none rejects. */
function packInTurn(frames: readonly Uint8Array[]): readonly Promise<readonly Uint8Array[]>[] {
  let last: Promise<unknown> = Promise.resolve()
  return portionsOf(frames).map(portion => {
    const packed = last.then(() => pack(portion))
    last = packed
    return packed
  })
}

function portionsOf(frames: readonly Uint8Array[]): readonly (readonly Uint8Array[])[] {
  const portions: Uint8Array[][] = []
  let room = 0
  for (const frame of frames) {
    if (room <= 0) {
      portions.push([])
      room = PORTION_BYTES
    }
    portions.at(-1)?.push(frame)
    room -= frame.byteLength
  }
  return portions
}

/** What cannot be packed goes as it is. */
async function pack(frames: readonly Uint8Array[]): Promise<readonly Uint8Array[]> {
  const bytes = Buffer.concat(frames.flatMap(frame => [lengthOf(frame), frame]))
  try {
    return [packedFrame(await deflated(bytes, { level: LEVEL, chunkSize: ROOM_BYTES }))]
  } catch {
    return frames
  }
}

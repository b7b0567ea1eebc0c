import { v4 as uuid } from 'uuid'
import * as Y from 'yjs'
import { addNote, orderBetween } from '../../shared/document/cloth-edits.ts'
import { clothMap } from '../../shared/document/cloth-read.ts'

const WORDS =
  'la confiance entre voisins demande du temps des lieux ouverts et une parole qui circule sans que personne ne la garde pour soi seul'.split(
    ' ',
  )

/** 120 characters, different each time. */
export function words(seed: number): string {
  let text = `${seed}`
  for (let at = seed; text.length < 120; at += 7) text += ` ${WORDS[at % WORDS.length] ?? ''}`
  return `${text.slice(0, 119)}.`
}

/**
 * One writer's own hand on a cloth: a document that holds only what they wrote. Notes have keys of their own, so nothing of others
 * is needed to write one, and the update is the one that a page would send.
 */
export class Hand {
  readonly doc = new Y.Doc()
  readonly by: string
  readonly notes: string[] = []
  #order = ''

  /** `clientId`: issued by the server where the server issues them */
  constructor(clientId: number, by: string) {
    this.doc.clientID = clientId
    this.by = by
  }

  get clientId(): number {
    return this.doc.clientID
  }
  /** how far this hand's own clock is */
  get clock(): number {
    return Y.getState(this.doc.store, this.doc.clientID)
  }

  /** Puts down so many notes in one transaction; gives the update. */
  write(seed: number, count = 1): Uint8Array {
    return this.#change(() => {
      for (let at = 0; at < count; at++) {
        const id = uuid()
        this.notes.push(id)
        this.#order = orderBetween(this.#order)
        addNote(this.doc, {
          id,
          core: { by: this.by, round: 1, at: 1_700_000_000_000 + seed, lang: 'fr' },
          text: words(seed + at),
          kind: 'idea',
          pos: [(seed * 37) % 900, (seed * 53) % 400, this.#order],
          zone: null,
        })
      }
    })
  }

  /** One touch for each of these notes of one's own: three of ten write it anew, the others move it. */
  touch(from: number, count: number, turn: number): Uint8Array {
    return this.#change(() => {
      for (const [at, id] of this.notes.slice(from, from + count).entries())
        if (turn % 10 < 3) clothMap(this.doc, 'txt').set(id, words(turn * 1_000 + at))
        else
          clothMap(this.doc, 'pos').set(id, [(turn * 91 + at) % 900, (turn * 17 + at) % 400, this.#orderAt(from + at)])
    })
  }

  #orderAt(at: number): string {
    return `N${at.toString(36)}V`
  }

  #change(change: () => void): Uint8Array {
    const before = Y.encodeStateVector(this.doc)
    let update: Uint8Array | undefined
    const keep = (made: Uint8Array): void => {
      update = made
    }
    this.doc.on('update', keep)
    this.doc.transact(change)
    this.doc.off('update', keep)
    return update ?? Y.encodeStateAsUpdate(this.doc, before)
  }
}

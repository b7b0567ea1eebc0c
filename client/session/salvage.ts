import * as Y from 'yjs'
import { CLOTH_ROOTS, type ClothRoot, type Core } from '../../shared/document/cloth.ts'
import { clothMap } from '../../shared/document/cloth-read.ts'
import { RequestFailed, request } from './api.ts'
import { type CopyOf, databaseOf, epochOf, forgetLabel, readCopy } from './copies.ts'
import type { Me } from '../../shared/protocol/api.ts'
import { readDocumentName } from '../../shared/document/names.ts'
import type { CopyKeeper } from './copy-keeper.ts'
import { dropStore } from './device-store.ts'
import { openLocalCopy } from './local-copy.ts'
import { lostSince } from './lost-since.ts'
import type { GivenUp, TakenOver } from './open-document.ts'
import type { Entry } from './unsaved.ts'

/** What is to be known to say which of an earlier copy's words may be written again. */
export interface Rights {
  /** may this person write in this document now? */
  readonly open: boolean
  /** all that this person may sign with: their id, their alias at this table, those they write for */
  readonly signs: ReadonlySet<string>
}

/** Something that a document held and that the server never said it had. */
export interface Left {
  readonly doc: Y.Doc
  readonly entries: readonly Entry[]
  /** not to be tried again */
  readonly refused: readonly Entry[]
}

interface Work {
  readonly of: CopyOf
  readonly doc: Y.Doc
  readonly held: GivenUp | undefined
  readonly older: readonly string[]
  readonly strangers: readonly CopyOf[]
  readonly open: boolean
  readonly keeper: CopyKeeper
}

/** Writes again what may be, drops what is done with, and gives back the words of the rest. Never rejects. */
export async function takeOver({ of, doc, held, older, strangers, open, keeper }: Work): Promise<TakenOver> {
  const words = new Set<string>()
  const toDrop: { of: CopyOf; label: string }[] = []
  const rights: Rights = { open, signs: await signsOf(of) }
  const labels = new Set([...older, ...(held === undefined ? [] : [held.label])])
  for (const label of labels) {
    const left =
      held?.label === label
        ? { doc: held.doc, entries: held.entries(), refused: held.refused }
        : await readLeft(of, label)
    const lost = lostSince(left.doc, doc, { from: epochOf(label), to: keeper.epoch(), signs: rights.signs })
    const entries = [...left.entries, ...lost.entries]
    for (const text of [...writeAgain(doc, { ...left, entries }, rights), ...lost.texts]) words.add(text)
    toDrop.push({ of, label })
  }
  // On this device first, then the old copy may go: a page that dies in between has both.
  await keeper.settled()
  for (const stranger of strangers) {
    if (await isKnown(stranger)) continue
    for (const label of readCopy(stranger).labels) {
      for (const text of textsOf(await readLeft(stranger, label))) words.add(text)
      toDrop.push({ of: stranger, label })
    }
  }
  const forget = () => {
    for (const one of toDrop) {
      forgetLabel(one.of, one.label)
      void dropStore(databaseOf(one.of, one.label))
    }
  }
  if (words.size === 0) {
    forget()
    return { returned: undefined, forget: () => {} }
  }
  return { returned: { why: held?.why ?? 'gone', texts: [...words] }, forget }
}

async function readLeft(of: CopyOf, label: string): Promise<Left> {
  const doc = new Y.Doc()
  try {
    const copy = await openLocalCopy(
      databaseOf(of, label),
      () => Y.encodeStateAsUpdate(doc),
      () => {},
    )
    const { updates, unsaved } = await copy.load()
    for (const update of updates) Y.applyUpdate(doc, update)
    copy.close()
    return { doc, entries: unsaved, refused: [] }
  } catch {
    return { doc, entries: [], refused: [] } // the browser let go of it: nothing is left
  }
}

async function signsOf({ event, person, document }: CopyOf): Promise<ReadonlySet<string>> {
  const name = readDocumentName(document)
  const table = name !== undefined && 'table' in name ? name.table : ''
  try {
    const me = await request<Me>(`/events/${event}/me`, { person })
    const guests = (me.voices ?? []).flatMap(({ alias }) => alias?.[table] ?? [])
    return new Set([person, me.alias?.[table] ?? person, ...me.scribeFor, ...guests])
  } catch {
    return new Set([person]) // gone again: what was signed otherwise comes back as words
  }
}

/** Somebody whose cookie this device still has will find their words themselves. */
async function isKnown({ event, person }: CopyOf): Promise<boolean> {
  try {
    await request(`/events/${event}/me`, { person })
    return true
  } catch (error) {
    return !(error instanceof RequestFailed) || error.status === 0 || error.status >= 500
  }
}

/**
 * Compares, key by key, what was left with what the server has now, and writes what differs and may be written, in one
 * transaction. Gives the texts of the notes that may not.
 */
export function writeAgain(doc: Y.Doc, left: Left, rights: Rights): string[] {
  const isRefused = (entry: Entry) => left.refused.some(one => one.root === entry.root && one.key === entry.key)
  const mine = (core: Core | undefined) =>
    core !== undefined && (rights.signs.has(core.by) || (core.scribe !== undefined && rights.signs.has(core.scribe)))
  const returned: string[] = []
  const byKey = new Map<string, Entry[]>()
  for (const entry of left.entries) byKey.set(entry.key, [...(byKey.get(entry.key) ?? []), entry])

  doc.transact(() => {
    for (const [key, entries] of byKey) {
      const core = clothMap(left.doc, 'core').get(key)
      const there = clothMap(doc, 'core').get(key)
      const text = clothMap(left.doc, 'txt').get(key)
      const isNote = core !== undefined
      const words = entries.some(({ root }) => root === 'txt' || root === 'core')
      const may = rights.open && !entries.some(isRefused) && (!isNote || there !== undefined || mine(core))
      if (!may) {
        const differs = text !== undefined && text !== '' && clothMap(doc, 'txt').get(key) !== text
        if (words && differs && clothMap(left.doc, 'del').get(key) !== 1) returned.push(text)
        continue
      }
      for (const { root } of entries) {
        if (isClothRoot(root) && mayRoot(root, key)) copyValue(root, key)
        else if (root === 'txt' && text !== undefined && clothMap(doc, 'txt').get(key) !== text) returned.push(text)
      }
    }

    function mayRoot(root: ClothRoot, key: string): boolean {
      const core = clothMap(doc, 'core').get(key) ?? clothMap(left.doc, 'core').get(key)
      switch (root) {
        case 'core':
          return !clothMap(doc, 'core').has(key)
        case 'txt':
        case 'sty':
          return mine(core)
        case 'del':
          return mine(core) && clothMap(doc, 'del').get(key) !== 2
        case 'links': {
          const link = clothMap(left.doc, 'links').get(key) ?? clothMap(doc, 'links').get(key)
          const notes = clothMap(doc, 'core')
          return link !== undefined && rights.signs.has(link.by) && notes.has(link.a) && notes.has(link.b)
        }
        case 'groups':
          return clothMap(left.doc, 'groups').has(key)
        case 'pos':
        case 'zone':
        case 'grp':
        case 'plate':
          return core !== undefined
        case 'dots':
          return false
      }
    }
    function copyValue(root: ClothRoot, key: string): void {
      const [from, to] = [clothMap(left.doc, root) as Y.Map<unknown>, clothMap(doc, root) as Y.Map<unknown>]
      const value = from.get(key)
      if (value === undefined) {
        if ((root === 'plate' || root === 'links') && to.has(key)) to.delete(key)
      } else if (JSON.stringify(to.get(key)) !== JSON.stringify(value)) to.set(key, value)
    }
  })
  return returned
}

/** Every text that was left, whoever wrote it. */
function textsOf(left: Left): string[] {
  const keys = new Set(left.entries.flatMap(({ root, key }) => (root === 'txt' || root === 'core' ? [key] : [])))
  return [...keys].flatMap(key => {
    const text = clothMap(left.doc, 'txt').get(key)
    return text === undefined || text === '' || clothMap(left.doc, 'del').get(key) === 1 ? [] : [text]
  })
}

const isClothRoot = (root: string): root is ClothRoot => (CLOTH_ROOTS as readonly string[]).includes(root)

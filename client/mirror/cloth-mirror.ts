import { batch, createRenderEffect, on, onCleanup, untrack } from 'solid-js'
import { createStore, produce, reconcile } from 'solid-js/store'
import type * as Y from 'yjs'
import { byOrder, type ClothRoot, type Link, type Note } from '../../shared/document/cloth.ts'
import { clothMap, noteReader, plateOf, readCloth } from '../../shared/document/cloth-read.ts'

/** The roots whose keys are ids of notes. */
const NOTE_ROOTS = ['core', 'txt', 'sty', 'pos', 'zone', 'grp', 'del', 'plate', 'dots'] as const

/** A cloth as read-only stores: rows by id keep their identity, only the field that changed wakes anybody. */
export interface ClothMirror {
  readonly notes: Readonly<Record<string, Note>>
  /** ids in reading order (order, then id), set-aside ones included */
  readonly ids: readonly string[]
  readonly groups: Readonly<Record<string, { readonly name: string }>>
  readonly links: readonly Link[]
}

/**
 * Watches every root of the cloth and touches only the notes named in each change. `plateLimit` is how many notes the
 * plate shows. `source` may give way to another document that holds the same notes (Mode calme). Lives as long as the owner.
 */
export function createClothMirror(source: Y.Doc | (() => Y.Doc), plateLimit: () => number): ClothMirror {
  const current = typeof source === 'function' ? source : () => source
  const first = readCloth(untrack(current), plateLimit())
  const [store, setStore] = createStore<Shown>({
    notes: Object.fromEntries(first.notes.map(note => [note.id, note])),
    ids: first.notes.map(note => note.id),
    links: [...first.links],
    groups: { ...first.groups },
  })

  /** what is shown of each note, to compare with; never what the store holds */
  const shown = new Map(first.notes.map(note => [note.id, { ...note }]))
  let plate = new Set(first.notes.flatMap(note => (note.onPlate ? [note.id] : [])))

  /** `touched`: the notes that may have changed; without it, all of them. */
  const refresh = (doc: Y.Doc, touched?: Set<string>) => {
    const before = plate
    plate = new Set(plateOf(doc, plateLimit()))
    const read = noteReader(doc, plate)
    const suspects = touched ?? new Set([...shown.keys(), ...clothMap(doc, 'core').keys()])
    for (const id of [...before, ...plate]) if (before.has(id) !== plate.has(id)) suspects.add(id)
    const gone: string[] = []
    let isOrdered = true
    batch(() => {
      for (const id of suspects) {
        const [held, note] = [shown.get(id), read(id)]
        if (note === undefined) {
          if (held !== undefined) gone.push(id)
          continue
        }
        if (held !== undefined && sameNote(held, note)) continue
        shown.set(id, note)
        setStore('notes', id, held === undefined ? { ...note } : reconcile(note))
        if (held?.order !== note.order) isOrdered = false
      }
      for (const id of gone) shown.delete(id)
      if (!isOrdered || gone.length > 0) {
        const ids = [...shown.values()].sort(byOrder).map(({ id }) => id)
        if (ids.length !== store.ids.length || ids.some((id, at) => store.ids[at] !== id)) setStore('ids', ids)
      }
      if (gone.length > 0)
        setStore(
          'notes',
          produce(notes => gone.forEach(id => delete notes[id])),
        )
    })
  }
  const refreshGroups = (doc: Y.Doc) =>
    setStore('groups', reconcile(Object.fromEntries(clothMap(doc, 'groups').entries())))
  const refreshLinks = (doc: Y.Doc) =>
    setStore(
      'links',
      reconcile(
        [...clothMap(doc, 'links').entries()].map(([id, link]) => ({ id, ...link })),
        { key: 'id' },
      ),
    )

  createRenderEffect(
    on(current, (doc, before) => {
      const touched = ({ changed }: Y.Transaction) => {
        const keysOf = (root: ClothRoot) => changed.get(clothMap(doc, root) as never)
        const [groups, links] = [keysOf('groups') !== undefined, keysOf('links') !== undefined]
        const ids = new Set(NOTE_ROOTS.flatMap(root => [...(keysOf(root) ?? [])].filter(key => key !== null)))
        if (!groups && !links && ids.size === 0) return
        batch(() => {
          if (groups) refreshGroups(doc)
          // A group that came or went changes notes that were not touched themselves.
          if (groups || ids.size > 0) refresh(doc, groups ? undefined : ids)
          if (links) refreshLinks(doc)
        })
      }
      if (before !== undefined)
        batch(() => {
          refreshGroups(doc)
          refresh(doc)
          refreshLinks(doc)
        })
      doc.on('afterTransaction', touched)
      onCleanup(() => doc.off('afterTransaction', touched))
    }),
  )

  return {
    get notes() {
      return store.notes
    },
    get ids() {
      return store.ids
    },
    get links() {
      return store.links
    },
    get groups() {
      return store.groups
    },
  }
}

interface Shown {
  notes: Record<string, Note>
  ids: string[]
  links: Link[]
  groups: Record<string, { readonly name: string }>
}

function sameNote(a: Note, b: Note): boolean {
  return (
    a.text === b.text &&
    a.kind === b.kind &&
    a.x === b.x &&
    a.y === b.y &&
    a.order === b.order &&
    a.zone === b.zone &&
    a.group === b.group &&
    a.removal === b.removal &&
    a.dots === b.dots &&
    a.onPlate === b.onPlate &&
    a.by === b.by
  )
}

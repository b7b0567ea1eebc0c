import { batch, createRenderEffect, on, onCleanup, untrack } from 'solid-js'
import { createStore, produce, reconcile } from 'solid-js/store'
import type * as Y from 'yjs'
import { CLOTH_ROOTS, type Link, type Note } from '../../shared/document/cloth.ts'
import { clothMap, readCloth } from '../../shared/document/cloth-read.ts'

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

  const refresh = (doc: Y.Doc) => {
    // Reading 300 notes takes well under a millisecond; the stores below make the change small, not the reading.
    const cloth = readCloth(doc, plateLimit())
    batch(() => {
      setStore('groups', reconcile({ ...cloth.groups }))
      for (const note of cloth.notes) {
        const held = store.notes[note.id]
        if (held === undefined) setStore('notes', note.id, note)
        else if (!sameNote(held, note)) setStore('notes', note.id, reconcile(note))
      }
      const ids = cloth.notes.map(note => note.id)
      if (ids.length !== store.ids.length || ids.some((id, at) => store.ids[at] !== id)) {
        const gone = store.ids.filter(id => !ids.includes(id))
        setStore('ids', ids)
        if (gone.length > 0)
          setStore(
            'notes',
            produce(notes => gone.forEach(id => delete notes[id])),
          )
      }
      setStore('links', reconcile([...cloth.links], { key: 'id' }))
    })
  }

  createRenderEffect(
    on(current, (doc, before) => {
      const touched = (transaction: Y.Transaction) => {
        const types = CLOTH_ROOTS.map(root => clothMap(doc, root))
        if (types.some(type => transaction.changed.has(type as never))) refresh(doc)
      }
      if (before !== undefined) refresh(doc)
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

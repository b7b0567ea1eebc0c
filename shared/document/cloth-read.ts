import type * as Y from 'yjs'
import { byOrder, type Cloth, type ClothRoot, type ClothValues, type Link, type Note } from './cloth.ts'

export const clothMap = <R extends ClothRoot>(doc: Y.Doc, root: R): Y.Map<ClothValues[R]> =>
  doc.getMap<ClothValues[R]>(root)

/** Ids of the notes that readers show on the plate: the first `limit` by order, then id, of those still on the cloth. */
export function plateOf(doc: Y.Doc, limit: number): string[] {
  const del = clothMap(doc, 'del')
  const core = clothMap(doc, 'core')
  return [...clothMap(doc, 'plate').entries()]
    .map(([id, order]) => ({ id, order }))
    .filter(({ id }) => core.has(id) && (del.get(id) ?? 0) === 0)
    .sort(byOrder)
    .slice(0, limit)
    .map(({ id }) => id)
}

/** One note by its id, `plate` being what `plateOf` says; undefined when there is none. For a whole cloth `noteReader` once. */
export function noteReader(doc: Y.Doc, plate: ReadonlySet<string>): (id: string) => Note | undefined {
  const [txt, sty, pos] = [clothMap(doc, 'txt'), clothMap(doc, 'sty'), clothMap(doc, 'pos')]
  const [zone, grp, del, dots] = [
    clothMap(doc, 'zone'),
    clothMap(doc, 'grp'),
    clothMap(doc, 'del'),
    clothMap(doc, 'dots'),
  ]
  const groups = clothMap(doc, 'groups')
  const cores = clothMap(doc, 'core')
  return id => {
    const core = cores.get(id)
    if (core === undefined) return undefined
    const [x, y, order] = pos.get(id) ?? [0, 0, 'z']
    const group = grp.get(id) ?? null
    return {
      id,
      ...core,
      text: txt.get(id) ?? '',
      kind: sty.get(id) ?? 'idea',
      x,
      y,
      order,
      zone: zone.get(id) ?? null,
      group: group !== null && groups.has(group) ? group : null,
      removal: del.get(id) ?? 0,
      dots: dots.get(id) ?? 0,
      onPlate: plate.has(id),
    }
  }
}

/** The whole cloth as plain records. Readers settle what concurrent honest people did: a fourth plate note, a group that is gone. */
export function readCloth(doc: Y.Doc, plateLimit: number): Cloth {
  const read = noteReader(doc, new Set(plateOf(doc, plateLimit)))
  const notes = [...clothMap(doc, 'core').keys()].flatMap(id => read(id) ?? [])
  const groups = clothMap(doc, 'groups')
  const links: Link[] = [...clothMap(doc, 'links').entries()].map(([id, link]) => ({ id, ...link }))
  return { notes: notes.sort(byOrder), groups: Object.fromEntries(groups.entries()), links }
}

import type { Core } from '../../shared/document/cloth.ts'
import type { ParcelCloth } from './parcel.ts'

/** A cloth without some of its notes, and without all that hung on them: places, dots, links, moments. */
export function withoutNotesIn(
  cloth: ParcelCloth,
  isLeftOut: (note: string, core: Core, removal: number) => boolean,
): ParcelCloth {
  const { core, del } = cloth.roots
  const kept = new Set(
    Object.entries(core)
      .filter(([note, each]) => !isLeftOut(note, each, del[note] ?? 0))
      .map(([note]) => note),
  )
  const of = <T>(values: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(values).filter(([note]) => kept.has(note)))
  const { txt, sty, pos, zone, grp, plate, groups, links, dots } = cloth.roots
  return {
    roots: {
      core: of(core),
      txt: of(txt),
      sty: of(sty),
      pos: of(pos),
      zone: of(zone),
      grp: of(grp),
      del: of(del),
      plate: of(plate),
      groups,
      links: Object.fromEntries(Object.entries(links).filter(([, { a, b }]) => kept.has(a) && kept.has(b))),
      dots: of(dots),
    },
    times: of(cloth.times),
  }
}

import type { CafeState } from '../cafe/state.ts'
import type { Darkroom } from '../photos/darkroom.ts'
import type { Logos } from '../photos/logo.ts'
import { FILES, type Parcel } from './parcel.ts'
import type { ZipFile } from './zip-writer.ts'

interface PictureStore {
  readonly darkroom: Pick<Darkroom, 'read'>
  readonly logos: Pick<Logos, 'read'>
}

const encoder = new TextEncoder()
const json = (name: string, value: unknown): ZipFile => ({
  name,
  bytes: encoder.encode(`${JSON.stringify(value, null, 2)}\n`),
})

/** What an import reads: the manifest first, so that whoever opens the zip sees what it is; pictures one at a time. */
export async function* parcelFiles(parcel: Parcel, state: CafeState, pictures: PictureStore): AsyncGenerator<ZipFile> {
  yield json(FILES.manifest, parcel.manifest)
  yield json(FILES.plan, parcel.plan)
  yield json(FILES.day, parcel.day)
  yield json(FILES.people, parcel.people)
  for (const [table, cloth] of Object.entries(parcel.cloths)) yield json(FILES.cloth(table), cloth)
  yield json(FILES.synthesis, parcel.synthesis)
  yield json(
    FILES.versions,
    parcel.versions.map(({ facts }) => facts.id),
  )
  for (const version of parcel.versions) yield json(FILES.version(version.facts.id), version)
  yield json(FILES.receipts, parcel.receipts)
  for (const [id, { gone }] of Object.entries(parcel.day.photos ?? {})) {
    if (gone === true) continue
    const full = await pictures.darkroom.read(state.id, id, 'full')
    const thumb = await pictures.darkroom.read(state.id, id, 'thumb')
    if (full !== undefined) yield { name: FILES.photo(id), bytes: full, isPressed: true }
    if (thumb !== undefined) yield { name: FILES.thumb(id), bytes: thumb, isPressed: true }
  }
  const logo = state.logo === undefined ? undefined : await pictures.logos.read(state.id)
  if (logo !== undefined) yield { name: FILES.logo, bytes: logo, isPressed: true }
}

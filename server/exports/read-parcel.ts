import * as v from 'valibot'
import { CLOTH_ROOTS } from '../../shared/document/cloth.ts'
import { PHOTO } from '../../shared/domain/photo.ts'
import { tablesOf } from '../../shared/domain/plan.ts'
import { readPlan } from '../../shared/domain/read-plan.ts'
import { LANGUAGES } from '../../shared/domain/text.ts'
import { clothSchema } from './cloth-schema.ts'
import { daySchema } from './day-schema.ts'
import {
  FILES,
  FORMAT,
  FORMAT_VERSION,
  type Manifest,
  type Parcel,
  type ParcelCloth,
  type ParcelDay,
} from './parcel.ts'
import { peopleSchema } from './people-schema.ts'
import { isPartOf, receiptsSchema, synthesisSchema, versionIdsSchema, versionSchema } from './synthesis-schema.ts'
import { ms, words } from './values.ts'
import { type OpenZip, openZip, ZipFault, type ZipProblem } from './zip-reader.ts'

/** One thing that is wrong with an archive: in which file, where in it, and what. */
export interface ParcelFault {
  readonly path: string
  readonly message: string
}
export type ParcelReading =
  | { readonly ok: true; readonly parcel: Parcel; readonly pictures: Pictures }
  | { readonly ok: false; readonly faults: readonly ParcelFault[] }

/** The pictures of an archive; looked at before anything is kept, unpacked again one by one when they are. */
export interface Pictures {
  photo(id: string): Promise<{ readonly full: Uint8Array; readonly thumb: Uint8Array }>
  logo(): Promise<Uint8Array>
}

/** Of the file as it is sent, and of all in it once unpacked. Fifty MB of photos and forty busy tables stay far below. */
export const PARCEL_LIMITS = { sentBytes: 64 * 1024 * 1024, bytes: 192 * 1024 * 1024, files: 4_000 } as const
const LOGO_BYTES = 2_000_000
const MOST_FAULTS = 40

const PROBLEMS: Readonly<Record<ZipProblem, string>> = {
  'not-a-zip': 'this is not a zip file',
  unsupported: 'packed in a way that is not read here: make the zip without a password',
  'too-many-files': 'there are too many files in this zip',
  'too-large': 'unpacked, this zip is larger than what is read here',
  twice: 'this name is there twice',
  damaged: 'this part of the zip is damaged',
}

const manifestSchema = v.object({
  format: v.literal(FORMAT, 'this is not an archive of Tablée'),
  version: v.literal(FORMAT_VERSION, 'this archive was made by another version of Tablée than this one reads'),
  software: words(60),
  event: words(60),
  exportedAt: ms,
  title: words(1_000),
  languages: v.array(v.picklist(LANGUAGES)),
})

/** Reads an archive to its end and says every fault of it, or gives all that is in it. Nothing is kept anywhere. */
export async function readParcel(bytes: Uint8Array): Promise<ParcelReading> {
  const reader = new Reader()
  try {
    const found = await reader.read(bytes)
    return found === undefined || reader.faults.length > 0
      ? { ok: false, faults: reader.faults.slice(0, MOST_FAULTS) }
      : { ok: true, ...found }
  } catch (fault) {
    if (!(fault instanceof ZipFault)) throw fault
    return { ok: false, faults: [{ path: fault.file ?? '', message: PROBLEMS[fault.problem] }] }
  }
}

class Reader {
  readonly faults: ParcelFault[] = []
  #zip: OpenZip | undefined
  /** what stands before `tablee/` in every name: somebody may have unpacked the archive and packed its folder again */
  #prefix = ''

  async read(bytes: Uint8Array): Promise<Omit<Extract<ParcelReading, { ok: true }>, 'ok'> | undefined> {
    const zip = openZip(bytes, PARCEL_LIMITS)
    const manifests = zip.names.filter(
      name => name === FILES.manifest || (name.endsWith(`/${FILES.manifest}`) && !name.startsWith('__MACOSX/')),
    )
    const [nearest] = manifests.sort((a, b) => a.length - b.length)
    if (nearest === undefined) return this.#fail(FILES.manifest, 'it is missing: this zip is not an archive of Tablée')
    this.#zip = zip
    this.#prefix = nearest.slice(0, -FILES.manifest.length)
    const manifest = await this.#json(FILES.manifest, manifestSchema)
    if (manifest === undefined) return undefined

    const plan = await this.#plan()
    const day = await this.#json(FILES.day, daySchema)
    const people = await this.#json(FILES.people, peopleSchema)
    const synthesis = await this.#json(FILES.synthesis, synthesisSchema)
    const versions = await this.#versions()
    const receipts = await this.#json(FILES.receipts, receiptsSchema)
    if (plan === undefined) return undefined
    const cloths: Record<string, ParcelCloth> = {}
    for (const { id } of tablesOf(plan)) {
      const cloth = await this.#json(FILES.cloth(id), clothSchema)
      if (cloth === undefined) continue
      cloths[id] = cloth as ParcelCloth
      this.#checkCloth(id, cloths[id])
    }
    const isPart = isPartOf(plan.themes.map(theme => theme.id))
    for (const part of Object.keys(synthesis ?? {}))
      if (!isPart(part)) this.#fail(FILES.synthesis, `${part}: the plan has no such theme`)
    if (day !== undefined) await this.#checkPictures(day as ParcelDay)
    if (day === undefined || people === undefined || synthesis === undefined || receipts === undefined) return undefined
    const parcel = {
      manifest: manifest as Manifest,
      plan,
      day: day as ParcelDay,
      people: people as Parcel['people'],
      cloths,
      synthesis,
      versions,
      receipts,
    }
    return { parcel, pictures: { photo: id => this.#photo(id), logo: async () => this.#file(FILES.logo) } }
  }

  async #plan(): Promise<Parcel['plan'] | undefined> {
    const input = await this.#json(FILES.plan, v.unknown())
    if (input === undefined) return undefined
    const reading = readPlan(input)
    if (reading.ok) return reading.plan
    for (const { path, message } of reading.faults) this.#fail(FILES.plan, `${path}: ${message}`)
    return undefined
  }

  async #versions(): Promise<Parcel['versions']> {
    const versions: Parcel['versions'][number][] = []
    for (const id of (await this.#json(FILES.versions, versionIdsSchema)) ?? []) {
      const version = await this.#json(FILES.version(id), versionSchema)
      if (version !== undefined && version.facts.id !== id)
        this.#fail(FILES.version(id), 'it says that it is another one')
      if (version !== undefined) versions.push(version as Parcel['versions'][number])
    }
    return versions
  }

  #checkCloth(table: string, { roots, times }: ParcelCloth): void {
    const file = FILES.cloth(table)
    const isNote = (note: string): boolean => Object.hasOwn(roots.core, note)
    for (const root of CLOTH_ROOTS) {
      if (root === 'groups' || root === 'links') continue
      const stray = Object.keys(roots[root]).find(note => !isNote(note))
      if (stray !== undefined) this.#fail(file, `roots.${root}.${stray}: there is no such note`)
    }
    const wordless = Object.keys(roots.core).find(note => !Object.hasOwn(roots.txt, note))
    if (wordless !== undefined) this.#fail(file, `roots.txt.${wordless}: this note has no words`)
    for (const [link, { a, b }] of Object.entries(roots.links))
      if (!isNote(a) || !isNote(b)) this.#fail(file, `roots.links.${link}: there is no such note`)
    if (Object.keys(times).some(note => !isNote(note))) this.#fail(file, 'times: there is no such note')
  }

  /** Each picture is there, is what it says, and is no larger than this server keeps them. */
  async #checkPictures({ photos = {}, logo }: ParcelDay): Promise<void> {
    for (const [id, { gone }] of Object.entries(photos)) {
      if (gone === true) continue
      this.#checkPicture(FILES.photo(id), await this.#find(FILES.photo(id)), 'jpeg', PHOTO.bytes)
      this.#checkPicture(FILES.thumb(id), await this.#find(FILES.thumb(id)), 'jpeg', PHOTO.bytes)
    }
    if (logo !== undefined) this.#checkPicture(FILES.logo, await this.#find(FILES.logo), 'png', LOGO_BYTES)
  }

  #checkPicture(file: string, bytes: Uint8Array | undefined, kind: keyof typeof BEGINS, most: number): void {
    if (bytes === undefined) this.#fail(file, 'it is missing')
    else if (!BEGINS[kind].every((byte, at) => bytes[at] === byte)) this.#fail(file, `this is not a ${kind} picture`)
    else if (bytes.byteLength > most) this.#fail(file, `this picture has more than ${most} bytes`)
  }

  async #photo(id: string): Promise<{ full: Uint8Array; thumb: Uint8Array }> {
    return { full: await this.#file(FILES.photo(id)), thumb: await this.#file(FILES.thumb(id)) }
  }

  async #json<S extends v.GenericSchema>(file: string, schema: S): Promise<v.InferOutput<S> | undefined> {
    const bytes = await this.#find(file)
    if (bytes === undefined) return this.#fail(file, 'it is missing')
    let input: unknown
    try {
      input = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    } catch {
      return this.#fail(file, 'this is not JSON in UTF-8')
    }
    const read = v.safeParse(schema, input)
    if (read.success) return read.output
    for (const issue of read.issues)
      this.#fail(file, [v.getDotPath(issue), issue.message].filter(Boolean).join(': ').slice(0, 400))
    return undefined
  }

  async #file(name: string): Promise<Uint8Array> {
    const bytes = await this.#find(name)
    if (bytes === undefined) throw new ZipFault('damaged', name)
    return bytes
  }
  async #find(name: string): Promise<Uint8Array | undefined> {
    return this.#zip?.read(this.#prefix + name)
  }

  #fail(path: string, message: string): undefined {
    this.faults.push({ path, message })
    return undefined
  }
}

const BEGINS = { jpeg: [0xff, 0xd8, 0xff], png: [0x89, 0x50, 0x4e, 0x47] } as const

import type { ClothRoot, ClothValues } from '../../shared/document/cloth.ts'
import type { SynthesisTree } from '../../shared/document/synthesis-tree.ts'
import type { Plan } from '../../shared/domain/plan.ts'
import type { Language } from '../../shared/domain/text.ts'
import type { CafeState, Person } from '../cafe/state.ts'
import type { VersionFacts, VersionText } from '../cafe/versions.ts'

/**
 * All of a café as plain data: what `archive.zip` holds and an import reads. One rule says what is left out: whatever was
 * promised to one person alone, and whatever opens a door. So no keys, codes, tokens or client ids; no ballot and no stance
 * (totals that may be told are there); no hidden note, no note that its author took back; not who carried which note; nobody
 * who asked to be forgotten. `docs/exports.md` says the same to users.
 */
export interface Parcel {
  readonly manifest: Manifest
  readonly plan: Plan
  readonly day: ParcelDay
  /** in the order in which they came */
  readonly people: readonly ParcelPerson[]
  /** by table id */
  readonly cloths: Readonly<Record<string, ParcelCloth>>
  /** by name of the part, translations too */
  readonly synthesis: Readonly<Record<string, readonly SynthesisTree[]>>
  /** what was kept of it before, newest first */
  readonly versions: readonly ParcelVersion[]
  /** announcement id → on how many people's devices it was shown */
  readonly receipts: Readonly<Record<string, number>>
}

export const FORMAT = 'tablee-archive'
/** Raised when an older Tablée could not read the archive without loss. */
export const FORMAT_VERSION = 1

export interface Manifest {
  readonly format: typeof FORMAT
  readonly version: typeof FORMAT_VERSION
  /** of Tablée */
  readonly software: string
  /** the event's id where it was made: people who were forgotten there do not come back */
  readonly event: string
  /** server ms */
  readonly exportedAt: number
  readonly title: string
  readonly languages: readonly Language[]
}

/** Of the state, what an archive never holds: the doors, what belongs to one machine, and what has a file of its own. */
type NotInDay = 'id' | 'plan' | 'people' | 'keys' | 'code' | 'address' | 'planUndo' | 'importedAt'
export type ParcelDay = Omit<CafeState, NotInDay>

/** Of a person: no door, no ballot, no stance, nothing that they carry; and nobody who is gone. */
type NotInPerson =
  | 'gone'
  | 'traces'
  | 'tokenHash'
  | 'moreTokens'
  | 'personal'
  | 'clientIds'
  | 'dots'
  | 'stances'
  | 'carries'
export type ParcelPerson = Omit<Person, NotInPerson>

/** A cloth's roots as plain values, and when each note came to the server (ms). */
export interface ParcelCloth {
  readonly roots: { readonly [R in ClothRoot]: Readonly<Record<string, ClothValues[R]>> }
  readonly times: Readonly<Record<string, number>>
}

export interface ParcelVersion {
  readonly facts: VersionFacts
  readonly text: VersionText
}

/** Where each thing lies in the zip. Everything that is not under `tablee/` is for people to read, and is not read back. */
export const FOLDER = 'tablee/'
export const FILES = {
  manifest: `${FOLDER}manifest.json`,
  plan: `${FOLDER}plan.json`,
  day: `${FOLDER}day.json`,
  people: `${FOLDER}people.json`,
  synthesis: `${FOLDER}synthesis.json`,
  /** their ids, newest first */
  versions: `${FOLDER}versions.json`,
  version: (id: string): string => `${FOLDER}versions/${id}.json`,
  receipts: `${FOLDER}receipts.json`,
  logo: `${FOLDER}logo.png`,
  cloth: (table: string): string => `${FOLDER}cloths/${table}.json`,
  photo: (id: string): string => `${FOLDER}photos/${id}.jpg`,
  thumb: (id: string): string => `${FOLDER}photos/${id}-small.jpg`,
} as const

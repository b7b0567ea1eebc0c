import { createHash } from 'node:crypto'
import type * as Y from 'yjs'
import { FIXED_PARTS, partOf, translationOf } from '../../shared/document/synthesis.ts'
import { type SynthesisTree, treeOf, unitsOf, withoutNotes } from '../../shared/document/synthesis-tree.ts'
import { LANGUAGES } from '../../shared/domain/text.ts'
import type { VersionKind } from '../../shared/protocol/versions.ts'
import type { Archive, Operation } from '../archive/archive.ts'
import { allJson, getJson, putJson } from '../archive/records.ts'
import type { CafeState } from './state.ts'

/**
 * Versions of the compte rendu, as they lie in the archive: `version/<event>/facts/<id>` what a list shows, `version/<event>/text/<id>`
 * the words. No name stands in either: who kept one is a person's id.
 */
export interface VersionFacts {
  readonly id: string
  readonly at: number
  readonly kind: VersionKind
  /** given by hand */
  readonly name?: string | undefined
  /** person id of whoever kept it; nobody for those that the server keeps by itself */
  readonly who?: string | undefined
  /** fragment of the synthesis (`part-t1`, `after@en`) → how long it is, and a fingerprint of what it says; empty ones are left out */
  readonly parts: Readonly<Record<string, { readonly units: number; readonly print: string }>>
}
export type VersionText = Readonly<Record<string, readonly SynthesisTree[]>>

/** How many there may be of each kind. Beyond, the oldest goes; one that has a name is never dropped, and a new one is refused. */
export const VERSIONS = { auto: 24, named: 40, publish: 20, share: 20, restore: 20, name: 80 } as const

export const versionPrefix = (event: string): string => `version/${event}/`
const factsPrefix = (event: string): string => `${versionPrefix(event)}facts/`
const textPrefix = (event: string): string => `${versionPrefix(event)}text/`

/** Every part and translation that has anything in it. */
export function readText(doc: Y.Doc, state: Pick<CafeState, 'plan'>): VersionText {
  const parts = [...FIXED_PARTS, ...state.plan.themes.map(theme => partOf(theme.id))]
  const names = parts.flatMap(part => [part, ...LANGUAGES.map(language => translationOf(part, language))])
  const known = new Set(doc.share.keys())
  return Object.fromEntries(
    names.flatMap(name => {
      const tree = known.has(name) ? treeOf(doc.getXmlFragment(name)) : []
      return unitsOf(tree) === 0 ? [] : [[name, tree]]
    }),
  )
}

export const factsOf = (text: VersionText): VersionFacts['parts'] =>
  Object.fromEntries(
    Object.entries(text).map(([part, tree]) => [
      part,
      { units: unitsOf(tree), print: createHash('sha256').update(JSON.stringify(tree)).digest('hex').slice(0, 16) },
    ]),
  )

/** Do both say the same everywhere? */
export const isSame = (a: VersionFacts['parts'], b: VersionFacts['parts']): boolean =>
  Object.keys({ ...a, ...b }).every(part => a[part]?.print === b[part]?.print)

/** Newest first. */
export async function listVersions(archive: Archive, event: string): Promise<VersionFacts[]> {
  const all = [...(await allJson(archive, factsPrefix(event))).values()] as VersionFacts[]
  return all.sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
}

export async function readVersion(
  archive: Archive,
  event: string,
  id: string,
): Promise<{ readonly facts: VersionFacts; readonly text: VersionText } | undefined> {
  const facts = (await getJson(archive, factsPrefix(event) + id)) as VersionFacts | undefined
  const text = (await getJson(archive, textPrefix(event) + id)) as VersionText | undefined
  return facts === undefined || text === undefined ? undefined : { facts, text }
}

/** Keeps this one, and lets go of the oldest of its kind when there are too many. */
export function keepOperations(
  event: string,
  facts: VersionFacts,
  text: VersionText,
  before: readonly VersionFacts[],
): Operation[] {
  const alike = before.filter(each => each.kind === facts.kind)
  const over = facts.kind === 'named' ? [] : alike.slice(VERSIONS[facts.kind] - 1)
  return [
    putJson(factsPrefix(event) + facts.id, facts),
    putJson(textPrefix(event) + facts.id, text),
    ...over.flatMap(({ id }) => dropOperations(event, id)),
  ]
}

const dropOperations = (event: string, id: string): Operation[] => [
  { del: factsPrefix(event) + id },
  { del: textPrefix(event) + id },
]

/** Somebody was erased: what is quoted of notes that are gone vanishes from every version. Gives back the words that went. */
export async function scrubVersions(
  archive: Archive,
  event: string,
  isGone: (note: string, table?: string) => boolean,
): Promise<string[]> {
  const gone: string[] = []
  const operations: Operation[] = []
  for (const facts of await listVersions(archive, event)) {
    const known = await readVersion(archive, event, facts.id)
    if (known === undefined) continue
    const clean = Object.fromEntries(
      Object.entries(known.text).map(([part, tree]) => [part, withoutNotes(tree, isGone, words => gone.push(words))]),
    )
    if (JSON.stringify(clean) === JSON.stringify(known.text)) continue
    operations.push(
      putJson(textPrefix(event) + facts.id, clean),
      putJson(factsPrefix(event) + facts.id, { ...facts, parts: factsOf(clean) }),
    )
  }
  if (operations.length > 0) await archive.write(operations)
  return gone
}

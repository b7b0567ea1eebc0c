import * as v from 'valibot'
import { FIXED_PARTS, partOf, readPartName, SYNTHESIS_MARKS, SYNTHESIS_NODES } from '../../shared/document/synthesis.ts'
import type { SynthesisTree, TreeMark } from '../../shared/document/synthesis-tree.ts'
import { VERSION_KINDS } from '../../shared/protocol/versions.ts'
import { isAllowed } from '../sync/synthesis-rules.ts'
import { byId, id, ms, whole, words } from './values.ts'

/** The border of the synthesis in an archive: the same closed list of nodes and marks that the gate holds for those who write. */

/** Deeper than anything an editor makes. */
const DEPTH = 80
const keysOf = <K extends string>(record: Readonly<Record<K, unknown>>): K[] => Object.keys(record) as K[]

const markSchema = v.strictObject({
  type: v.picklist(keysOf(SYNTHESIS_MARKS)),
  attrs: v.optional(v.record(v.string(), v.string())),
})
const textSchema = v.strictObject({
  type: v.literal('text'),
  text: v.pipe(words(100_000), v.minLength(1)),
  marks: v.optional(v.array(markSchema)),
})
const nodeSchema: v.GenericSchema<unknown, SynthesisTree> = v.lazy(input =>
  typeof input === 'object' && input !== null && 'type' in input && input.type === 'text' ? textSchema : elementSchema,
) as v.GenericSchema<unknown, SynthesisTree>
const elementSchema = v.strictObject({
  type: v.picklist(keysOf(SYNTHESIS_NODES), 'a node or a mark that no synthesis has'),
  attrs: v.optional(v.record(v.string(), v.union([v.string(), v.number()]))),
  content: v.optional(v.array(nodeSchema)),
})

/** Parts and translations by their names, each a list of blocks. */
const partsSchema = v.record(
  v.pipe(v.string(), v.regex(/^[a-z]+(-[A-Za-z0-9_]{1,40})?(@[a-z]{2})?$/, 'no such part')),
  v.pipe(
    v.array(nodeSchema),
    v.check(nodes => nodes.every(node => node.type !== 'text' && fits(node)), 'a node or a mark that no synthesis has'),
  ),
)
/** Measured before anything walks down into it. */
const notTooDeep = v.custom<unknown>(input => depthOf(input) <= DEPTH, 'this text is nested too deeply')

export const synthesisSchema = v.pipe(notTooDeep, partsSchema)

/** A version of it: what the list shows, and the words. */
export const versionSchema = v.pipe(
  notTooDeep,
  v.strictObject({
    facts: v.strictObject({
      id,
      at: ms,
      kind: v.picklist(VERSION_KINDS),
      name: v.optional(words(500)),
      who: v.optional(id),
      parts: v.record(words(60), v.strictObject({ units: whole(10_000_000), print: words(64) })),
    }),
    text: partsSchema,
  }),
)
export const versionIdsSchema = v.pipe(v.array(id), v.maxLength(500))
export const receiptsSchema = byId(whole(1_000_000))

function fits(node: SynthesisTree): boolean {
  const root = ''
  if (node.type === 'text')
    return (node.marks ?? []).every(({ type, attrs }) =>
      isAllowed({ root, what: 'mark', name: type, value: attrs ?? {} }),
    )
  const { type, attrs = {}, content = [] } = node
  return (
    Object.entries(attrs).every(([key, value]) => isAllowed({ root, what: 'attribute', element: type, key, value })) &&
    content.every(fits)
  )
}

/** Without recursion: what is measured may be as deep as a file can make it. */
function depthOf(input: unknown): number {
  let level: unknown[] = [input]
  let depth = 0
  while (level.length > 0 && depth <= DEPTH) {
    level = level.flatMap(value => (typeof value === 'object' && value !== null ? Object.values(value) : []))
    depth += 1
  }
  return depth
}

/** The same words always as the same text: marks in one order, and no text beside blocks. */
export function inOneForm(trees: Readonly<Record<string, readonly SynthesisTree[]>>): Record<string, SynthesisTree[]> {
  return Object.fromEntries(
    Object.entries(trees)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([part, tree]) => {
        const blocks = tree.map(sorted)
        return [part, blocks.every(node => node.type !== 'text') ? blocks : [{ type: 'paragraph', content: blocks }]]
      }),
  )
}

function sorted(node: SynthesisTree): SynthesisTree {
  if (node.type !== 'text') return node.content === undefined ? node : { ...node, content: node.content.map(sorted) }
  if (node.marks === undefined) return node
  return { ...node, marks: [...node.marks].sort((a: TreeMark, b: TreeMark) => (a.type < b.type ? -1 : 1)) }
}

/** Which parts a café with these themes may have. */
export const isPartOf = (themes: readonly string[]) => {
  const known = new Set<string>([...FIXED_PARTS, ...themes.map(partOf)])
  return (name: string): boolean => known.has(readPartName(name).part)
}

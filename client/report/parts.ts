import type { Role } from '../../shared/access/roles.ts'
import { isStaff } from '../../shared/access/roles.ts'
import { partOf } from '../../shared/document/synthesis.ts'
import type { SynthesisBlock } from '../../shared/reports/facts.ts'
import { wordsOf } from '../../shared/reports/synthesis-read.ts'

/** The parts of a compte rendu as people write them, and how far each one is. */

export type ReportPart =
  | { readonly kind: 'before'; readonly name: string }
  | { readonly kind: 'perspectives'; readonly name: string }
  | { readonly kind: 'after'; readonly name: string }
  | { readonly kind: 'workshop'; readonly name: string; readonly theme: string }

/** In the order of the printed report: who we are, the workshops, the perspectives, the thanks. */
export function partsOf(themes: readonly string[]): ReportPart[] {
  return [
    { kind: 'before', name: 'before' },
    ...themes.map((theme): ReportPart => ({ kind: 'workshop', name: partOf(theme), theme })),
    { kind: 'perspectives', name: 'perspectives' },
    { kind: 'after', name: 'after' },
  ]
}

/** Staff write everywhere, a host the part of their own workshop; the server sees to it, the screen follows. */
export const mayWritePart = (role: Role, ownTheme: string | undefined, part: ReportPart): boolean =>
  isStaff(role) || (role === 'host' && part.kind === 'workshop' && part.theme === ownTheme)

export type Fill = 'empty' | 'sketch' | 'half' | 'written'

/** Words that fill a sheet, in UTF-16 units of people's own text: quotations count for nothing but a beginning. */
const ENOUGH = { workshop: 900, other: 400 } as const

export function fillOf(part: ReportPart, units: number, quotes: number): Fill {
  const enough = part.kind === 'workshop' ? ENOUGH.workshop : ENOUGH.other
  if (units >= enough) return 'written'
  if (units >= enough / 3) return 'half'
  return units > 0 || quotes > 0 ? 'sketch' : 'empty'
}

export interface Written {
  /** the text itself, freed from Yjs */
  readonly blocks: readonly SynthesisBlock[]
  /** units of people's own words */
  readonly units: number
  /** ids of the notes quoted */
  readonly quoted: readonly string[]
}

export function measure(blocks: readonly SynthesisBlock[]): Written {
  let units = 0
  const quoted: string[] = []
  for (const block of blocks) {
    if (block.kind === 'quote') quoted.push(block.note)
    else if (block.kind === 'list') units += block.items.reduce((sum, item) => sum + wordsOf(item).length, 0)
    else units += wordsOf(block.text).length
  }
  return { blocks, units, quoted }
}

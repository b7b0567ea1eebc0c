import type { Role } from '../../shared/access/roles.ts'
import { isStaff } from '../../shared/access/roles.ts'
import { partOf, translationOf } from '../../shared/document/synthesis.ts'
import type { Language } from '../../shared/domain/text.ts'
import type { SynthesisBlock } from '../../shared/reports/facts.ts'
import type { Inline } from '../../shared/reports/model.ts'
import { wordsOf } from '../../shared/reports/synthesis-read.ts'

/** The parts of a compte rendu as people write them, and how far each one is. */

export type ReportPart =
  | { readonly kind: 'before' | 'talk' | 'perspectives' | 'after'; readonly name: string }
  | { readonly kind: 'workshop'; readonly name: string; readonly theme: string }

/** In the order of the printed report: who we are, the talk and its debate, the workshops, the perspectives, the thanks. */
export function partsOf(themes: readonly string[]): ReportPart[] {
  return [
    { kind: 'before', name: 'before' },
    { kind: 'talk', name: 'talk' },
    ...themes.map((theme): ReportPart => ({ kind: 'workshop', name: partOf(theme), theme })),
    { kind: 'perspectives', name: 'perspectives' },
    { kind: 'after', name: 'after' },
  ]
}

/** The fragment that holds a part in this language: bare in the café's first one, else its translation. */
export const fragmentOf = (part: string, language: Language, first: Language): string =>
  language === first ? part : translationOf(part, language)

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
  /** ids of the notes that paragraphs say they come from */
  readonly leaned: readonly string[]
  /** what the footnotes say, in order */
  readonly footnotes: readonly string[]
}

export const NOTHING: Written = { blocks: [], units: 0, quoted: [], leaned: [], footnotes: [] }

export function measure(blocks: readonly SynthesisBlock[]): Written {
  let units = 0
  const quoted: string[] = []
  const leaned: string[] = []
  const footnotes: string[] = []
  const read = (text: Inline) => {
    units += wordsOf(text).length
    for (const run of text) if (run.footnote !== undefined) footnotes.push(wordsOf(run.footnote.text))
  }
  for (const block of blocks) {
    if (block.kind === 'quote') quoted.push(block.note)
    else if (block.kind === 'list') block.items.forEach(read)
    else read(block.text)
    if ('notes' in block) leaned.push(...(block.notes ?? []))
  }
  return { blocks, units, quoted, leaned: [...new Set(leaned)], footnotes }
}

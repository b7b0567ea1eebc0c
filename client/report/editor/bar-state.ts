import type { HeadingRole } from '../../../shared/document/synthesis.ts'
import type { BlockKind } from './commands.ts'

/** What the bar needs to know of where the caret is. */
export interface BarState {
  readonly block: BlockKind
  /** of the heading that the caret is in */
  readonly role: HeadingRole | ''
  readonly strong: boolean
  readonly em: boolean
  readonly link: boolean
  readonly lang: boolean
  /** the number of the footnote that is chosen, or that would be added here */
  readonly footnote: number
  /** the caret is in a paragraph that can say where it comes from */
  readonly sourced: boolean
}

export const NO_CARET: BarState = {
  block: 'paragraph',
  role: '',
  strong: false,
  em: false,
  link: false,
  lang: false,
  footnote: 1,
  sourced: false,
}

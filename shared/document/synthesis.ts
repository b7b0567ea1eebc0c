/**
 * The `synthesis` document: one `Y.XmlFragment` per part, written with ProseMirror through y-prosemirror.
 * `part-<theme id>` for each workshop, `before` (who we are, the talk), `after` (thanks), `perspectives`.
 * A closed list of nodes and marks: the gate refuses any other.
 */
export const FIXED_PARTS = ['before', 'perspectives', 'after'] as const
export const partOf = (theme: string): string => `part-${theme}`

/**
 * node name → its attributes (each a string, or a number where said). Our editor writes `bullet_list` > `list_item` >
 * `paragraph`, headings of level 3 only (a part's own title stands above them), and the words of a `quote` as its text.
 */
export const SYNTHESIS_NODES = {
  paragraph: {},
  heading: { level: 'number' },
  bullet_list: {},
  list_item: {},
  /** a note's words, to the letter; `note` its id, `table` its table's id */
  quote: { note: 'string', table: 'string' },
  question: {},
  answer: {},
} as const
export type SynthesisNode = keyof typeof SYNTHESIS_NODES

/** mark name → its attributes; written by y-prosemirror as formats of `Y.XmlText` */
export const SYNTHESIS_MARKS = {
  strong: {},
  em: {},
  link: { href: 'string' },
} as const
export type SynthesisMark = keyof typeof SYNTHESIS_MARKS

/** The longest a part may grow, in UTF-16 units of text. */
export const PART_LIMIT = 20_000

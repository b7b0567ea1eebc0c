import type { Language } from '../domain/text.ts'

/**
 * The `synthesis` document: one `Y.XmlFragment` per part, written with ProseMirror through y-prosemirror.
 * `part-<theme id>` for each workshop, `before` (who we are), `talk` (the keynote and its debate), `perspectives`, `after` (thanks).
 * A part is in the café's first language; its translation is a fragment of its own (`translationOf`).
 * A closed list of nodes and marks: the gate refuses any other.
 */
export const FIXED_PARTS = ['before', 'talk', 'perspectives', 'after'] as const
export const partOf = (theme: string): string => `part-${theme}`
/** The same part in another language: `part-t1@en`. No id of a theme holds an @. */
export const translationOf = (part: string, language: Language): string => `${part}@${language}`

/** What a heading among the perspectives begins; what follows, up to the next heading, belongs to it. */
export const HEADING_ROLES = ['lead', 'lever', 'topic'] as const
export type HeadingRole = (typeof HEADING_ROLES)[number]

/**
 * node name → its attributes (each a string, or a number where said). Our editor writes `bullet_list` > `list_item` >
 * `paragraph`, headings of level 3 only (a part's own title stands above them), and the words of a `quote` as its text.
 */
export const SYNTHESIS_NODES = {
  /** `notes`: ids of the notes it comes from, apart by blanks; so for questions and answers */
  paragraph: { notes: 'string' },
  /** `role`: one of `HEADING_ROLES`, or '' */
  heading: { level: 'number', role: 'string' },
  bullet_list: {},
  list_item: {},
  /** a note's words, to the letter; `note` its id, `table` its table's id */
  quote: { note: 'string', table: 'string' },
  question: { notes: 'string' },
  answer: { notes: 'string' },
  /** inside a line: a note at the foot of the page; `text` in plain words, addresses in it become links */
  footnote: { text: 'string' },
} as const
export type SynthesisNode = keyof typeof SYNTHESIS_NODES

/** mark name → its attributes; written by y-prosemirror as formats of `Y.XmlText` */
export const SYNTHESIS_MARKS = {
  strong: {},
  em: {},
  link: { href: 'string' },
  /** a passage in another language than its part: `lang` as in BCP 47 */
  lang: { lang: 'string' },
} as const
export type SynthesisMark = keyof typeof SYNTHESIS_MARKS

/** The longest a part may grow, in UTF-16 units of text. */
export const PART_LIMIT = 20_000

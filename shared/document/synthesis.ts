import { LANGUAGES, type Language } from '../domain/text.ts'

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

/** A fragment's name as a part and a language: `part-t1@en` is `part-t1` in English; a bare part has none. */
export function readPartName(name: string): { readonly part: string; readonly language?: Language } {
  const at = name.lastIndexOf('@')
  const language = LANGUAGES.find(each => each === name.slice(at + 1))
  return at < 0 || language === undefined ? { part: name } : { part: name.slice(0, at), language }
}

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
/** The longest footnote. */
export const FOOTNOTE_LIMIT = 1_000
/** Notes that one paragraph may say it comes from. */
export const SOURCES_LIMIT = 50

/** Ids apart by single blanks, none twice as far as readers are concerned, `SOURCES_LIMIT` at most; '' for none. */
export const isNoteList = (value: string): boolean =>
  value === '' ||
  (value.split(' ').length <= SOURCES_LIMIT && /^[0-9A-Za-z_-]{1,40}( [0-9A-Za-z_-]{1,40})*$/.test(value))
export const isHeadingRole = (value: string): value is HeadingRole | '' =>
  value === '' || (HEADING_ROLES as readonly string[]).includes(value)
/** A language as in BCP 47, without its rarer corners: `en`, `pt-BR`, `zh-Hant-TW`. */
export const isLanguageTag = (value: string): boolean => /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(value)

/** The ids that a paragraph says it comes from, each once. */
export const notesOf = (value: string): string[] => [...new Set(value.split(' ').filter(id => id !== ''))]

import type { Note } from '../../../shared/document/cloth.ts'
import type { LinkKind } from '../../../shared/domain/note.ts'
import type { Language } from '../../../shared/domain/text.ts'

/** What a welcome note may hold, in UTF-16 units. */
export const WELCOME_UNITS = 300

export interface DraftSource {
  /** the plate, in its order */
  readonly plate: readonly Note[]
  /** the other notes of the cloth */
  readonly others: readonly Note[]
  readonly links: readonly { readonly a: string; readonly b: string; readonly kind: LinkKind }[]
  readonly textOf: (id: string) => string | undefined
}

const WORDS = {
  fr: {
    quote: (text: string) => `«\u202f${text}\u202f»`,
    plate: 'À retenir\u00a0: ',
    dotted: 'Le plus de gommettes\u00a0: ',
    link: (a: string, kind: LinkKind, b: string) => `${a} ${FR_KINDS[kind]} ${b}`,
  },
  en: {
    quote: (text: string) => `“${text}”`,
    plate: 'To keep: ',
    dotted: 'Most dots: ',
    link: (a: string, kind: LinkKind, b: string) => `${a} ${EN_KINDS[kind]} ${b}`,
  },
} satisfies Record<Language, unknown>
const FR_KINDS: Readonly<Record<LinkKind, string>> = {
  supports: 'appuie',
  qualifies: 'nuance',
  answers: 'répond à',
  opposes: 's’oppose à',
  example: 'est un exemple de',
}
const EN_KINDS: Readonly<Record<LinkKind, string>> = {
  supports: 'supports',
  qualifies: 'qualifies',
  answers: 'answers',
  opposes: 'opposes',
  example: 'is an example of',
}
const MOST_DOTTED = 2

/**
 * A first go at the host's word, in the table's own words and none of ours: the plate, what has most dots, one link between them.
 * A quote is whole or not there. Empty when there is nothing to quote yet.
 */
export function draftWelcome(source: DraftSource, language: Language, most: number = WELCOME_UNITS): string {
  const t = WORDS[language]
  const dotted = source.others
    .filter(note => note.dots > 0)
    .sort((a, b) => b.dots - a.dots)
    .slice(0, MOST_DOTTED)
  const quoted = new Set<string>()
  let draft = ''
  const room = (more: string) => draft.length + more.length <= most
  const list = (title: string, notes: readonly Note[]) => {
    let said = ''
    for (const note of notes) {
      const next = `${said === '' ? (draft === '' ? title : ` ${title}`) : `${said}, `}${t.quote(oneLine(note.text))}`
      if (!room(`${next}.`)) continue
      said = next
      quoted.add(note.id)
    }
    if (said !== '') draft += `${said}.`
  }
  list(t.plate, source.plate)
  list(t.dotted, dotted)
  const about = source.links.find(link => quoted.has(link.a) || quoted.has(link.b))
  const [a, b] = [source.textOf(about?.a ?? ''), source.textOf(about?.b ?? '')]
  if (about !== undefined && a !== undefined && b !== undefined) {
    const said = ` ${t.link(t.quote(oneLine(a)), about.kind, t.quote(oneLine(b)))}.`
    if (room(said)) draft += said
  }
  return draft
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

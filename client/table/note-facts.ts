import type { Note } from '../../shared/document/cloth.ts'
import type { IconName } from '../ui/drawings.ts'
import type { Desk } from './desk.ts'
import type { Words } from './words.ts'

/** A sign after the kind's: where a note came from, or what became of it. Said in words for those who don't see it. */
export interface NoteSign {
  readonly icon: IconName
  readonly text: string
}

/** What a note tells besides its kind and its words. */
export interface NoteFacts {
  readonly kind: string
  readonly text: string
  readonly who: string
  readonly signs: readonly NoteSign[]
  readonly dots: number
  readonly dotsText: string | undefined
  readonly links: string | undefined
  /** what is going on with it just now, for screen readers */
  readonly now: string | undefined
}

/** `waiting`: it has not reached the server, and that takes long enough to be said. */
export function noteFacts(desk: Desk, note: Note, waiting: boolean, t: Words): NoteFacts {
  const { table } = desk
  const dots = Math.max(note.dots, table.mine.dots()[note.id] ?? 0)
  const links = desk.linksOf(note.id)
  return {
    kind: t.kinds[note.kind],
    text: note.text,
    who: waiting ? (table.held.link.state() === 'offline' ? t.toSend : t.onItsWay) : desk.authorOf(note),
    signs: signsOf(note, t),
    dots,
    dotsText: dots > 0 ? t.dots(dots) : undefined,
    links: links > 0 ? t.links(links) : undefined,
    now: table.linkingFrom() === note.id ? t.linkStart : undefined,
  }
}

const signsOf = (note: Note, t: Words): NoteSign[] =>
  note.scribe === undefined ? [] : [{ icon: 'paper', text: t.fromPaper }]

/** The full name of a note: what is seen of it, in words. */
export function nameOf(facts: NoteFacts | undefined): string {
  if (facts === undefined) return ''
  const { kind, text, who, signs, dotsText, links, now } = facts
  return [kind, text, who, ...signs.map(sign => sign.text), dotsText, links, now].filter(Boolean).join(', ')
}

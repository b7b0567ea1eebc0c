import type { Note } from '../../../shared/document/cloth.ts'
import { isAfterBell } from '../../../shared/domain/phase.ts'
import type { IconName } from '../../ui/drawings.ts'
import { language } from '../../i18n/language.ts'
import type { Desk } from '../desk.ts'
import type { Words } from '../words.ts'
import { pileWords } from '../pile/words-piles.ts'

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
  /** the table that a carried note came from: seen beside who wrote it, and said by its sign */
  readonly from: string | undefined
  readonly signs: readonly NoteSign[]
  readonly dots: number
  readonly dotsText: string | undefined
  /** only one's own dots are known: the table's total is secret still */
  readonly areMine: boolean
  readonly links: string | undefined
  /** what is going on with it just now, for screen readers */
  readonly now: string | undefined
}

/** `waiting`: it has not reached the server, and that takes long enough to be said. */
export function noteFacts(desk: Desk, note: Note, waiting: boolean, t: Words): NoteFacts {
  const { table } = desk
  const given = table.mine.dots()[note.id] ?? 0
  const dots = Math.max(note.dots, given)
  const areMine = given > 0 && note.dots === 0 && table.mine.voice() === undefined
  const links = desk.linksOf(note.id)
  const writer = desk.writerOf(note.id)
  return {
    kind: t.kinds[note.kind],
    text: note.text,
    who: waiting
      ? table.held.link.state() === 'offline'
        ? t.toSend
        : t.onItsWay
      : writer === undefined
        ? desk.authorOf(note)
        : `${writer} ${t.writes}`,
    from: fromOf(desk, note, t),
    signs: signsOf(desk, note, t),
    dots,
    // Totals are secret, or have not come yet: these are mine alone, and no sum.
    dotsText: dots > 0 ? (areMine ? t.dotsOfMine(dots) : t.dots(dots)) : undefined,
    areMine,
    links: links > 0 ? t.links(links) : undefined,
    now:
      table.linkingFrom() === note.id
        ? t.linkStart
        : desk.isChosen(note.id)
          ? pileWords[language()].isChosen
          : undefined,
  }
}

function fromOf({ table }: Desk, { id }: Note, t: Words): string | undefined {
  const { carried, tables } = table.session.programme
  const number = tables[carried[id]?.table ?? '']?.number
  return number === undefined ? undefined : t.table(number).toLowerCase()
}

function signsOf(desk: Desk, note: Note, t: Words): NoteSign[] {
  const { carried, tables } = desk.table.session.programme
  const from = carried[note.id]
  return [
    ...(note.scribe === undefined ? [] : [{ icon: 'paper', text: t.fromPaper } as const]),
    ...(note.photo === undefined ? [] : [{ icon: 'camera', text: t.fromPhoto } as const]),
    ...(isAfterBell(desk.table.day().moments, note.round, note.at)
      ? [{ icon: 'bell', text: t.afterBell } as const]
      : []),
    ...(from === undefined
      ? []
      : [{ icon: 'arrow', text: t.cameFrom(tables[from.table]?.number ?? 0, from.round) } as const]),
  ]
}

/** The full name of a note: what is seen of it, in words. */
export function nameOf(facts: NoteFacts | undefined): string {
  if (facts === undefined) return ''
  const { kind, text, who, signs, dotsText, links, now } = facts
  return [kind, text, who, ...signs.map(sign => sign.text), dotsText, links, now].filter(Boolean).join(', ')
}

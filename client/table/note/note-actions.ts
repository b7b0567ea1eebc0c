import { isSeated } from '../../../shared/access/roles.ts'
import type { NoteKind } from '../../../shared/domain/note.ts'
import { useWords } from '../../i18n/language.ts'
import type { IconName } from '../../ui/drawings.ts'
import type { Actions } from './actions.ts'
import type { Desk } from '../desk.ts'
import type { TableModel } from '../model.ts'
import { isPileKey } from '../cloth/sections.ts'
import type { Words } from '../words-all.ts'
import { pileWords } from '../pile/words-piles.ts'

/** A button about the selected note. `key` is the letter that does the same. */
export interface NoteAction {
  readonly id:
    | 'edit'
    | 'kind'
    | 'move'
    | 'plate'
    | 'dot'
    | 'undot'
    | 'link'
    | 'carry'
    | 'light'
    | 'remove'
    | 'group'
    | 'leave'
    | 'links'
    | 'choose'
    | 'open'
    | 'rename'
    | 'apart'
  readonly short: string
  readonly long: string
  readonly key?: string
  readonly icon?: IconName
  readonly kind?: NoteKind
  readonly pressed?: boolean
  readonly run: (anchor: DOMRect) => void
}

/** What this person may do with this note now: nothing that would not work is offered. */
export function noteActions(desk: Desk, actions: Actions, t: Words, id: string): NoteAction[] {
  const { table } = desk
  if (isPileKey(id)) return pileActions(desk, actions, t, id)
  const note = table.note(id)
  if (note === undefined || note.removal !== 0) return []
  const writes = table.mayWrite()
  const hidden = table.cloth.isHidden(id)
  const mine = table.isMine(note)
  const p = useWords(pileWords)()
  const list: NoteAction[] = []
  if (writes && mine)
    list.push({ id: 'edit', short: t.edit, long: t.edit, key: '↵', icon: 'pencil', run: () => actions.edit(id) })
  const { dots } = table.day()
  if (
    dots.tablesOpen &&
    !hidden &&
    dots.table > 0 &&
    table.mine.signature() !== undefined &&
    table.mode() !== 'following' &&
    table.mode() !== 'closed'
  ) {
    const given = table.mine.dots()[id] ?? 0
    if (given < dots.perNote)
      list.push({ id: 'dot', short: t.dot, long: t.dotLong, key: 'V', run: () => actions.addDot(id, 1) })
    if (given > 0)
      list.push({
        id: 'undot',
        short: t.dotOff,
        long: t.dotOffLong,
        key: '⇧V',
        icon: 'minus',
        run: () => actions.addDot(id, -1),
      })
  }
  if (writes) {
    if (!hidden)
      list.push({
        id: 'plate',
        short: note.onPlate ? t.plateOff : t.plateOn,
        long: note.onPlate ? t.plateOffLong : t.plateOnLong,
        key: 'A',
        icon: 'plate',
        pressed: note.onPlate,
        run: anchor => actions.togglePlate(id, anchor),
      })
    list.push({ id: 'move', short: t.move, long: t.moveTo, icon: 'arrow', run: anchor => actions.askWhere(id, anchor) })
    if (mine || table.isHost())
      list.push({
        id: 'kind',
        short: t.kind,
        long: t.kindOfNote,
        key: 'N',
        kind: note.kind,
        run: anchor => actions.askKind(id, anchor),
      })
    if (!hidden)
      list.push({
        id: 'link',
        short: t.link,
        long: t.linkLong,
        key: 'L',
        icon: 'link',
        run: anchor => actions.pickForLink(id, anchor),
      })
  }
  if (writes && !hidden && !note.onPlate)
    list.push({
      id: 'group',
      short: p.group,
      long: p.groupLong,
      key: 'G',
      icon: 'group',
      run: anchor => actions.arrange(ready => ready.askPile([id], anchor)),
    })
  if (writes && table.sections().pileOf.has(id))
    list.push({
      id: 'leave',
      short: p.leave,
      long: p.leaveLong,
      icon: 'up',
      run: () => actions.arrange(ready => ready.leave(id)),
    })
  if (desk.linksOf(id) > 0)
    list.push({
      id: 'links',
      short: p.links,
      long: p.linksLong,
      icon: 'thread',
      run: anchor => actions.arrange(ready => ready.askLinks(id, anchor)),
    })
  if (!hidden && mayCarry(table))
    list.push({
      id: 'carry',
      short: t.carry,
      long: t.carryLong,
      icon: 'send',
      run: anchor => void import('./carry.ts').then(module => module.carryAlong(desk, id, anchor)),
    })
  if (table.isHost() && !hidden && table.mode() !== 'closed') {
    const isLit = table.facts()?.spotlight === id
    list.push({
      id: 'light',
      short: isLit ? t.lightOff : t.light,
      long: isLit ? t.lightOffLong : t.lightLong,
      icon: 'eye',
      pressed: isLit,
      run: () => void import('../people/spotlight.ts').then(({ toggleSpotlight }) => toggleSpotlight(table, id)),
    })
  }
  if (mine ? writes : table.isHost() && table.mode() !== 'closed')
    list.push({
      id: 'remove',
      short: t.remove,
      long: t.removeLong,
      key: mine ? '⌦' : '',
      icon: 'x',
      run: () => actions.setAside(id),
    })
  if (writes)
    list.push({
      id: 'choose',
      short: p.choose,
      long: p.chooseLong,
      key: 'C',
      icon: 'check',
      run: () => actions.arrange(ready => ready.startChoosing(id)),
    })
  return list
}

/** What one may do with a pile: open it, which everybody may, and the rest where one writes. */
function pileActions(desk: Desk, actions: Actions, t: Words, key: string): NoteAction[] {
  const { table } = desk
  if (table.pile(key) === undefined) return []
  const p = useWords(pileWords)()
  const isOpen = table.isOpen(key)
  const list: NoteAction[] = []
  if (desk.layout.view() === 'cloth')
    list.push({
      id: 'open',
      short: isOpen ? p.close : p.open,
      long: isOpen ? p.closeLong : p.openLong,
      key: isOpen ? 'Esc' : '↵',
      icon: isOpen ? 'up' : 'down',
      run: () => actions.pressPile(key),
    })
  if (!table.mayWrite()) return list
  list.push(
    { id: 'rename', short: p.rename, long: p.renameLong, icon: 'pencil', run: () => desk.setNaming(key) },
    {
      id: 'group',
      short: p.group,
      long: p.groupLong,
      key: 'G',
      icon: 'group',
      run: anchor => actions.arrange(ready => ready.askPile([key], anchor)),
    },
    { id: 'move', short: t.move, long: t.moveTo, icon: 'arrow', run: anchor => actions.askWhere(key, anchor) },
    {
      id: 'apart',
      short: p.undoPile,
      long: p.undoPileLong,
      icon: 'x',
      run: () => actions.arrange(ready => ready.takeApart(key)),
    },
    {
      id: 'choose',
      short: p.choose,
      long: p.chooseLong,
      key: 'C',
      icon: 'check',
      run: () => actions.arrange(ready => ready.startChoosing(key)),
    },
  )
  return list
}

/** Is there a next table to take something to? With free movement nobody knows yet which. */
function mayCarry(table: TableModel): boolean {
  const { phase, round, rounds } = table.day()
  const next = table.session.programme.seats[table.mine.voice() ?? table.session.identity.person]?.[round]
  return (
    (phase === 'round' || phase === 'transfer') &&
    round < rounds &&
    isSeated(table.session.identity.role) &&
    table.mode() !== 'following' &&
    next !== table.table
  )
}

import type { NoteKind } from '../../shared/domain/note.ts'
import type { IconName } from '../ui/drawings.ts'
import type { Actions } from './actions.ts'
import type { Desk } from './desk.ts'
import type { Words } from './words.ts'

/** A button about the selected note. `key` is the letter that does the same. */
export interface NoteAction {
  readonly id: 'edit' | 'kind' | 'move' | 'plate' | 'dot' | 'undot' | 'link' | 'remove'
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
  const note = table.note(id)
  if (note === undefined || note.removal !== 0) return []
  const writes = table.mayWrite()
  const hidden = table.cloth.isHidden(id)
  const mine = table.isMine(note)
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
  if (mine ? writes : table.isHost() && table.mode() !== 'closed')
    list.push({
      id: 'remove',
      short: t.remove,
      long: t.removeLong,
      key: mine ? '⌦' : '',
      icon: 'x',
      run: () => actions.setAside(id),
    })
  return list
}

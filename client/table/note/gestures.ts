import { v4 as uuid } from 'uuid'
import type { Note } from '../../../shared/document/cloth.ts'
import { addNote, orderBetween } from '../../../shared/document/cloth-edits.ts'
import { clothMap } from '../../../shared/document/cloth-read.ts'
import { isOnPlate, NOTE_HEIGHT, NOTE_WIDTH, type Point, zoneAt } from '../../../shared/domain/folds.ts'
import { type LinkKind, NOTE_KINDS, type NoteKind, toNoteText } from '../../../shared/domain/note.ts'
import { freePlace, noteHeight, type Rect, snap } from '../../../shared/domain/places.ts'
import { serverNow } from '../../session/server-time.ts'
import type { TableModel } from '../model.ts'
import { noteLanguage } from './note-language.ts'
import { type Part, zoneOfPart } from '../cloth/sections.ts'
import type { Step } from './undo.ts'
import { signingRound } from '../whereabouts.ts'

/**
 * What a person does to the cloth: one function a gesture, one transaction each, remembered for undo. Each looks first whether it
 * may; the server has the last word.
 */
export interface Gestures {
  /** Puts a new note down, in one's own name or that of the guest one writes for; undefined: nothing to say, or nobody may. */
  post(typed: string, kind: NoteKind, zone: number | null, how?: How): string | undefined
  /** Several at once, and one step to undo; undefined when not all of them may be put down. */
  postMany(typed: readonly string[], kind: NoteKind, zone: number | null, how?: How): Step | undefined
  /** Saves a text on its way (300 ms idle); blank is kept as it was. */
  saveText(id: string, typed: string): void
  /** Ends an editing: what the text was before becomes one step to undo. */
  endText(id: string, before: string): void
  setKind(id: string, kind: NoteKind): void
  setAside(id: string): Step | undefined
  /** To a part (the first free place there), the plate, or back. */
  sendTo(id: string, part: Part): boolean
  /** Dropped at a point of the paper: its top left. `free` does not snap. */
  dropAt(id: string, point: Point, free?: boolean): Part | 'plate-full'
  /** On the plate, in exchange for another note if given. False: the plate is full. */
  putOnPlate(id: string, instead?: string): boolean
  takeOffPlate(id: string): void
  link(a: string, b: string, kind: LinkKind): void
  nextKind(kind: NoteKind): NoteKind
}

/** What else may be said of a new note. */
export interface How {
  /** where it lies: its top left */
  readonly at?: Point | undefined
  /** the photo that it was typed from */
  readonly photo?: string | undefined
}

export function createGestures(table: TableModel): Gestures {
  const { history, cloth } = table
  const note = (id: string): Note | undefined => {
    const found = table.note(id)
    return found !== undefined && found.removal === 0 ? found : undefined
  }
  const lastOrder = (): string => {
    let last = ''
    for (const doc of cloth.docs())
      for (const [, , order] of clothMap(doc, 'pos').values()) if (order > last) last = order
    return last
  }
  const plateOrder = (): string =>
    [...clothMap(table.held.link.doc, 'plate').values()].reduce((last, order) => (order > last ? order : last), '')
  const mayChange = (id: string): Note | undefined => {
    const found = table.mayWrite() ? note(id) : undefined
    return found !== undefined && table.isMine(found) ? found : undefined
  }
  const isFull = (): boolean => table.sections().plate.length >= table.day().plate

  /** Where a note lies, when it is not on the plate. */
  const whereTo = (id: string, zone: number | null): Point => {
    const found = note(id)
    return freePlace(table.folds(), zone, table.rects(), noteHeight(found?.text ?? ''))
  }

  const made = (id: string) => ({ root: 'del' as const, key: id, before: 1, after: 0 })
  const lay = (typed: string, kind: NoteKind, zone: number | null, { at, photo }: How = {}): string | undefined => {
    const [own, by] = [table.mine.signature(), table.mine.signs()]
    const text = toNoteText(typed)
    if (text === '' || own === undefined || by === undefined || !table.mayWrite()) return undefined
    const id = uuid()
    const point = at ?? freePlace(table.folds(), zone, table.rects(), noteHeight(text))
    const seats = table.session.programme.seats[table.session.identity.person]
    addNote(cloth.docForNew(), {
      id,
      core: {
        by,
        ...(by === own ? {} : { scribe: own }),
        ...(photo === undefined ? {} : { photo }),
        round: signingRound(table.day(), { seats, table: table.table }),
        at: Math.round(serverNow()),
        lang: noteLanguage(),
      },
      text,
      kind,
      pos: [point.x, point.y, orderBetween(lastOrder())],
      zone,
    })
    return id
  }

  return {
    post(typed, kind, zone, how) {
      const id = lay(typed, kind, zone, how)
      if (id !== undefined) history.remember([made(id)])
      return id
    },
    postMany(typed, kind, zone, how) {
      const ids = typed.flatMap(text => lay(text, kind, zone, how) ?? [])
      const step = history.remember(ids.map(made))
      return ids.length < typed.length ? undefined : step
    },
    saveText(id, typed) {
      const text = toNoteText(typed)
      const found = mayChange(id)
      if (found === undefined || text === '' || text === found.text) return
      const doc = cloth.docOf(id)
      doc.transact(() => clothMap(doc, 'txt').set(id, text))
    },
    endText(id, before) {
      const after = clothMap(cloth.docOf(id), 'txt').get(id)
      if (after !== undefined && after !== before) history.remember([{ root: 'txt', key: id, before, after }])
    },
    setKind(id, kind) {
      const found = note(id)
      if (found === undefined || !table.mayWrite() || !(table.isMine(found) || table.isHost())) return
      history.apply([{ root: 'sty', key: id, value: kind }])
    },
    setAside(id) {
      if (mayChange(id) === undefined) return undefined
      return history.apply([{ root: 'del', key: id, value: 1 }])
    },
    sendTo(id, part) {
      const found = note(id)
      if (found === undefined || !table.mayWrite()) return false
      if (part === 'plate') return this.putOnPlate(id)
      const zone = zoneOfPart(part)
      const point = whereTo(id, zone)
      history.apply([
        { root: 'pos', key: id, value: [point.x, point.y, found.order] },
        { root: 'zone', key: id, value: zone },
        { root: 'grp', key: id, value: null },
        { root: 'plate', key: id, value: undefined },
      ])
      return true
    },
    dropAt(id, point, free = false) {
      const found = note(id)
      const centre = { x: point.x + NOTE_WIDTH / 2, y: point.y + NOTE_HEIGHT / 2 }
      if (found === undefined || !table.mayWrite()) return 'loose'
      if (isOnPlate(table.folds(), centre)) {
        if (cloth.isHidden(id)) return found.zone ?? 'loose'
        if (found.onPlate) return 'plate'
        return this.putOnPlate(id) ? 'plate' : 'plate-full'
      }
      // Let go over its own open pile, it stays in it.
      const key = table.sections().pileOf.get(id)
      const tray = key !== undefined && table.opened() === key ? table.fan()?.tray : undefined
      if (tray !== undefined && isWithin(tray, centre)) return found.zone ?? 'loose'
      const there = snap(table.folds(), point, free)
      const zone = zoneAt(table.folds(), { x: there.x + NOTE_WIDTH / 2, y: there.y + NOTE_HEIGHT / 2 })
      history.apply([
        { root: 'pos', key: id, value: [there.x, there.y, found.order] },
        { root: 'zone', key: id, value: zone },
        { root: 'grp', key: id, value: null },
        { root: 'plate', key: id, value: undefined },
      ])
      return zone ?? 'loose'
    },
    putOnPlate(id, instead) {
      if (note(id) === undefined || !table.mayWrite() || cloth.isHidden(id)) return false
      cloth.calm.freshenPlate()
      if (instead === undefined && isFull()) return false
      // Exactly the place of the one that leaves: a further note that waits unseen must not take it.
      const order =
        (instead === undefined ? undefined : clothMap(table.held.link.doc, 'plate').get(instead)) ??
        orderBetween(plateOrder())
      history.apply([
        ...(instead === undefined ? [] : [{ root: 'plate' as const, key: instead, value: undefined }]),
        { root: 'plate', key: id, value: order },
      ])
      return true
    },
    takeOffPlate(id) {
      if (table.mayWrite()) history.apply([{ root: 'plate', key: id, value: undefined }])
    },
    link(a, b, kind) {
      const by = table.mine.signature()
      if (by === undefined || a === b || !table.mayWrite() || note(a) === undefined || note(b) === undefined) return
      if (cloth.isHidden(a) || cloth.isHidden(b)) return
      history.apply([{ root: 'links', key: uuid(), value: { by, a, b, kind } }])
    },
    nextKind: kind => NOTE_KINDS[(NOTE_KINDS.indexOf(kind) + 1) % NOTE_KINDS.length] ?? 'idea',
  }
}

const isWithin = (box: Rect, point: Point): boolean =>
  point.x >= box.x && point.x <= box.x + box.width && point.y >= box.y && point.y <= box.y + box.height

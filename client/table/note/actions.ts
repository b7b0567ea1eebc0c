import type { Note } from '../../../shared/document/cloth.ts'
import { LINK_KINDS, NOTE_KINDS } from '../../../shared/domain/note.ts'
import { useWords } from '../../i18n/language.ts'
import { dismissToast, showToast } from '../../ui/toasts.ts'
import { type Arranging, createArranging } from '../pile/arranging.ts'
import type { Desk } from '../desk.ts'
import { createDotSender } from './dot-sender.ts'
import { entriesIn, isPileKey, partOf, partOfNote, type Part, partsOf } from '../cloth/sections.ts'
import { tidyPart } from './tidy.ts'
import { hiddenWords } from '../words-hidden.ts'
import type { Words } from '../words-all.ts'

/** What one can do with a note, whether asked by a button, a key or a menu. Says what became of it, and keeps the focus near. */
export interface Actions {
  edit(id: string): void
  askKind(id: string, anchor?: DOMRect): void
  nextKind(id: string): void
  askWhere(id: string, anchor?: DOMRect): void
  togglePlate(id: string, anchor?: DOMRect): void
  putOnFullPlate(id: string, anchor?: DOMRect): void
  addDot(id: string, step: 1 | -1): void
  /** first call: from here; second: to there, and which kind */
  pickForLink(id: string, anchor?: DOMRect): void
  setAside(id: string): void
  /** a link or a pile under way goes to this note or pile (`desk.isPicking`) */
  takePick(key: string, anchor?: DOMRect): void
  /** among several: in, or out again */
  choose(key: string): void
  /** opens or closes it, or chooses it where several are chosen */
  pressPile(key: string, clicked?: MouseEvent): void
  /** a note wherever it lies: its part comes into view, its pile opens */
  goTo(id: string): void
  /** piles, links that are there, several notes at once */
  arrange(run: (arranging: Arranging) => void): void
  undo(): void
  redo(): void
}

export function createActions(desk: Desk, t: () => Words): Actions {
  const { table, gestures } = desk
  const partTitle = (part: Part): string =>
    part === 'plate' ? t().plateName : part === 'loose' ? t().loose : table.zoneTitle(part).text
  const moved = (part: Part) => table.say(t().movedTo(partTitle(part)))
  const note = (id: string): Note | undefined => table.note(id)
  const goOn = (id: string) => desk.focusNote(id)
  const hidden = useWords(hiddenWords)
  const sendDots = createDotSender(table, t)
  /** Plate, links and dots are for notes that everybody sees. */
  const isStillHidden = (id: string): boolean => {
    if (!table.cloth.isHidden(id)) return false
    table.say(hidden().notYet)
    showToast({ text: hidden().notYet, icon: 'eye' })
    return true
  }

  const tidy = (part: Part) => {
    const step = tidyPart(table, part)
    const text = (step === undefined ? t().alreadyTidy : t().tidied)(partTitle(part))
    table.say(text)
    showToast({
      text,
      ...(step === undefined ? {} : { action: { label: t().undo, run: () => void table.history.undo(step) } }),
    })
  }

  const putOnFullPlate = (id: string, anchor?: DOMRect) => {
    if (isStillHidden(id)) return
    desk.openMenu({
      label: t().whichLeaves,
      anchor,
      about: id,
      items: table.sections().plate.flatMap(other => {
        const found = note(other)
        return found === undefined
          ? []
          : [
              {
                label: found.text,
                lang: found.lang,
                kind: found.kind,
                run: () => gestures.putOnPlate(id, other) && moved('plate'),
              },
            ]
      }),
    })
  }

  const actions: Actions = {
    arrange: run => run(arranging),
    takePick(key, anchor) {
      const [from, keys] = [table.linkingFrom(), desk.grouping()]
      if (keys !== undefined && !keys.includes(key)) arranging.groupOnto(keys, key)
      else if (from !== undefined && from !== key && !isPileKey(key)) actions.pickForLink(key, anchor)
    },
    choose(key) {
      // The note one was on before this press is the first of the several.
      const before = desk.beforePress()
      if (desk.chosen() === undefined && before !== undefined && before !== key && desk.shownIds().includes(before))
        desk.setChosen([before, key])
      else desk.toggleChosen(key)
      arranging.tellChosen()
      desk.focusNote(key)
    },
    pressPile(key, clicked) {
      if (desk.isPicking(key)) return actions.takePick(key)
      const adds = clicked?.shiftKey === true || clicked?.ctrlKey === true || clicked?.metaKey === true
      if (desk.chosen() !== undefined || adds) return actions.choose(key)
      if (desk.layout.view() === 'cloth') table.openPile(table.isOpen(key) ? undefined : key)
      desk.focusNote(key)
    },
    goTo(id) {
      const part = partOf(table.sections(), id)
      if (part !== undefined) table.setHere(part)
      const pile = table.sections().pileOf.get(id)
      if (pile !== undefined) table.openPile(pile)
      desk.focusNote(id)
    },
    edit: id => desk.edit(id),
    askKind(id, anchor) {
      const found = note(id)
      if (found === undefined) return
      desk.openMenu({
        label: t().kindOfNote,
        anchor,
        about: id,
        items: NOTE_KINDS.map(kind => ({
          label: t().kinds[kind],
          kind,
          current: kind === found.kind,
          run: () => gestures.setKind(id, kind),
        })),
      })
    },
    nextKind(id) {
      const found = note(id)
      if (found === undefined || !table.mayWrite() || !(table.isMine(found) || table.isHost())) return
      const kind = gestures.nextKind(found.kind)
      gestures.setKind(id, kind)
      table.say(t().kinds[kind])
    },
    askWhere(id, anchor) {
      if (isPileKey(id)) return arranging.askWhere([id], anchor)
      const found = note(id)
      if (found === undefined) return
      const now = partOfNote(found, table.zones().length)
      desk.openMenu({
        label: t().moveTo,
        anchor,
        about: id,
        items: [
          ...partsOf(table.zones().length)
            .filter(part => part !== 'plate' || !table.cloth.isHidden(id))
            .map(part => ({
              label: partTitle(part),
              ...(typeof part === 'number' ? { lang: table.zoneTitle(part).lang } : {}),
              ...(part === 'plate' ? { icon: 'plate' as const } : {}),
              current: part === now,
              run: () => {
                if (part === now) return
                if (!gestures.sendTo(id, part)) putOnFullPlate(id, anchor)
                else {
                  moved(part)
                  if (table.narrow()) showToast({ text: t().movedTo(partTitle(part)), icon: 'check' })
                }
              },
            })),
          ...(entriesIn(table.sections(), now).length > 1 && now !== 'plate'
            ? [{ label: t().tidy(partTitle(now)), icon: 'list' as const, run: () => tidy(now) }]
            : []),
        ],
      })
    },
    togglePlate(id, anchor) {
      const found = note(id)
      if (found === undefined || !table.mayWrite() || isStillHidden(id)) return
      if (found.onPlate) {
        gestures.takeOffPlate(id)
        table.say(t().offPlate)
        goOn(id)
      } else if (gestures.putOnPlate(id)) {
        moved('plate')
        if (table.narrow()) showToast({ text: t().movedTo(t().plateName), icon: 'plate' })
        else goOn(id)
      } else putOnFullPlate(id, anchor)
    },
    putOnFullPlate,
    addDot(id, step) {
      const { dots } = table.day()
      const before = table.mine.dots()[id] ?? 0
      const count = before + step
      if (!dots.tablesOpen || count < 0 || isStillHidden(id)) return
      if (count > dots.perNote) return showToast({ text: t().dotsPerNote(dots.perNote) })
      if (step > 0 && table.mine.dotsPlaced() >= dots.table) return showToast({ text: t().noDotsLeft })
      table.mine.setDots(id, count)
      sendDots(id, before)
    },
    pickForLink(id, anchor) {
      if (isStillHidden(id)) return
      const from = table.linkingFrom()
      if (from === undefined || from === id) {
        table.setLinkingFrom(from === id ? undefined : id)
        if (from !== id) {
          table.say(t().linkPick)
          showToast({
            text: t().linkPick,
            icon: 'link',
            action: { label: t().cancel, run: () => table.setLinkingFrom(undefined) },
          })
        } else dismissToast()
        goOn(id)
        return
      }
      table.setLinkingFrom(undefined)
      dismissToast()
      desk.openMenu({
        label: t().linkKind,
        anchor,
        about: id,
        items: LINK_KINDS.map(kind => ({ label: t().linkKinds[kind], run: () => gestures.link(from, id, kind) })),
      })
    },
    setAside(id) {
      if (isPileKey(id)) return arranging.setAside([id])
      const found = note(id)
      if (found === undefined) return
      if (!table.isMine(found)) {
        if (table.isHost()) desk.setModerating(id)
        return
      }
      const ids = desk.shownIds()
      const at = ids.indexOf(id)
      const neighbour = ids[at + 1] ?? ids[at - 1]
      const step = gestures.setAside(id)
      if (step === undefined) return
      desk.focusNote(neighbour)
      showToast({
        text: t().setAside,
        action: {
          label: t().undo,
          run: () => {
            table.history.undo(step)
            desk.focusNote(id)
          },
        },
      })
    },
    undo() {
      if (!table.mayWrite() || !table.canUndo()) return
      table.say(table.history.undo() ? t().undone : t().changedSince)
    },
    redo() {
      if (table.mayWrite() && table.history.redo()) table.say(t().redone)
    },
  }
  const arranging = createArranging(desk, actions)
  return actions
}

import type { Point } from '../../../shared/domain/folds.ts'
import { NOTE_KINDS } from '../../../shared/domain/note.ts'
import { useWords } from '../../i18n/language.ts'
import { dismissToast, showToast } from '../../ui/toasts.ts'
import type { Actions } from '../note/actions.ts'
import type { Desk, MenuItem } from '../desk.ts'
import { dropMany } from '../cloth/drop-many.ts'
import { createPileGestures } from './pile-gestures.ts'
import { idsIn, isPileKey, type Part, partOf, partsOf } from '../cloth/sections.ts'
import type { Step } from '../note/undo.ts'
import { arrangingWords } from './words-arranging.ts'
import { hiddenWords } from '../words-hidden.ts'
import { words } from '../words-all.ts'

/**
 * Arranging what lies on the cloth: piles, links that are there, several notes at once. Each
 * says what became of it, offers to take it back, and keeps the focus near. Keys are ids of notes and keys of piles.
 */
export interface Arranging {
  /** from here on, the next note or pile that is chosen takes these */
  pickForPile(keys: readonly string[]): void
  /** the same by a list of what they could go with */
  askPile(keys: readonly string[], anchor?: DOMRect): void
  /** `name`: what a new pile is called */
  groupOnto(keys: readonly string[], onto: string, name?: string): void
  /** all of these in one pile: that of a pile among them, else on the first */
  pileUp(keys: readonly string[], anchor?: DOMRect): void
  leave(id: string): void
  takeApart(key: string): void
  rename(key: string, typed: string): void
  dropPile(key: string, point: Point, free: boolean): void
  /** several that were dragged by one of them */
  dropMany(keys: readonly string[], lead: string, point: Point, free: boolean): void
  askWhere(keys: readonly string[], anchor?: DOMRect): void
  sendTo(keys: readonly string[], part: Part): void
  askLinks(id: string, anchor?: DOMRect): void
  askKind(keys: readonly string[], anchor?: DOMRect): void
  putOnPlate(keys: readonly string[]): void
  setAside(keys: readonly string[]): void
  /** several at once, by single taps: this is the first */
  startChoosing(key: string): void
  /** says how many are chosen */
  tellChosen(): void
  /** says that this is a pile, not a note */
  tellPile(): void
  /** how many notes these keys stand for */
  count(keys: readonly string[]): number
}

/** A name or a note's words, short enough for a sentence. */
const short = (text: string): string => {
  const line = text.replace(/\s+/g, ' ')
  return line.length <= 42 ? line : `${line.slice(0, 40).trimEnd()}…`
}

export function createArranging(desk: Desk, actions: Actions): Arranging {
  const { table } = desk
  const gestures = createPileGestures(table)
  const t = useWords(words)
  const a = useWords(arrangingWords)
  const titleOf = (part: Part): string =>
    part === 'plate' ? t().plateName : part === 'loose' ? t().loose : table.zoneTitle(part).text
  const pileName = (key: string): string => short(table.pile(key)?.name ?? '')
  /** The toast is a live region: what it says need not be said twice. */
  const done = (text: string, step: Step, back?: string) =>
    showToast({
      text,
      action: {
        label: a().undo,
        run: () => {
          table.say(table.history.undo(step) ? t().undone : t().changedSince)
          if (back !== undefined) desk.focusNote(back)
        },
      },
    })
  const isHidden = (keys: readonly string[]): boolean => {
    if (!gestures.idsOf(keys).some(id => table.cloth.isHidden(id))) return false
    showToast({ text: useWords(hiddenWords)().notYet, icon: 'eye' })
    return true
  }
  const noOneLess = () => {
    if (desk.chosen() !== undefined) desk.setChosen(undefined)
  }

  const arranging: Arranging = {
    count: keys => gestures.idsOf(keys).length,
    startChoosing(key) {
      desk.setChosen([key])
      table.say(a().chooseHelp)
      desk.focusNote(key)
    },
    tellChosen: () => table.say(a().chosen(arranging.count(desk.chosen() ?? []))),
    tellPile: () => showToast({ text: a().notNote, icon: 'group' }),
    pickForPile(keys) {
      if (isHidden(keys)) return
      desk.setGrouping(keys)
      showToast({
        text: a().pickForPile,
        icon: 'group',
        action: { label: a().cancel, run: () => desk.setGrouping(undefined) },
      })
      desk.focusNote(keys.at(-1))
    },
    askPile(keys, anchor) {
      if (isHidden(keys)) return
      const ids = gestures.idsOf(keys)
      const sections = table.sections()
      const part = partOf(sections, ids[0] ?? '') ?? 'loose'
      const from = keys.length === 1 ? (sections.pileOf.get(keys[0] ?? '') ?? keys[0]) : undefined
      const piles = [...sections.piles.keys()].filter(key => key !== from && !keys.includes(key))
      const near = idsIn(sections, part === 'plate' ? 'loose' : part).filter(
        id => !ids.includes(id) && !sections.pileOf.has(id) && !table.cloth.isHidden(id),
      )
      const item = (key: string): MenuItem[] => {
        const found = table.pile(key)?.lead ?? table.note(key)
        if (found === undefined) return []
        const label = isPileKey(key) ? short(table.pile(key)?.name ?? '') : found.text
        const icon = isPileKey(key) ? { icon: 'group' as const } : { kind: found.kind }
        return [{ label, lang: found.lang, ...icon, run: () => arranging.groupOnto(keys, key) }]
      }
      desk.openMenu({
        label: a().pileWith,
        anchor,
        about: keys.at(-1),
        items: [
          { label: a().pickOnCloth, icon: 'arrow', run: () => arranging.pickForPile(keys) },
          ...[...piles, ...near].flatMap(item),
        ],
      })
    },
    groupOnto(keys, onto, name) {
      desk.setGrouping(undefined)
      dismissToast()
      if (isHidden([...keys, onto])) return
      if (table.note(onto)?.onPlate === true) return showToast({ text: a().noPlatePile, icon: 'plate' })
      const made = gestures.group(keys, onto, name)
      if (made === undefined) return
      noOneLess()
      done(a().piled(pileName(made.key), table.pile(made.key)?.ids.length ?? 2), made.step, keys[0])
      desk.focusNote(made.key)
    },
    pileUp(keys, anchor) {
      if (gestures.idsOf(keys).length < 2) return arranging.askPile(keys, anchor)
      const first = keys.find(isPileKey) ?? keys.find(key => table.note(key)?.onPlate === false) ?? ''
      arranging.groupOnto(
        keys.filter(key => key !== first),
        first,
      )
    },
    leave(id) {
      const step = gestures.leave(id)
      if (step === undefined) return
      done(a().left, step, id)
      desk.focusNote(id)
    },
    takeApart(key) {
      const pile = table.pile(key)
      const step = gestures.takeApart(key)
      if (pile === undefined || step === undefined) return
      done(a().apart(pile.ids.length), step, key)
      desk.focusNote(pile.ids[0])
    },
    rename(key, typed) {
      const step = gestures.rename(key, typed)
      if (step !== undefined) done(a().renamed(pileName(key)), step, key)
    },
    dropPile(key, point, free) {
      const part = gestures.dropPile(key, point, free)
      if (part === 'plate') showToast({ text: a().onePlateNote, icon: 'plate' })
      else table.say(a().pileMoved(titleOf(part)))
      desk.focusNote(key)
    },
    dropMany(keys, lead, point, free) {
      if (!table.mayWrite()) return
      const dropped = dropMany(table, keys, { lead, point, free })
      if (dropped === undefined) return arranging.putOnPlate(keys)
      const step = table.history.apply(dropped.changes)
      if (step.length === 0) return
      noOneLess()
      done(a().movedMany(arranging.count(keys), titleOf(dropped.part)), step, lead)
      desk.focusNote(lead)
    },
    askWhere(keys, anchor) {
      const now = keys.length === 1 ? partOf(table.sections(), gestures.idsOf(keys)[0] ?? '') : undefined
      desk.openMenu({
        label: a().moveTo,
        anchor,
        about: keys[0],
        items: partsOf(table.zones().length)
          .filter(part => part !== 'plate')
          .map(part => ({
            label: titleOf(part),
            ...(typeof part === 'number' ? { lang: table.zoneTitle(part).lang } : {}),
            current: part === now,
            run: () => part !== now && arranging.sendTo(keys, part),
          })),
      })
    },
    sendTo(keys, part) {
      if (part === 'plate') return showToast({ text: a().onePlateNote, icon: 'plate' })
      const step = gestures.sendTo(keys, part)
      if (step === undefined) return
      noOneLess()
      const only = keys[0] ?? ''
      const isPile = keys.length === 1 && isPileKey(only)
      done(isPile ? a().pileMoved(titleOf(part)) : a().movedMany(arranging.count(keys), titleOf(part)), step, only)
    },
    askLinks(id, anchor) {
      const links = table.cloth.links.filter(({ a: from, b: to }) => from === id || to === id)
      desk.openMenu({
        label: links.length === 0 ? a().noLinks : a().linksOf,
        anchor,
        about: id,
        items: links.flatMap(link => {
          const other = link.a === id ? link.b : link.a
          const found = table.note(other)
          if (found?.removal !== 0) return []
          const verb = a().linkVerbs[link.kind]
          const label = link.a === id ? a().linkOut(verb, short(found.text)) : a().linkIn(verb, short(found.text))
          const goOn: MenuItem = { label: a().goToOther, icon: 'arrow', run: () => actions.goTo(other) }
          const cut: MenuItem = {
            label: a().removeLink,
            icon: 'x',
            run: () => {
              const step = gestures.removeLink(link)
              if (step !== undefined) done(a().linkRemoved, step, id)
            },
          }
          return [
            {
              label,
              icon: 'link' as const,
              run: () =>
                desk.openMenu({
                  label,
                  anchor,
                  about: id,
                  items: gestures.mayRemoveLink(link) ? [cut, goOn] : [goOn],
                }),
            },
          ]
        }),
      })
    },
    askKind(keys, anchor) {
      const ids = gestures.idsOf(keys)
      const mine = ids.filter(id => {
        const found = table.note(id)
        return found !== undefined && (table.isMine(found) || table.isHost())
      })
      if (mine.length === 0) return showToast({ text: a().noneMine })
      desk.openMenu({
        label: mine.length === ids.length ? t().kindOfNote : `${a().kindOf}. ${a().onlyMine(mine.length, ids.length)}`,
        anchor,
        about: keys[0],
        items: NOTE_KINDS.map(kind => ({
          label: t().kinds[kind],
          kind,
          run: () => {
            table.say(a().kindMany(gestures.setKind(keys, kind), t().kinds[kind]))
            noOneLess()
          },
        })),
      })
    },
    putOnPlate(keys) {
      if (isHidden(keys)) return
      const count = gestures.idsOf(keys).filter(id => table.note(id)?.onPlate === false).length
      if (gestures.putOnPlate(keys)) {
        showToast({ text: a().plateMany(count), icon: 'plate' })
        noOneLess()
      } else
        showToast({
          text: a().plateNoRoom(Math.max(0, table.day().plate - table.sections().plate.length)),
          icon: 'plate',
        })
    },
    setAside(keys) {
      const all = gestures.idsOf(keys)
      const ids = desk.shownIds()
      const at = Math.max(0, ...keys.map(key => ids.indexOf(key)))
      const gone = gestures.setAside(keys)
      if (gone === undefined) return showToast({ text: a().noneMine })
      // What is left of them, else what lay beside.
      const beside = [...keys, ...all, ...ids.slice(at + 1), ...ids.slice(0, at).reverse()].find(key =>
        desk.shownIds().includes(key),
      )
      noOneLess()
      desk.focusNote(beside)
      const rest = gone.count < all.length ? ` ${a().onlyMine(gone.count, all.length)}` : ''
      done(`${a().removedMany(gone.count)}${rest === '' ? '' : `.${rest}`}`, gone.step, keys[0])
    },
  }
  return arranging
}

import { createEffect, createRoot, untrack } from 'solid-js'
import { v4 as uuid } from 'uuid'
import * as Y from 'yjs'
import type { Note } from '../../../shared/document/cloth.ts'
import { addNote, orderBetween } from '../../../shared/document/cloth-edits.ts'
import { clothMap } from '../../../shared/document/cloth-read.ts'
import { useWords } from '../../i18n/language.ts'
import { askByToast } from '../../ui/toasts.ts'
import type { Desk } from '../desk.ts'
import { keptWords } from '../pad/words-kept.ts'

/** How far the second version lies from the first, so that both are seen. */
const ASIDE = 18

/**
 * A note's text is one value: of two people who write it apart (its author, and the scribe who typed it) the document keeps one.
 * The other is not lost: it becomes a note on top, and whoever came second chooses.
 */
export function keepBoth(desk: Desk, id: string, other: string): void {
  const { table } = desk
  const t = useWords(keptWords)
  const note = table.note(id)
  if (note === undefined || note.removal !== 0 || other === '' || note.text === other) return
  if (!table.isMine(note) || !table.mayWrite()) return
  const second = laySecond(desk, note, other)
  const { gestures } = desk
  const choose = () =>
    desk.openMenu({
      label: t().twoVersions,
      about: id,
      items: [
        { label: note.text, lang: note.lang, kind: note.kind, run: () => void gestures.setAside(second) },
        {
          label: other,
          lang: note.lang,
          kind: note.kind,
          run: () => {
            // The first note stays, with its links, its dots and its place: it takes the other words.
            gestures.saveText(id, other)
            gestures.endText(id, note.text)
            gestures.setAside(second)
          },
        },
        { label: t().both, icon: 'note', run: () => {} },
      ],
    })
  table.say(t().twoVersions)
  const withdraw = askByToast({ text: t().twoVersions, action: { label: t().choose, icon: 'note', run: choose } })
  // It is about this table's notes alone.
  table.held.leaving.add(withdraw)
}

function laySecond({ table }: Desk, note: Note, text: string): string {
  const doc = table.cloth.docOf(note.id)
  const own = table.mine.signature()
  const id = uuid()
  const last = [...clothMap(doc, 'pos').values()].reduce((top, [, , order]) => (order > top ? order : top), '')
  addNote(doc, {
    id,
    core: {
      by: note.by,
      ...(own === undefined || own === note.by ? {} : { scribe: own }),
      ...(note.photo === undefined ? {} : { photo: note.photo }),
      round: note.round,
      at: note.at,
      ...(note.lang === undefined ? {} : { lang: note.lang }),
    },
    text,
    kind: note.kind,
    pos: [note.x + ASIDE, note.y + ASIDE, orderBetween(last)],
    zone: note.zone,
  })
  return id
}

const watched = new WeakSet<Y.Doc>()

/**
 * Looks out for texts that were written here, are not saved yet, and meet others from elsewhere. Asked more than once, it looks
 * once; as long as the document lives.
 */
export function watchVersions(desk: Desk): void {
  const { link } = desk.table.held
  for (const doc of untrack(() => desk.table.cloth.docs())) {
    if (watched.has(doc)) continue
    watched.add(doc)
    const waiting = (): ReadonlySet<string> => (untrack(link.loaded) ? untrack(link.unsaved) : NOBODY)
    const watch = watchTexts(doc, waiting, (id, text) => queueMicrotask(() => keepBoth(desk, id, text)))
    createRoot(() => createEffect(() => watch.saved(link.unsaved())))
  }
}

const NOBODY: ReadonlySet<string> = new Set()

/**
 * Tells each text that lost against another which nobody who wrote it had seen: this person's, or the other's. `waiting`: notes that
 * hold something unsaved. `saved` is to be told whenever that changes.
 */
export function watchTexts(
  doc: Y.Doc,
  waiting: () => ReadonlySet<string>,
  lost: (id: string, text: string) => void,
): { readonly saved: (waiting: ReadonlySet<string>) => void; readonly stop: () => void } {
  const texts = clothMap(doc, 'txt')
  // What an earlier page left unsaved may be a text or a place: as if it were a text.
  const mine = new Set(waiting())
  const observe = (event: Y.YMapEvent<string>, transaction: Y.Transaction) => {
    for (const id of event.keysChanged) {
      if (transaction.local) {
        mine.add(id)
        continue
      }
      const text = mine.has(id) && waiting().has(id) ? lostText(event, transaction, id) : undefined
      if (text !== undefined && text !== '' && text !== texts.get(id)) lost(id, text)
    }
  }
  texts.observe(observe)
  return {
    saved: now => {
      for (const id of mine) if (!now.has(id)) mine.delete(id)
    },
    stop: () => texts.unobserve(observe),
  }
}

/** At this moment a text that lost can still be read; a little later the document forgets it. */
function lostText(event: Y.YMapEvent<string>, transaction: Y.Transaction, id: string): string | undefined {
  const change = event.changes.keys.get(id)
  if (change !== undefined) return typeof change.oldValue === 'string' ? change.oldValue : undefined
  // The value is as before: what came from elsewhere was set aside as it came in.
  let text: string | undefined
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, struct => {
    if (!(struct instanceof Y.Item) || struct.parentSub !== id || struct.parent !== event.target) return
    const [content] = struct.content.getContent()
    if (typeof content === 'string') text = content
  })
  return text
}

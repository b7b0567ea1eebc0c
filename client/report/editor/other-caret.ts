import { Plugin, PluginKey } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import { ySyncPluginKey } from 'y-prosemirror'

/** So long after their last letter somebody's caret stays in sight. */
const STAYS_MS = 4_000

const key = new PluginKey<number | null>('other-caret')

/**
 * Where somebody else writes, under their first name: behind what came last, so that nobody sends where their caret is.
 * `who` names those who write in this text now; with several at once nobody can tell whose letters these are, so no name stands there.
 */
export function otherCaret(who: () => readonly string[]): Plugin<number | null> {
  return new Plugin<number | null>({
    key,
    state: {
      init: () => null,
      apply(tr, at, before, after) {
        if (tr.getMeta(key) === null) return null
        const remote: unknown = tr.getMeta(ySyncPluginKey)
        if (!tr.docChanged || !isRemote(remote)) return at === null ? null : tr.mapping.map(at)
        const end = before.doc.content.findDiffEnd(after.doc.content)
        return end === null ? at : Math.max(0, Math.min(end.b, after.doc.content.size))
      },
    },
    props: {
      decorations(state) {
        const at = key.getState(state) ?? null
        const names = who()
        if (at === null || names.length === 0 || !state.doc.resolve(at).parent.isTextblock) return null
        const name = names.length === 1 ? (names[0] ?? '') : ''
        return DecorationSet.create(state.doc, [
          Decoration.widget(at, () => draw(name), { key: `caret ${name}`, side: 1, ignoreSelection: true }),
        ])
      },
    },
    view: view => {
      let timer: ReturnType<typeof setTimeout> | undefined
      return {
        update(now: EditorView, before) {
          const at = key.getState(now.state) ?? null
          if (at === null || before.doc.eq(now.state.doc)) return
          clearTimeout(timer)
          timer = setTimeout(
            () => view.dispatch(view.state.tr.setMeta(key, null).setMeta('addToHistory', false)),
            STAYS_MS,
          )
        },
        destroy: () => clearTimeout(timer),
      }
    },
  })
}

/** From the document, and not one's own undoing. */
function isRemote(meta: unknown): boolean {
  if (typeof meta !== 'object' || meta === null) return false
  const undone = 'isUndoRedoOperation' in meta && meta.isUndoRedoOperation === true
  return 'isChangeOrigin' in meta && meta.isChangeOrigin === true && !undone
}

function draw(name: string): HTMLElement {
  const caret = document.createElement('span')
  caret.className = 'rp-caret'
  caret.contentEditable = 'false'
  caret.setAttribute('aria-hidden', 'true')
  if (name !== '') {
    const label = document.createElement('b')
    label.textContent = name
    caret.append(label)
  }
  return caret
}

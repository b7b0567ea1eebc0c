import { createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import type { AidHeading } from '../../../shared/aids/sort-headings.ts'
import { isStaff } from '../../../shared/access/roles.ts'
import { LANGUAGES } from '../../../shared/domain/text.ts'
import { TableAids } from '../../aids/TableAids.tsx'
import type { ClothNote, Outlined, TableForAids } from '../../aids/table-aids.ts'
import { goToNote } from '../cloth/go-to.ts'
import { idsIn, partsOf } from '../cloth/sections.ts'
import { useDesk } from '../desk.ts'
import { useActions } from '../note/actions-context.ts'
import { closePanel } from '../panels/panels.ts'
import { SuggestionTies } from './SuggestionTies.tsx'

/** The aids, at this table: what they read of it, and the ordinary gestures that they ask for. */
export function AidsPanel() {
  const desk = useDesk()
  const actions = useActions()
  const { table, layout } = desk
  const before = document.activeElement
  const [outlined, setOutlined] = createSignal<readonly Outlined[]>([])
  const [lit, setLit] = createSignal<readonly string[] | undefined>()

  const notes = createMemo((): readonly ClothNote[] => {
    const sections = table.sections()
    return partsOf(table.zones().length).flatMap(part =>
      idsIn(sections, part).flatMap(id => {
        const note = table.note(id)
        // Hidden notes are their author's alone.
        if (note === undefined || table.cloth.isHidden(id)) return []
        const { text, lang = table.question().lang } = note
        const free = part !== 'plate' && !sections.pileOf.has(id)
        return [{ id, text, lang, free, part: typeof part === 'number' ? String(part) : undefined }]
      }),
    )
  })
  const parts = createMemo(() =>
    table.zones().map((zone, index) => {
      const title = table.zoneTitle(index)
      const texts: AidHeading['texts'] = LANGUAGES.flatMap(lang => {
        const text = zone[lang]
        return text === undefined ? [] : [{ text, lang }]
      })
      return { id: String(index), title: title.text, lang: title.lang, texts }
    }),
  )
  /** What is done from the panel leaves the focus in the panel: a pile that was made does not take it. */
  const keepFocus = (run: () => void) => {
    run()
    table.select(undefined)
  }
  const host: TableForAids = {
    notes,
    parts,
    mayArrange: table.mayWrite,
    mayEditLexicon: () => isStaff(table.session.identity.role) || table.isHost(),
    group: (ids, name) =>
      keepFocus(() => actions.arrange(arranging => arranging.groupOnto(ids.slice(1), ids[0] ?? '', name))),
    sendTo: (ids, part) => keepFocus(() => actions.arrange(arranging => arranging.sendTo(ids, Number(part)))),
    goTo: id => goToNote(desk, id),
    outline: setOutlined,
    light: setLit,
  }

  let gone = false
  const mark = () => {
    if (gone) return
    const suggested = new Map(outlined().flatMap(each => each.ids.map(id => [id, each.now ? 'now' : 'yes'] as const)))
    const light = new Set(lit())
    const paper = desk.paper()
    for (const element of paper?.querySelectorAll<HTMLElement>('[data-note]') ?? []) {
      const id = element.dataset['note'] ?? ''
      const how = suggested.get(id)
      if (how === undefined) delete element.dataset['suggested']
      else element.dataset['suggested'] = how
      element.toggleAttribute('data-lit-note', light.has(id))
    }
    paper?.toggleAttribute('data-lit', light.size > 0)
  }
  // After the notes have been drawn, which others may have moved.
  createEffect(on([outlined, lit, table.sections, table.here, layout.view], () => queueMicrotask(mark)))
  onCleanup(() => {
    gone = true
    const paper = desk.paper()
    paper?.removeAttribute('data-lit')
    for (const element of paper?.querySelectorAll<HTMLElement>('[data-suggested], [data-lit-note]') ?? []) {
      delete element.dataset['suggested']
      element.removeAttribute('data-lit-note')
    }
  })

  const close = () => {
    closePanel()
    const clip = document.querySelector<HTMLElement>('.tb-clip')
    if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus()
    else if (clip !== null) clip.focus()
    else desk.focusNote(desk.shownIds()[0])
  }
  return (
    <>
      <TableAids table={host} onClose={close} />
      <SuggestionTies suggestions={outlined()} />
    </>
  )
}

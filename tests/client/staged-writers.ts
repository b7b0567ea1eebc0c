import type { EditorView } from 'prosemirror-view'
import * as Y from 'yjs'
import { makeDrawSources } from '../../client/report/editor/draw-sources.ts'
import type { LimitReached } from '../../client/report/editor/limits.ts'
import { type Editor, makeEditor } from '../../client/report/editor/make-editor.ts'
import type { Slip } from '../../client/report/editor/slip.ts'
import { passGate } from '../../server/sync/gate.ts'
import { readSynthesis } from '../../shared/reports/synthesis-read.ts'
import { aPrincipal, aSituation } from '../support/situation.ts'

/** A person at a part: their copy of the document, their editor, and what the server's gate said of each of their edits. */
export interface Writer {
  readonly doc: Y.Doc
  readonly editor: Editor
  readonly view: EditorView
  readonly limits: LimitReached[]
  readonly slips: Slip[]
  readonly refusals: string[]
  readonly type: (text: string) => void
  readonly blocks: () => ReturnType<typeof readSynthesis>
  /** loses the network: what they write stays on their device */
  readonly leave: () => void
  /** finds it again: both sides catch up, through the gate */
  readonly comeBack: () => void
}

export const PART = 'part-t1'

/** A server's copy of one part, and people who write it together through its gate. */
export function stageWriters() {
  const server = new Y.Doc()
  server.getXmlFragment(PART)
  const situation = aSituation()
  const writers: Writer[] = []
  const here = new Set<Y.Doc>()
  let clientId = 100

  function aWriter(facts: { now?: string; since?: string; writers?: readonly string[] } = {}): Writer {
    const doc = new Y.Doc()
    const person = `p${++clientId}`
    doc.clientID = clientId
    situation.clientIds.set(clientId, person)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(server), 'server')
    const refusals: string[] = []
    const limits: LimitReached[] = []
    const slips: Slip[] = []
    const send = (update: Uint8Array, isStep2 = false) => {
      const passage = passGate(
        server,
        { kind: 'synthesis' },
        { update, isStep2, principal: aPrincipal(person, 'facilitator'), situation, now: 0 },
      )
      if (!passage.ok) refusals.push(passage.code)
      else if (passage.update !== undefined)
        for (const other of here) if (other !== doc) Y.applyUpdate(other, passage.update, 'server')
    }
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'server' && here.has(doc)) send(update)
    })
    const place = document.createElement('div')
    document.body.append(place)
    const editor = makeEditor({
      place,
      fragment: doc.getXmlFragment(PART),
      label: 'Texte',
      lang: 'fr',
      facts: () => ({ kind: 'lever', meta: 'Levier, table 1', dots: 0, now: facts.now, since: facts.since ?? '' }),
      quotes: { words: () => ({ see: 'Voir', take: 'Reprendre', keep: 'Garder' }), see: () => {}, keep: () => {} },
      drawSources: makeDrawSources(ids => ({ kinds: ids.map(() => 'idea'), text: `de ${ids.length}`, label: 'Voir' })),
      footnoteLabel: (number, text) => `Note ${number} : ${text}`,
      onSlip: slip => slips.push(slip),
      onCite: () => {},
      writers: () => facts.writers ?? ['Nadia'],
      onState: () => {},
      onLimit: limit => limits.push(limit),
      onWriting: () => {},
    })
    const { view } = editor
    here.add(doc)
    const writer: Writer = {
      doc,
      editor,
      view,
      limits,
      slips,
      refusals,
      type: text => view.dispatch(view.state.tr.insertText(text)),
      blocks: () => readSynthesis(doc.getXmlFragment(PART)),
      leave: () => here.delete(doc),
      comeBack() {
        here.add(doc)
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(server, Y.encodeStateVector(doc)), 'server')
        send(Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server)), true)
      },
    }
    writers.push(writer)
    return writer
  }
  return {
    server,
    aWriter,
    end() {
      for (const { editor } of writers) editor.destroy()
      document.body.replaceChildren()
    },
  }
}

export const press = (view: EditorView, key: string, modifiers: { ctrlKey?: boolean } = {}) =>
  view.someProp('handleKeyDown', handle => handle(view, new KeyboardEvent('keydown', { key, ...modifiers })))
export const paragraph = (text: string) => ({ kind: 'paragraph', text: [{ text }] })
export const A_NOTE = { id: 'n1', table: 't1', text: 'Toujours prévoir\nune autre porte' }

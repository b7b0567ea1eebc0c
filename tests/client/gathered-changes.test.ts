import * as encoding from 'lib0/encoding'
import { createEffect, createRoot } from 'solid-js'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { writeUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'
import { createClothMirror } from '../../client/mirror/cloth-mirror.ts'
import { type Later, whenIdle } from '../../client/session/later.ts'
import { CafeProvider } from '../../client/session/provider.ts'
import { createTableCloth, type TableLink } from '../../client/table/hidden.ts'
import { addNote, setText } from '../../shared/document/cloth-edits.ts'
import { clothMap } from '../../shared/document/cloth-read.ts'
import { MESSAGE } from '../../shared/protocol/messages.ts'
import { noteId } from './table-stage.tsx'

const NOTE = noteId(1)
const textIn = (doc: Y.Doc) => clothMap(doc, 'txt').get(NOTE)

/** A connection whose server end is held by the test. */
class HeldSocket {
  static last: HeldSocket
  binaryType = ''
  readyState = 0
  onopen = () => {}
  onclose: (closed: { code: number }) => void = () => {}
  onmessage: (came: { data: ArrayBuffer }) => void = () => {}
  constructor() {
    HeldSocket.last = this
  }
  send() {}
  close() {}
}
const message = (type: number, write: (encoder: encoding.Encoder) => void) => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  write(encoder)
  HeldSocket.last.onmessage({ data: encoding.toUint8Array(encoder).slice().buffer })
}
const acknowledge = (index: number) => message(MESSAGE.acknowledged, encoder => encoding.writeVarUint(encoder, index))

/** A cloth with one note, and somebody else who changes it; `idle` is the moment at which the page has nothing else to do. */
function connected(given: { waits: boolean } = { waits: true }) {
  const [doc, other] = [new Y.Doc(), new Y.Doc()]
  // Of two who write at the same time theirs would win.
  doc.clientID = 1
  other.clientID = 9
  addNote(doc, {
    id: NOTE,
    core: { by: 'p', round: 1, at: 1 },
    text: 'Avant',
    kind: 'idea',
    pos: [0, 0, 'V'],
    zone: null,
  })
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  const due: (() => void)[] = []
  const later: Later = run => {
    due.push(run)
    return () => void due.splice(due.indexOf(run), 1)
  }
  const acknowledged: (string | undefined)[] = []
  const provider = new CafeProvider('ws://cafe.test/sync/e', 'table-t1', doc, {
    person: 'p',
    socket: HeldSocket as unknown as typeof WebSocket,
    later: given.waits ? later : undefined,
    events: {
      welcome: () => true,
      sent: () => {},
      acknowledged: () => void acknowledged.push(textIn(doc)),
      refused: () => {},
      presence: () => {},
      heartbeat: () => {},
    },
  })
  provider.connect()
  Object.assign(HeldSocket.last, { readyState: 1 })
  HeldSocket.last.onopen()
  other.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'from here') message(MESSAGE.sync, encoder => writeUpdate(encoder, update))
  })
  closing.push(() => provider.destroy())
  return { doc, other, provider, acknowledged, due, idle: () => due.splice(0).forEach(run => run()) }
}
const closing: (() => void)[] = []
afterEach(() => {
  closing.splice(0).forEach(close => close())
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

describe('what others change while the page is busy', () => {
  it('[ECO-07] comes in together, in its order, and is drawn once', () => {
    const { doc, other, idle } = connected()
    const drawn: (string | undefined)[] = []
    createRoot(dispose => {
      closing.push(dispose)
      const mirror = createClothMirror(doc, () => 3)
      createEffect(() => drawn.push(mirror.notes[NOTE]?.text))
    })
    for (const text of ['Un', 'Deux', 'Trois']) setText(other, NOTE, text)
    expect([textIn(doc), drawn]).toEqual(['Avant', ['Avant']])
    idle()
    expect([textIn(doc), drawn]).toEqual(['Trois', ['Avant', 'Trois']])
  })
  it('is somebody else’s still: it is not taken for one’s own', () => {
    const { doc, other, idle } = connected()
    const local: boolean[] = []
    doc.on('afterTransaction', transaction => void local.push(transaction.local))
    setText(other, NOTE, 'Un')
    setText(other, NOTE, 'Deux')
    idle()
    expect(local).toEqual([false])
  })
  it('does not hold up one’s own change, which comes after what had come before it', () => {
    const { doc, other, provider, due } = connected()
    createRoot(dispose => {
      closing.push(dispose)
      const link = {
        doc,
        own: () => undefined,
        hides: () => false,
        state: () => 'live',
        settle: () => provider.settle(),
      }
      const cloth = createTableCloth(link as unknown as TableLink, () => 3)
      setText(other, NOTE, 'D’ailleurs')
      setText(cloth.docOf(NOTE), NOTE, 'D’ici, ensuite')
    })
    expect([textIn(doc), due]).toEqual(['D’ici, ensuite', []])
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc), 'from here')
    expect(textIn(other)).toBe('D’ici, ensuite')
  })
  it('is there before the server’s next word on what one wrote', () => {
    const { other, acknowledged } = connected()
    setText(other, NOTE, 'Avant l’accusé')
    acknowledge(1)
    expect(acknowledged).toEqual(['Avant l’accusé'])
  })
  it('is not lost when the line drops, nor when the table is left', () => {
    const first = connected()
    setText(first.other, NOTE, 'Juste avant la coupure')
    HeldSocket.last.onclose({ code: 1006 })
    expect(textIn(first.doc)).toBe('Juste avant la coupure')
    const second = connected()
    setText(second.other, NOTE, 'Juste avant de partir')
    second.provider.destroy()
    expect([textIn(second.doc), second.due]).toEqual(['Juste avant de partir', []])
  })
  it('comes in at once where nobody asked for it to wait', () => {
    const { doc, other } = connected({ waits: false })
    setText(other, NOTE, 'Tout de suite')
    expect(textIn(doc)).toBe('Tout de suite')
  })
})

describe('the moment at which it comes in', () => {
  it('is the first idle one, a fifth of a second later at the latest', () => {
    const ask = vi.fn(() => 7)
    const cancel = vi.fn()
    Object.assign(window, { requestIdleCallback: ask, cancelIdleCallback: cancel })
    const run = vi.fn()
    whenIdle(run)()
    expect(ask).toHaveBeenCalledWith(run, { timeout: 200 })
    expect(cancel).toHaveBeenCalledWith(7)
    expect(run).not.toHaveBeenCalled()
    Object.assign(window, { requestIdleCallback: undefined })
  })
  it('is soon where a browser does not tell, and now on a page that nobody sees', () => {
    vi.useFakeTimers()
    Object.assign(window, { requestIdleCallback: undefined })
    const [soon, calledOff, now] = [vi.fn(), vi.fn(), vi.fn()]
    whenIdle(soon)
    whenIdle(calledOff)()
    expect(soon).not.toHaveBeenCalled()
    vi.advanceTimersByTime(200)
    expect([soon.mock.calls.length, calledOff.mock.calls.length]).toEqual([1, 0])
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
    whenIdle(now)
    expect(now).toHaveBeenCalledOnce()
    vi.useRealTimers()
  })
})

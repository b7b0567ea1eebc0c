import { deflateSync } from 'node:zlib'
import { DecompressionStream as NodeStream } from 'node:stream/web'
import { Blob as NodeBlob } from 'node:buffer'
import * as encoding from 'lib0/encoding'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { writeSyncStep2, writeUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'
import { CafeProvider } from '../../client/session/provider.ts'
import { MESSAGE, PACKED_SUBPROTOCOL } from '../../shared/protocol/messages.ts'

/** A connection whose server end is held by the test. */
class HeldSocket {
  static all: HeldSocket[] = []
  binaryType = ''
  readyState = 0
  onopen = () => {}
  onclose: (closed: { code: number }) => void = () => {}
  onmessage: (came: { data: ArrayBuffer }) => void = () => {}
  readonly protocols: readonly string[]
  constructor(_address: string, protocols: readonly string[]) {
    this.protocols = [...protocols]
    HeldSocket.all.push(this)
  }
  send() {}
  close() {}
}

const frame = (type: number, write: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  write(encoder)
  return encoding.toUint8Array(encoder)
}
const arrive = (bytes: Uint8Array) => HeldSocket.all.at(-1)?.onmessage({ data: bytes.slice().buffer })
const packed = (...frames: Uint8Array[]): Uint8Array => {
  const all = encoding.createEncoder()
  for (const each of frames) encoding.writeVarUint8Array(all, each)
  return frame(MESSAGE.packed, encoder =>
    encoding.writeUint8Array(encoder, new Uint8Array(deflateSync(encoding.toUint8Array(all)))),
  )
}

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
  HeldSocket.all = []
  vi.unstubAllGlobals()
})

function connected(): { doc: Y.Doc; other: Y.Doc; provider: CafeProvider } {
  const [doc, other] = [new Y.Doc(), new Y.Doc()]
  const nothing = () => {}
  const provider = new CafeProvider('ws://127.0.0.1:1/sync/e1', 'table-t1', doc, {
    person: 'ana',
    events: {
      welcome: nothing,
      sent: nothing,
      acknowledged: nothing,
      refused: nothing,
      presence: nothing,
      heartbeat: nothing,
    },
    socket: HeldSocket as unknown as typeof WebSocket,
  })
  closing.push(() => provider.destroy())
  provider.connect()
  const socket = HeldSocket.all.at(-1)
  if (socket !== undefined) socket.readyState = 1
  socket?.onopen()
  return { doc, other, provider }
}
/** A browser that can unpack, whatever the one of these tests can. */
function aBrowserThatUnpacks() {
  vi.stubGlobal('DecompressionStream', NodeStream)
  vi.stubGlobal('Blob', NodeBlob)
}
const words = (doc: Y.Doc) => doc.getMap('txt').toJSON()

describe('a long answer', () => {
  it('comes packed where the browser can unpack it, piece after piece, and counts as the whole document', async () => {
    aBrowserThatUnpacks()
    const { doc, other, provider } = connected()
    expect(HeldSocket.all[0]?.protocols).toContain(PACKED_SUBPROTOCOL)
    other.getMap('txt').set('a', 'Une idée')
    const first = Y.encodeStateAsUpdate(other)
    other.getMap('txt').set('b', 'Une autre')
    arrive(
      packed(
        frame(MESSAGE.sync, encoder => writeUpdate(encoder, first)),
        frame(MESSAGE.sync, encoder => writeSyncStep2(encoder, other)),
      ),
    )
    expect(provider.synced).toBe(false)
    await vi.waitFor(() => expect(provider.synced).toBe(true))
    expect(words(doc)).toEqual({ a: 'Une idée', b: 'Une autre' })
  })

  it('may be overtaken by what comes after it: nothing is lost, and the document is not whole before it is there', async () => {
    aBrowserThatUnpacks()
    const { doc, other, provider } = connected()
    other.getMap('txt').set('a', 'Avant')
    const answer = packed(frame(MESSAGE.sync, encoder => writeSyncStep2(encoder, other)))
    let next: Uint8Array = new Uint8Array()
    other.once('update', (update: Uint8Array) => {
      next = update
    })
    other.getMap('txt').set('a', 'Après')
    arrive(answer)
    arrive(frame(MESSAGE.sync, encoder => writeUpdate(encoder, next)))
    expect([provider.synced, words(doc)]).toEqual([false, {}])
    await vi.waitFor(() => expect(provider.synced).toBe(true))
    expect(words(doc)).toEqual({ a: 'Après' })
  })

  it('comes in portions that are put in one after the other, however long each takes to unpack', async () => {
    aBrowserThatUnpacks()
    const { doc, other, provider } = connected()
    const noise = Array.from({ length: 60_000 }, (_, i) => ((i * 7_919) % 9_973).toString(36)).join('')
    other.getMap('txt').set('a', noise)
    const long = Y.encodeStateAsUpdate(other)
    other.getMap('txt').set('b', 'Une autre')
    const seen: string[][] = []
    doc.on('update', () => seen.push(Object.keys(words(doc)).sort()))
    arrive(packed(frame(MESSAGE.sync, encoder => writeUpdate(encoder, long))))
    const since = Y.encodeStateVectorFromUpdate(long)
    arrive(packed(frame(MESSAGE.sync, encoder => writeSyncStep2(encoder, other, since))))
    await vi.waitFor(() => expect(provider.synced).toBe(true))
    expect(seen).toEqual([['a'], ['a', 'b']])
  })

  it('that arrives damaged is asked for again, as it is', async () => {
    aBrowserThatUnpacks()
    connected()
    arrive(frame(MESSAGE.packed, encoder => encoding.writeUint8Array(encoder, new Uint8Array([1, 2, 3]))))
    await vi.waitFor(() => expect(HeldSocket.all.length).toBe(1))
    await vi.waitFor(() => {
      HeldSocket.all.at(-1)?.onclose({ code: 1006 })
      expect(HeldSocket.all.length).toBeGreaterThan(1)
    }, 5_000)
    expect(HeldSocket.all.at(-1)?.protocols).not.toContain(PACKED_SUBPROTOCOL)
  })

  it('is not asked for packed where the browser cannot unpack', () => {
    vi.stubGlobal('DecompressionStream', undefined)
    connected()
    expect(HeldSocket.all[0]?.protocols).not.toContain(PACKED_SUBPROTOCOL)
  })
})

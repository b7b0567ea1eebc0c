import { type Accessor, createSignal, onCleanup } from 'solid-js'
import * as Y from 'yjs'
import type { Presence, RefusedCode } from '../../shared/protocol/messages.ts'
import { CafeProvider } from './provider.ts'
import { learnServerTime } from './server-time.ts'
import { watchUnsaved } from './unsaved.ts'

/**
 * `loading` nothing came yet · `live` · `reconnecting` it was live and will be again · `offline` several tries failed, or
 * the browser says so · `ended` the server said not to come back (see `ending`)
 */
export type LinkState = 'loading' | 'live' | 'reconnecting' | 'offline' | 'ended'

export interface OpenDocument {
  readonly name: string
  readonly doc: Y.Doc
  readonly state: Accessor<LinkState>
  /** the whole document came at least once */
  readonly loaded: Accessor<boolean>
  /** the server takes this person's writing here */
  readonly mayWrite: Accessor<boolean>
  /** keys (note ids) not yet on the server's disk */
  readonly unsaved: Accessor<ReadonlySet<string>>
  readonly presence: Accessor<Presence['people']>
  /** why the server closed for good, or refused an edit */
  readonly ending: Accessor<RefusedCode | 'gone' | undefined>
  readonly setWriting: (writing: boolean) => void
}

const OFFLINE_AFTER_MS = 4_000

/** Opens a document for as long as the owner lives. `clientId` must be one that the server issued to this person. */
export function openDocument(event: string, name: string, person: string, clientId: number): OpenDocument {
  const doc = new Y.Doc()
  doc.clientID = clientId
  const [state, setState] = createSignal<LinkState>('loading')
  const [loaded, setLoaded] = createSignal(false)
  const [mayWrite, setMayWrite] = createSignal(false)
  const [unsaved, setUnsaved] = createSignal<ReadonlySet<string>>(new Set())
  const [presence, setPresence] = createSignal<Presence['people']>([])
  const [ending, setEnding] = createSignal<RefusedCode | 'gone' | undefined>()

  const ledger = watchUnsaved(doc, () => setUnsaved(ledger.keys()))
  const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:'
  const provider = new CafeProvider(`${scheme}//${location.host}/sync/${event}`, name, doc, {
    person,
    events: {
      welcome: welcome => {
        learnServerTime(welcome.now, 0)
        setMayWrite(welcome.mayWrite)
      },
      heartbeat: now => {
        learnServerTime(now, 0)
        alive()
      },
      sent: (index, wasStep2) => ledger.sent(index, wasStep2),
      acknowledged: index => {
        ledger.acknowledged(index)
        alive()
      },
      refused: refused => setEnding(refused.code),
      presence: next => setPresence(next.people),
    },
  })

  let giveUp: ReturnType<typeof setTimeout> | undefined
  provider.on('sync', (synced: boolean) => {
    if (!synced) return
    clearTimeout(giveUp)
    giveUp = undefined
    setLoaded(true)
    setState('live')
  })
  provider.on('status', ({ status }: { status: string }) => {
    if (status !== 'disconnected' || state() === 'ended') return
    ledger.disconnected()
    setState(loaded() ? 'reconnecting' : 'loading')
  })
  provider.on('connection-close', () => {
    if (state() === 'ended') return
    if (state() === 'live') setState('reconnecting')
    giveUp ??= setTimeout(() => setState('offline'), OFFLINE_AFTER_MS)
  })
  provider.on('closed', () => {
    clearTimeout(giveUp)
    setEnding(reason => reason ?? 'gone')
    setState('ended')
  })
  // A browser may say «offline» while the socket lives on (a cable swapped for Wi-Fi): word from the server outdoes it.
  const alive = () => {
    if (state() === 'offline' && provider.synced && provider.wsconnected) setState('live')
  }
  const wentOffline = () => setState(now => (now === 'ended' ? now : 'offline'))
  window.addEventListener('offline', wentOffline)
  window.addEventListener('online', alive)
  provider.connect()
  onCleanup(() => {
    window.removeEventListener('offline', wentOffline)
    window.removeEventListener('online', alive)
    clearTimeout(giveUp)
    ledger.stop()
    provider.destroy()
    doc.destroy()
  })
  return {
    name,
    doc,
    state,
    loaded,
    mayWrite,
    unsaved,
    presence,
    ending,
    setWriting: writing => provider.sendWriting(writing),
  }
}

import { type Accessor, createSignal, onCleanup } from 'solid-js'
import * as Y from 'yjs'
import {
  CLOSING,
  type Presence,
  PROTOCOL_VERSION,
  type RefusedCode,
  type Writing,
} from '../../shared/protocol/messages.ts'
import { hearBuild, LEAVING, renew } from './build.ts'
import { type CopyKeeper, createCopyKeeper } from './copy-keeper.ts'
import type { CopyOf } from './copies.ts'
import { CafeProvider } from './provider.ts'
import { createPulse } from './pulse.ts'
import type { Later } from './later.ts'
import { learnServerTime } from './server-time.ts'
import { type Entry, watchUnsaved } from './unsaved.ts'

/**
 * `loading` nothing came yet · `live` · `reconnecting` it was live and will be again · `offline` several tries failed, nothing
 * is acknowledged, or the browser says so · `ended` the server said not to come back (see `ending`)
 */
export type LinkState = 'loading' | 'live' | 'reconnecting' | 'offline' | 'ended'

/** Words that could not be kept where they were written, offered back to whoever wrote them. */
export interface Returned {
  readonly why: string
  readonly texts: readonly string[]
}

export interface OpenDocument {
  readonly name: string
  readonly doc: Y.Doc
  readonly state: Accessor<LinkState>
  /** the whole document came at least once, now or in an earlier page */
  readonly loaded: Accessor<boolean>
  /** the server takes this person's writing here */
  readonly mayWrite: Accessor<boolean>
  /** keys (note ids) not yet on the server's disk */
  readonly unsaved: Accessor<ReadonlySet<string>>
  /** would what is unsaved outlive this page? */
  readonly keptOnDevice: Accessor<boolean>
  readonly presence: Accessor<Presence['people']>
  /** why the server closed for good, or refused an edit; `epoch`: the document was begun anew */
  readonly ending: Accessor<RefusedCode | 'gone' | undefined>
  /** what an earlier copy held and this document cannot take */
  readonly returned: Accessor<Returned | undefined>
  /** they were read: the earlier copy may go */
  readonly forgetReturned: () => void
  readonly setWriting: (writing: boolean, where?: Omit<Writing, 'writing'>) => void
  /** puts in what has come from others and waits for an idle moment: to be called before one writes */
  readonly settle: () => void
}

/** What a document held when it was given up: to be taken over, as far as it may. */
export interface GivenUp {
  readonly of: CopyOf
  readonly label: string
  readonly doc: Y.Doc
  /** all that was not saved, what is still written into the dead document included */
  readonly entries: () => readonly Entry[]
  /** what the server refused: never tried again by itself */
  readonly refused: readonly Entry[]
  readonly why: RefusedCode | 'gone'
}

export interface Opening {
  readonly of: CopyOf
  /** one that the server issued to this person and that this document was never written with; undefined: none to be had */
  readonly clientId: () => Promise<number | undefined>
  /** is a copy kept on this device? */
  readonly keeps: boolean
  /** Called when the server wants this document begun anew, before `state` says `ended`. */
  readonly onGivenUp: (given: GivenUp) => void
  /** Takes over what earlier copies hold, once the server's own is here. */
  readonly takeOver: (doc: Y.Doc, mayWrite: boolean, keeper: CopyKeeper) => Promise<TakenOver | undefined>
  /** when others' changes are put in; at once without it */
  readonly later?: Later | undefined
}
export interface TakenOver {
  readonly returned: Returned | undefined
  readonly forget: () => void
}

const OFFLINE_AFTER_MS = 4_000
const LOOK_EVERY_MS = 1_000

/** Opens a document for as long as the owner lives. */
export function openDocument({ of, clientId, keeps, onGivenUp, takeOver, later }: Opening): OpenDocument {
  const doc = new Y.Doc()
  const [state, setState] = createSignal<LinkState>('loading')
  const [loaded, setLoaded] = createSignal(false)
  const [mayWrite, setMayWrite] = createSignal(false)
  const [unsaved, setUnsaved] = createSignal<ReadonlySet<string>>(new Set())
  const [presence, setPresence] = createSignal<Presence['people']>([])
  const [ending, setEnding] = createSignal<RefusedCode | 'gone' | undefined>()
  const [taken, setTaken] = createSignal<TakenOver | undefined>()
  const [refusedOnce, setRefusedOnce] = createSignal(false)
  let closed = false
  let refused: readonly Entry[] = []
  let tookOver = false

  const ledger = watchUnsaved(doc, () => setUnsaved(ledger.keys()))
  const pulse = createPulse(() => Date.now())
  const keeper = createCopyKeeper(of, doc, ledger, { keeps, failed: () => setRefusedOnce(true) })
  const giveUp = (why: RefusedCode | 'gone', next?: number) => {
    if (state() === 'ended') return
    clearTimeout(offlineSoon)
    setEnding(why)
    onGivenUp({ of, label: keeper.beginAnew(next), doc, entries: () => ledger.entries(), refused, why })
    setState('ended')
  }

  const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:'
  const provider = new CafeProvider(`${scheme}//${location.host}/sync/${of.event}`, of.document, doc, {
    person: of.person,
    later,
    events: {
      welcome: welcome => {
        learnServerTime(welcome.now, 0)
        // Words of another protocol might not mean the same: nothing more is written, and all that is here stays here.
        if (welcome.version !== PROTOCOL_VERSION) {
          setMayWrite(false)
          renew('protocol')
          return false
        }
        hearBuild(welcome.build)
        if (!keeper.isEpoch(welcome.epoch)) {
          giveUp('epoch', welcome.epoch)
          return false
        }
        provider.sayEpoch(welcome.epoch)
        allowed = allow(welcome.mayWrite)
        return true
      },
      heard: () => pulse.heard(),
      heartbeat: now => {
        learnServerTime(now, 0)
        alive()
      },
      sent: (index, wasStep2) => {
        ledger.sent(index, wasStep2)
        pulse.sent()
      },
      acknowledged: index => {
        keeper.saved(ledger.acknowledged(index))
        pulse.acknowledged(ledger.entries().length === 0)
        pulse.heard()
        alive()
      },
      refused: ({ code, index }) => {
        refused = ledger.carriedBy(index)
        setEnding(code)
      },
      presence: next => {
        pulse.heard()
        setPresence(next.people)
      },
    },
  })

  let offlineSoon: ReturnType<typeof setTimeout> | undefined
  provider.on('sync', (synced: boolean) => {
    // Told only once it is known whether one may write: a screen that first says «no» would put the pen away.
    if (synced) pulse.synced()
    if (synced) void allowed.then(() => provider.synced && !closed && arrived())
  })
  const arrived = () => {
    clearTimeout(offlineSoon)
    offlineSoon = undefined
    setLoaded(true)
    setState('live')
    keeper.noteWhole()
    if (tookOver) return
    tookOver = true
    void takeOver(doc, mayWrite(), keeper).then(result => !closed && setTaken(result))
  }
  provider.on('status', ({ status }: { status: string }) => {
    if (status === 'connecting') pulse.began()
    if (status !== 'disconnected' || state() === 'ended') return
    ledger.disconnected()
    setState(now => (now === 'offline' ? now : loaded() ? 'reconnecting' : 'loading'))
  })
  provider.on('connection-close', () => {
    if (state() === 'ended') return
    if (state() === 'live' || (state() === 'loading' && loaded())) setState('reconnecting')
    offlineSoon ??= setTimeout(() => setState(now => (now === 'ended' ? now : 'offline')), OFFLINE_AFTER_MS)
  })
  provider.on('closed', ({ code }: { code: number }) => {
    if (code === CLOSING.reset || code === CLOSING.tooLarge) return giveUp(ending() ?? 'gone')
    clearTimeout(offlineSoon)
    setEnding(reason => reason ?? 'gone')
    setState('ended')
  })
  // A browser may say «offline» while the socket lives on (a cable swapped for Wi-Fi): word from the server outdoes it.
  const alive = () => {
    if (state() === 'offline' && provider.synced && provider.wsconnected) setState('live')
  }
  const wentOffline = () => setState(now => (now === 'ended' ? now : 'offline'))
  const cameOnline = () => {
    alive()
    provider.hurry()
  }
  // After a sleep, or out of the back-forward cache, the first look tells that nothing was heard for long.
  const look = () => {
    if (state() === 'ended' || !pulse.isDead()) return
    if (loaded()) setState('offline')
    provider.restart()
  }
  // Before the page is loaded anew (client/renewal): is everything here safe from that?
  const onLeaving = ({ detail }: WindowEventMap[typeof LEAVING]) =>
    detail.push(keeper.settled().then(() => ledger.entries().length === 0 || (keeps && !refusedOnce())))
  const looking = setInterval(look, LOOK_EVERY_MS)
  window.addEventListener(LEAVING, onLeaving)
  window.addEventListener('offline', wentOffline)
  window.addEventListener('online', cameOnline)
  window.addEventListener('pageshow', look)

  let hasId = false
  let allowed: Promise<void> = Promise.resolve()
  const obtainId = async () => {
    const id = await clientId()
    if (id === undefined || hasId || closed) return
    doc.clientID = id
    hasId = true
  }
  let obtaining = obtainId()
  /** Nothing is written under an id that is not ours: whoever started without network and without spares waits for one. */
  const allow = async (may: boolean) => {
    if (!hasId) await obtaining
    if (may && !hasId) await (obtaining = obtainId())
    if (closed) return
    setMayWrite(may && hasId)
    keeper.noteMayWrite(may)
  }
  const start = async () => {
    const kept = await keeper.load()
    if (kept !== undefined) await obtaining
    if (closed) return
    if (kept !== undefined) {
      setMayWrite(kept.mayWrite && hasId)
      setLoaded(kept.whole)
      if (kept.whole && !navigator.onLine) setState('offline')
    }
    keeper.onLate(() => provider.restart())
    const epoch = keeper.epoch()
    if (epoch !== undefined) provider.sayEpoch(epoch)
    provider.connect()
  }
  void start()
  onCleanup(() => {
    closed = true
    window.removeEventListener('offline', wentOffline)
    window.removeEventListener('online', cameOnline)
    window.removeEventListener('pageshow', look)
    window.removeEventListener(LEAVING, onLeaving)
    clearInterval(looking)
    clearTimeout(offlineSoon)
    ledger.stop()
    keeper.close()
    provider.destroy()
    doc.destroy()
  })
  return {
    name: of.document,
    doc,
    state,
    loaded,
    mayWrite,
    unsaved,
    keptOnDevice: () => keeps && !refusedOnce(),
    presence,
    ending,
    returned: () => taken()?.returned,
    forgetReturned: () => {
      taken()?.forget()
      setTaken(undefined)
    },
    setWriting: (writing, where) => provider.sendWriting({ writing, ...where }),
    settle: () => provider.settle(),
  }
}

import './reach-check.css'
import { createSignal, For, onCleanup, Show } from 'solid-js'
import { useWords } from '../i18n/language.ts'
import { Icon } from './Icon.tsx'
import { QrCode } from './QrCode.tsx'
import { reachWords } from './words-reach.ts'

/** A test under way, as the server tells of it. */
export interface Trial {
  readonly test: string
  /** what a phone opens, behind the address that is tested */
  readonly path: string
  readonly visits: readonly { readonly ms: number; readonly sameDevice: boolean }[]
}

const LOOK_MS = 1_000

/** «Can phones reach me?»: a QR code of a tiny address at the chosen one; whoever opens it is told of here, live. */
export function ReachCheck(props: {
  /** what the QR code begins with: `http://192.168.1.20:3000` */
  address: string
  begin: () => Promise<Trial>
  /** throws when the test is over or the server is away */
  look: (test: string) => Promise<Trial>
}) {
  const t = useWords(reachWords)
  const [trial, setTrial] = createSignal<Trial>()
  const [trouble, setTrouble] = createSignal<'failed' | 'over'>()
  let timer: ReturnType<typeof setInterval> | undefined
  onCleanup(() => clearInterval(timer))

  const look = async (test: string) => {
    if (document.visibilityState === 'hidden') return
    try {
      setTrial(await props.look(test))
    } catch (error) {
      const gone = error instanceof Error && 'status' in error && error.status === 404
      if (!gone) return // the next look tries again
      clearInterval(timer)
      setTrouble('over')
    }
  }
  const begin = async () => {
    clearInterval(timer)
    setTrouble(undefined)
    try {
      const begun = await props.begin()
      setTrial(begun)
      timer = setInterval(() => void look(begun.test), LOOK_MS)
    } catch {
      setTrouble('failed')
    }
  }
  const phones = () => trial()?.visits.filter(visit => !visit.sameDevice) ?? []
  const self = () => phones().length === 0 && (trial()?.visits.length ?? 0) > 0
  const port = () => {
    const { port: given, protocol } = new URL(props.address)
    return given === '' ? (protocol === 'https:' ? '443' : '80') : given
  }
  return (
    <div class="reach-check">
      <button type="button" class="btn reach-ask" onClick={() => void begin()}>
        <Icon name="refresh" />
        {trial() === undefined ? t().ask : t().again}
      </button>
      <Show when={trial()}>
        {now => (
          <div class="reach-trial">
            <QrCode text={`${props.address}${now().path}`} label={t().qr} />
            <div>
              <p>{t().scan}</p>
              <p class="reach-address">{`${props.address.replace(/^http:\/\//, '')}${now().path}`}</p>
            </div>
          </div>
        )}
      </Show>
      <div role="status">
        <ul class="reach-said">
          <Show when={trial() !== undefined && trouble() === undefined && phones().length === 0}>
            <li>
              <Icon name={self() ? 'screen' : 'clock'} />
              <span>{self() ? t().self : t().waiting}</span>
            </li>
          </Show>
          <For each={phones()}>
            {(visit, index) => (
              <li class="reached">
                <Icon name="check" />
                <span>{index() === 0 ? t().first(visit.ms) : t().next(visit.ms)}</span>
              </li>
            )}
          </For>
          <Show when={trouble()}>
            {why => (
              <li>
                <Icon name={why() === 'over' ? 'clock' : 'offline'} />
                <span>{t()[why()]}</span>
              </li>
            )}
          </Show>
        </ul>
      </div>
      <Show when={trial() !== undefined && phones().length === 0}>
        <details class="reach-advice">
          <summary>{t().nothing}</summary>
          <ul>
            <For each={t().advice(port())}>{line => <li>{line}</li>}</For>
          </ul>
        </details>
      </Show>
    </div>
  )
}

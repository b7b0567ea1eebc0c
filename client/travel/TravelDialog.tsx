import { createEffect, createMemo, createSignal, Match, on, Show, Switch } from 'solid-js'
import type { Trip } from '../../shared/domain/travel.ts'
import type { Travel } from '../../shared/protocol/api.ts'
import { useWords } from '../i18n/language.ts'
import { useSession } from '../session/session.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { DialogHead } from '../ui/DialogHead.tsx'
import { Icon } from '../ui/Icon.tsx'
import { RING_MOST } from './ring.ts'
import { TravelMap } from './TravelMap.tsx'
import { TravelTable } from './TravelTable.tsx'
import { travelWords } from './words-travel.ts'
import './travel.css'

/** The pollination map: which idea came from where. Read anew whenever another one has arrived. */
export function TravelDialog(props: { onClose: () => void }) {
  const t = useWords(travelWords)
  const session = useSession()
  const { programme } = session
  const arrived = createMemo(() => Object.keys(programme.carried).length)
  // Plain signals, no resource: while a resource loads, the whole screen behind would be taken away, and the focus with it.
  const [trips, setTrips] = createSignal<readonly Trip[] | undefined>()
  const [failed, setFailed] = createSignal(false)
  let asked = 0
  const load = async () => {
    const at = ++asked
    setFailed(false)
    try {
      const answer = await session.call<Travel>('/travel')
      if (at === asked) setTrips(answer.trips)
    } catch {
      // refused or unreachable: said, with the way to try again; what is shown already stays
      if (at === asked) setFailed(true)
    }
  }
  createEffect(on(arrived, () => void load()))
  const [chosen, setChosen] = createSignal<string | undefined>()
  const choose = (key: string) => setChosen(now => (now === key ? undefined : key))
  const tables = createMemo(() => Object.values(programme.tables).sort((a, b) => a.number - b.number))
  const total = () => (trips() ?? []).reduce((sum, trip) => sum + trip.travellers.length, 0)
  const touched = () => new Set((trips() ?? []).flatMap(trip => [trip.from, trip.to])).size

  return (
    <Dialog open={true} label={t().title} class="tv" onClose={() => props.onClose()}>
      <DialogHead title={t().title} close={t().close} onClose={() => props.onClose()} />
      <Switch>
        <Match when={trips() === undefined && failed()}>
          <p role="alert">{t().failed}</p>
          <button type="button" class="btn" onClick={() => void load()}>
            <Icon name="refresh" />
            {t().again}
          </button>
        </Match>
        <Match when={trips() === undefined}>
          <p role="status">{t().loading}</p>
        </Match>
        <Match when={total() === 0}>
          <p>{t().none}</p>
          <p class="help">{t().noneHow}</p>
        </Match>
        <Match when={trips()}>
          {found => (
            <>
              <p class="tv-sum">{t().sum(total(), touched())}</p>
              <div class="tv-both">
                <Show when={tables().length <= RING_MOST}>
                  <TravelMap tables={tables()} trips={found()} chosen={chosen()} onChoose={choose} />
                </Show>
                <TravelTable trips={found()} chosen={chosen()} onChoose={choose} />
              </div>
            </>
          )}
        </Match>
      </Switch>
    </Dialog>
  )
}

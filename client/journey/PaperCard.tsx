import { createSignal, Show } from 'solid-js'
import { joinList } from '../../shared/i18n/dates.ts'
import { language, useWords } from '../i18n/language.ts'
import { whereLies } from '../mirror/crew-moves.ts'
import { seatingRound, tablesInOrder } from '../mirror/seating.ts'
import { navigate } from '../session/address.ts'
import { leaveDevice } from '../session/leave-device.ts'
import { Icon } from '../ui/Icon.tsx'
import { Plaque } from '../ui/Plaque.tsx'
import { showToast } from '../ui/toasts.ts'
import { refusalOf, useMyFacts } from './my-facts.ts'
import { journeyWords } from './words.ts'

/** For a guest who prefers paper and sat down on somebody's device: what to copy on a card before it is handed back. */
export function PaperCard() {
  const t = useWords(journeyWords)
  const { session, me, change } = useMyFacts()
  const { programme, identity } = session
  const [busy, setBusy] = createSignal(false)
  const table = () => {
    const day = programme.day()
    const row = programme.seats[identity.person] ?? []
    const id = day === undefined ? undefined : row[seatingRound(day) - 1]
    return id === undefined || id === null ? undefined : programme.tables[id]
  }
  /** where cloths go round, one sits at the table where the cloth lies */
  const place = () => {
    const [day, cloth] = [programme.day(), table()]
    if (day === undefined || cloth === undefined) return 0
    const at = whereLies(tablesInOrder(programme.tables), cloth.id, seatingRound(day), day.movement)
    return programme.tables[at]?.number ?? cloth.number
  }
  const scribes = () => me()?.scribes ?? []
  const host = () => (table()?.hosts ?? []).flatMap(id => programme.people[id]?.name ?? [])[0]
  const helper = () => {
    const names = joinList(scribes(), language())
    if (scribes().length > 0) return scribes().length === 1 ? t().paperScribes(names) : t().paperScribesMany(names)
    const hosting = host()
    return hosting === undefined ? t().paperAsk : t().paperHost(hosting)
  }
  const handBack = async () => {
    if (busy()) return
    setBusy(true)
    await leaveDevice(identity)
    // A whole new page: nothing of this person stays in memory either.
    location.replace(`/e/${identity.event}/join`)
  }
  const writeMyself = async () => {
    if (busy()) return
    setBusy(true)
    try {
      await change({ device: 'own' })
      navigate(`/e/${identity.event}/table`)
    } catch (error) {
      showToast({ text: refusalOf(error) ?? t().failed, alert: true })
    }
    setBusy(false)
  }
  return (
    <section class="jy-paper" aria-labelledby="jy-paper-title">
      <p class="jy-paper-sign">
        <Icon name="paper" />
        <span id="jy-paper-title">{t().paperTitle}</span>
      </p>
      <h2 class="serif">{me()?.person.name ?? identity.name}</h2>
      <div class="jy-paper-seat">
        <Show when={table()} fallback={<p>{t().paperWait}</p>}>
          <Plaque number={place()} size="l" />
          <p>
            <strong>{t().paperNow(place())}</strong>
            <span>{helper()}</span>
          </p>
        </Show>
      </div>
      <Show when={me()?.personal}>
        {personal => (
          <div class="jy-paper-code">
            <p>{t().paperCode}</p>
            <strong class="serif">{personal().code}</strong>
            <p class="jy-meta">{t().paperCodeHelp}</p>
          </div>
        )}
      </Show>
      <div class="jy-paper-foot">
        <button type="button" class="btn primary jy-wide" aria-disabled={busy()} onClick={() => void handBack()}>
          {t().paperDone}
        </button>
        <p class="jy-meta">{t().paperDoneHelp}</p>
        <button type="button" class="btn quiet" onClick={() => void writeMyself()}>
          {t().paperOwn}
        </button>
      </div>
    </section>
  )
}

import { createSignal, Show } from 'solid-js'
import { useWords } from '../../i18n/language.ts'
import { whereLies } from '../../mirror/crew-moves.ts'
import { tablesInOrder } from '../../mirror/seating.ts'
import { recall, remember } from '../../session/memory.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useDesk } from '../desk.ts'
import { movedWords } from './words-moved.ts'

/** The facilitator changed one's tables in rounds to come: said once, to those whom it concerns, until they have read it. */
export function MovedBanner() {
  const t = useWords(movedWords)
  const { session, day } = useDesk().table
  const { programme, identity } = session
  const key = `moved.${identity.event}.${identity.person}`
  const [read, setRead] = createSignal(Number(recall(key) ?? 0))
  const news = () => programme.people[identity.person]?.moved
  /** the table at which one sits then: where cloths go round, not the cloth’s own */
  const numberOf = (cloth: string | null, round: number) =>
    cloth === null
      ? undefined
      : programme.tables[whereLies(tablesInOrder(programme.tables), cloth, round, day().movement)]?.number
  /** what is still to come, as it stands now */
  const changes = () => {
    const now = day()
    const begun = now.phase === 'transfer' ? now.round + 1 : now.phase === 'round' ? now.round : 0
    if (now.phase === 'harvest' || now.phase === 'closed') return []
    return (news()?.rounds ?? []).flatMap(({ round, from, to }) => {
      const [before, after] = [numberOf(from, round), numberOf(to, round)]
      const isSo = (programme.seats[identity.person]?.[round - 1] ?? null) === to
      return round <= begun || before === undefined || after === undefined || !isSo
        ? []
        : [[round, before, after] as const]
    })
  }
  const unread = () => (news()?.at ?? 0) > read() && changes().length > 0
  return (
    <Show when={unread()}>
      <p class="tb-banner announce">
        <Icon name="table" />
        <span>{t().moved(changes())}</span>
        <button
          type="button"
          class="btn"
          onClick={() => {
            const at = news()?.at ?? 0
            remember(key, String(at))
            setRead(at)
          }}
        >
          {t().understood}
        </button>
      </p>
    </Show>
  )
}

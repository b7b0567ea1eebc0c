import { createSignal, For, Show } from 'solid-js'
import type { TableFacts } from '../../shared/document/programme.ts'
import { language, useWords } from '../i18n/language.ts'
import { whereLies } from '../mirror/crew-moves.ts'
import { peopleByTable, seatingRound, tablesInOrder, themeOfTable, titleOf } from '../mirror/seating.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { DialogHead } from '../ui/DialogHead.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Plaque } from '../ui/Plaque.tsx'
import { showToast } from '../ui/toasts.ts'
import { type Change, nextFreeOf, refusalOf, useMyFacts } from './my-facts.ts'
import { journeyWords } from './words.ts'

/** At which table one sits, and how that may change: another table, no chair, a chair again. */
export function MyChair() {
  const t = useWords(journeyWords)
  const { session, me, change } = useMyFacts()
  const { programme, identity } = session
  const [choosing, setChoosing] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const [trouble, setTrouble] = createSignal<string | undefined>()
  const day = () => programme.day()
  const isSeatingTime = () => ['prepared', 'open', 'round', 'transfer'].includes(day()?.phase ?? '')
  const round = () => {
    const known = day()
    return known === undefined ? 1 : seatingRound(known)
  }
  const tableNow = () => {
    const id = programme.seats[identity.person]?.[round() - 1]
    return id === undefined || id === null ? undefined : programme.tables[id]
  }
  /** the number of the table where this cloth lies now: its own, unless cloths go round */
  const placeOf = (cloth: TableFacts | undefined) => {
    if (cloth === undefined) return 0
    const place = whereLies(tablesInOrder(programme.tables), cloth.id, round(), day()?.movement ?? 'mix')
    return programme.tables[place]?.number ?? cloth.number
  }
  const chairSaid = () => {
    const cloth = hosted()
    if (isFollowing()) return t().following
    if (cloth !== undefined)
      return day()?.movement === 'hosts' ? t().hostsCloth(cloth.number, placeOf(cloth)) : t().hostsAt(cloth.number)
    return tableNow() === undefined ? t().noChair : t().seatedAt(placeOf(tableNow()))
  }
  const hosted = () => Object.values(programme.tables).find(table => table.hosts.includes(identity.person))
  const isFollowing = () => me()?.person.following === true

  const ask = async (wanted: Change, said: string): Promise<void> => {
    if (busy()) return
    setBusy(true)
    setTrouble(undefined)
    try {
      await change(wanted)
      setChoosing(false)
      showToast({ text: said, icon: 'check' })
    } catch (error) {
      const next = nextFreeOf(error)
      setTrouble([refusalOf(error) ?? t().failed, ...(next === undefined ? [] : [t().fullNext(next)])].join(' '))
    }
    setBusy(false)
  }
  return (
    <section class="card" aria-labelledby="jy-chair-title">
      <h2 id="jy-chair-title" class="serif">
        {t().chair}
      </h2>
      <p class="jy-chair-now">
        <Show when={tableNow()}>{table => <Plaque number={placeOf(table())} size="s" />}</Show>
        <span>{chairSaid()}</span>
      </p>
      <Show when={!choosing() && trouble()}>
        {text => (
          <p class="wrong" role="alert">
            {text()}
          </p>
        )}
      </Show>
      <Show when={isSeatingTime() && hosted() === undefined}>
        <div class="jy-actions">
          <button
            type="button"
            class="btn"
            onClick={() => {
              setTrouble(undefined)
              setChoosing(true)
            }}
          >
            <Icon name="table" />
            {t().change}
          </button>
          <Show
            when={!isFollowing()}
            fallback={
              <button type="button" class="btn" onClick={() => void ask({ following: false }, t().saved)}>
                <Icon name="pencil" />
                {t().takeChair}
              </button>
            }
          >
            <button type="button" class="btn" onClick={() => void ask({ following: true }, t().nowFollowing)}>
              <Icon name="eye" />
              {t().follow}
            </button>
          </Show>
        </div>
        <Show when={!isFollowing()}>
          <p class="jy-meta">{t().followHelp}</p>
        </Show>
      </Show>
      <Dialog open={choosing()} label={t().changeTitle} class="jy-dialog" onClose={() => setChoosing(false)}>
        <DialogHead title={t().changeTitle} close={t().close} onClose={() => setChoosing(false)} />
        <p class="jy-quiet">{t().changeHelp}</p>
        <div role="alert">
          <Show when={choosing() && trouble()}>{text => <p class="wrong">{text()}</p>}</Show>
        </div>
        <ul class="table-choices">
          <For each={tablesInOrder(programme.tables)}>
            {table => {
              const sitting = () => peopleByTable(programme, round()).get(table.id)?.length ?? 0
              const free = () => (table.seats === undefined ? undefined : Math.max(0, table.seats - sitting()))
              const isHere = () => table.id === tableNow()?.id
              const isFull = () => free() === 0 && !isHere()
              const title = () => titleOf(themeOfTable(programme.themes, table, round()), language())
              const said = () => {
                const left = free()
                return [
                  t().people(sitting()),
                  ...(isHere() ? [t().here] : left === undefined ? [] : [left === 0 ? t().full : t().free(left)]),
                ].join(', ')
              }
              return (
                <li>
                  <button
                    type="button"
                    aria-disabled={isFull() || isHere() || busy()}
                    aria-current={isHere() ? 'true' : undefined}
                    onClick={() => {
                      if (!isFull() && !isHere()) void ask({ table: table.id }, t().moved(placeOf(table)))
                    }}
                  >
                    <Plaque number={placeOf(table)} size="s" />
                    <span>
                      <strong>{t().table(placeOf(table))}</strong>
                      <span lang={title().lang}>{title().text}</span>
                      <em>{said()}</em>
                    </span>
                  </button>
                </li>
              )
            }}
          </For>
        </ul>
      </Dialog>
    </section>
  )
}

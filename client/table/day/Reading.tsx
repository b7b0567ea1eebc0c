import { createSignal, Match, Show, Suspense, Switch } from 'solid-js'
import { isSeated } from '../../../shared/access/roles.ts'
import { useWords } from '../../i18n/language.ts'
import { navigate } from '../../session/address.ts'
import { RequestFailed } from '../../session/api.ts'
import { lazily } from '../fetch-part.ts'
import { useTable } from '../model.ts'
import { freeIn } from '../people/free-chair.ts'
import { photosOf } from '../paper/photos.ts'
import { words } from '../words-all.ts'
import { padWords } from '../pad/words-pad.ts'
import { placeWords } from '../panels/words-place.ts'

const PhotoBench = lazily(() => import('../paper/PhotoBench.tsx').then(module => module.PhotoBench))

/** In the pad's place while one does not write: why, and what one can do about it. */
export function Reading(props: { onSeated: () => void }) {
  const t = useWords(words)
  const place = useWords(placeWords)
  const table = useTable()
  const { identity, call } = table.session
  const p = useWords(padWords)
  const [bench, setBench] = createSignal(false)
  const photos = () => photosOf(table).length
  const [trouble, setTrouble] = createSignal<string | undefined>()
  /** this table is full: where there is a chair */
  const [next, setNext] = createSignal<{ readonly table: string; readonly number: number } | undefined>()
  const [busy, setBusy] = createSignal(false)
  /** A chair at the table one looks at; once the rounds are over there are no chairs, but one may write. */
  const takeSeat = async (wanted = table.table) => {
    if (busy()) return
    setBusy(true)
    setTrouble(undefined)
    try {
      const isSeating = table.day().phase !== 'harvest'
      await call('/me', { method: 'PATCH', body: { following: false, ...(isSeating ? { table: wanted } : {}) } })
      props.onSeated()
      if (wanted !== table.table) navigate(`/e/${identity.event}/table`)
    } catch (error) {
      const failed = error instanceof RequestFailed ? error : undefined
      const free = failed?.code === 'table-full' ? freeIn(failed.details) : undefined
      setNext(free)
      setTrouble(
        free !== undefined
          ? place().tableFull(free.number)
          : failed?.status === 0
            ? place().notReached
            : ((failed?.code === 'table-full' ? undefined : t().refusals[failed?.code ?? '']) ?? t().noSeatLeft),
      )
    }
    setBusy(false)
  }
  return (
    <>
      <div class="tb-pad reading" role="status">
        <Switch>
          <Match when={table.mode() === 'loading'}>{t().oneMoment}</Match>
          <Match when={table.mode() === 'locked'}>
            {table.day().dots.tablesOpen ? t().lockedPadDots : t().lockedPad}
          </Match>
          <Match when={table.mode() === 'closed'}>
            {t().closedPad}
            <Show when={table.day().published}>
              <a class="link" href={`/e/${identity.event}/report`}>
                {t().readReport}
              </a>
            </Show>
          </Match>
          <Match when={table.mode() === 'following'}>
            <Show when={isSeated(identity.role)} fallback={t().staffLooks}>
              <Show when={trouble()}>{text => <span class="wrong">{text()}</span>}</Show>
              <button
                type="button"
                class="link"
                aria-disabled={busy()}
                onClick={() => void takeSeat(next()?.table ?? table.table)}
              >
                {next() === undefined ? t().takeSeat : place().sitAt(next()?.number ?? 0)}
              </button>
            </Show>
          </Match>
        </Switch>
        <Show when={photos() > 0}>
          <button type="button" class="link" onClick={() => setBench(true)}>
            {p().photos(photos())}
          </button>
        </Show>
      </div>
      <Show when={bench()}>
        <Suspense>
          <PhotoBench file={undefined} zone={null} onClose={() => setBench(false)} />
        </Suspense>
      </Show>
    </>
  )
}

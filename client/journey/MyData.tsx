import { createMemo, createSignal, For, Show } from 'solid-js'
import { formatDate, formatMoment, joinList } from '../../shared/i18n/dates.ts'
import { typeset } from '../../shared/i18n/typography.ts'
import type { Me } from '../../shared/protocol/api.ts'
import { language, useWords } from '../i18n/language.ts'
import type { ProgrammeMirror } from '../mirror/programme-mirror.ts'
import { forgetHere, leaveDevice } from '../session/leave-device.ts'
import { saveFile } from '../session/save-file.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Icon } from '../ui/Icon.tsx'
import { showToast } from '../ui/toasts.ts'
import { useMyFacts } from './my-facts.ts'
import { journeyWords } from './words.ts'

/** The day of a moment (ms) as the café's clocks have it. */
const dayOf = (at: number): string => formatDate(new Date(at).toISOString().slice(0, 10), language())

const sum = (ballots: readonly Readonly<Record<string, number>>[]): number =>
  ballots.reduce((total, ballot) => total + Object.values(ballot).reduce((a, b) => a + b, 0), 0)

/** What is held, term by term, in words. */
function linesOf(me: Me, programme: ProgrammeMirror, t: (typeof journeyWords)['fr']): [string, string][] {
  const { person } = me
  const w = t.heldList
  const list = (items: readonly string[]) => joinList(items, language())
  const table = (id: string) => t.table(programme.tables[id]?.number ?? 0)
  const zone = programme.day()?.timeZone ?? 'UTC'
  const scribeFor = me.scribeFor.flatMap(id => programme.people[id]?.name ?? [])
  const more: [string, string][] = [
    [w.scribeFor, list(scribeFor)],
    [w.scribes, list(me.scribes)],
    [w.wishes, list(person.wishes)],
  ]
  return [
    [w.name, person.name],
    [w.organisation, person.organisation ?? w.nothing],
    [w.email, person.email ?? w.nothing],
    [w.consents, !person.consent.name ? w.consentNone : person.consent.email ? w.consentBoth : w.consentName],
    [w.role, person.role === 'host' ? w.roles.host : w.roles.participant],
    [w.device, w.devices[person.device]],
    [w.known, String(person.devices)],
    [w.joined, `${dayOf(person.joinedAt)}, ${formatMoment(person.joinedAt, zone, language())}`],
    [w.seats, me.seats.map(seat => table(seat.table)).join(' → ') || w.nothing],
    [w.notes, String(me.notes.length)],
    [w.dots, String(sum([...Object.values(me.dots.tables), me.dots.harvest]))],
    [w.carries, String(me.carries.length)],
    ...more.filter(([, value]) => value !== ''),
  ]
}

/** All that is held on this person, in words and as a file; and the ways to leave. */
export function MyData(props: { me: Me }) {
  const t = useWords(journeyWords)
  const { session } = useMyFacts()
  const { programme } = session
  const lines = createMemo(() => linesOf(props.me, programme, t()))
  /** A file made here: what the server just said, to the letter. */
  const download = () => {
    const { personal: _key, ...held } = props.me
    saveFile(new Blob([JSON.stringify(held, null, 2)], { type: 'application/json' }), t().fileName)
    showToast({ text: t().downloaded, icon: 'download' })
  }
  return (
    <section class="card" aria-labelledby="jy-held-title">
      <h2 id="jy-held-title" class="serif">
        {t().held}
      </h2>
      <dl class="jy-held">
        <For each={lines()}>
          {([term, value]) => (
            <div>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          )}
        </For>
      </dl>
      <p class="jy-meta">
        <Show when={props.me.controller !== ''}>
          {t().controller(typeset(props.me.controller.replace(/\.$/, ''), language()))}{' '}
        </Show>
        {t().purge(dayOf(props.me.purgeAt))}
      </p>
      <button type="button" class="btn" onClick={download}>
        <Icon name="download" />
        {t().download}
      </button>
    </section>
  )
}

/** This device forgets; or the café does. */
export function Leaving() {
  const t = useWords(journeyWords)
  const { session } = useMyFacts()
  const { identity } = session
  const [asked, setAsked] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const [failed, setFailed] = createSignal(false)
  // A whole new page: nothing of this person stays in memory either.
  const goToTheDoor = () => location.replace(`/e/${identity.event}/join`)

  const leave = async () => {
    if (busy()) return
    setBusy(true)
    await leaveDevice(identity)
    goToTheDoor()
  }
  const erase = async () => {
    if (busy()) return
    setBusy(true)
    setFailed(false)
    try {
      await session.call('/me', { method: 'DELETE' })
    } catch {
      setFailed(true)
      setBusy(false)
      return
    }
    await forgetHere(identity)
    goToTheDoor()
  }
  return (
    <section class="card" aria-labelledby="jy-leave-title">
      <h2 id="jy-leave-title" class="serif">
        {t().leaving}
      </h2>
      <button type="button" class="btn" aria-disabled={busy()} onClick={() => void leave()}>
        {t().leaveDevice}
      </button>
      <p class="jy-meta">{t().leaveDeviceHelp}</p>
      <button type="button" class="btn jy-erase" aria-haspopup="dialog" onClick={() => setAsked(true)}>
        {t().erase}
      </button>
      <Dialog open={asked()} label={t().eraseTitle} class="jy-dialog" onClose={() => setAsked(false)}>
        <h2 class="serif">{t().eraseTitle}</h2>
        <h3>{t().eraseGoes}</h3>
        <ul>
          <For each={t().eraseGoesList}>{line => <li>{line}</li>}</For>
        </ul>
        <h3>{t().eraseStays}</h3>
        <ul>
          <For each={t().eraseStaysList}>{line => <li>{line}</li>}</For>
        </ul>
        <p class="jy-meta">{t().eraseHint}</p>
        <p>
          <strong>{t().eraseFinal}</strong>
        </p>
        <div role="alert">
          <Show when={failed()}>
            <p class="wrong">{t().failed}</p>
          </Show>
        </div>
        <div class="jy-actions">
          <button type="button" class="btn" onClick={() => setAsked(false)}>
            {t().eraseKeep}
          </button>
          <button type="button" class="btn jy-danger" aria-disabled={busy()} onClick={() => void erase()}>
            {t().eraseNow}
          </button>
        </div>
      </Dialog>
    </section>
  )
}

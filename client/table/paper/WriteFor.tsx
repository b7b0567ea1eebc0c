import { createSignal, For, Show } from 'solid-js'
import { LIMITS } from '../../../shared/domain/limits.ts'
import { useWords } from '../../i18n/language.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useDesk } from '../desk.ts'
import { chooseNoteLanguage, noteLanguage } from '../note/note-language.ts'
import { photosOf } from './photos.ts'
import { addPaperGuest, paperGuests, whyNot, writeForGuest } from './scribe.ts'
import { initialOf } from '../people/seats.ts'
import { scribeWords } from './words-scribe.ts'
import './scribe.css'

/** «Écrire pour…»: oneself, a guest on paper, somebody without a device; or from a photo. */
export function WriteFor(props: { onClose: () => void; onPhotos: () => void }) {
  const t = useWords(scribeWords)
  const desk = useDesk()
  const { table } = desk
  const { mine } = table
  const { identity, programme } = table.session
  const [name, setName] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  const [trouble, setTrouble] = createSignal<string | undefined>()
  const guests = () => paperGuests(table)
  const isOffline = () => table.session.programmeLink.state() !== 'live'
  const twin = () => Object.values(programme.people).find(({ name: other }) => sameName(other, name()))
  const personal = () =>
    mine.told().flatMap(({ id, personal: own }) => (own === undefined ? [] : [{ id, code: own.code }]))

  const leave = (said?: string) => {
    props.onClose()
    if (said !== undefined) {
      table.say(said)
    }
    desk.focusPad()
  }
  /** Asks the server, and stays open with the reason if it may not be. */
  const ask = async (work: () => Promise<void>, said: string) => {
    if (busy()) return
    setBusy(true)
    setTrouble(undefined)
    try {
      await work()
      leave(said)
    } catch (error) {
      setTrouble(whyNot(error) ?? t().failed)
    } finally {
      setBusy(false)
    }
  }
  const add = (typed: string) => {
    if (typed !== '') void ask(() => addPaperGuest(table, typed), t().added(typed))
  }

  return (
    <Dialog open={true} label={t().title} class="tb-for" onClose={() => props.onClose()}>
      <div class="tb-for-head">
        <h2 class="serif">{t().title}</h2>
        <button type="button" class="btn quiet icon" aria-label={t().close} onClick={() => props.onClose()}>
          <Icon name="x" />
        </button>
      </div>
      <p>{t().intro}</p>
      <Show when={isOffline()}>
        <p class="tb-for-offline">
          <Icon name="offline" />
          {t().offline}
        </p>
      </Show>
      <div role="alert">
        <Show when={trouble()}>{text => <p class="wrong">{text()}</p>}</Show>
      </div>
      <ul class="tb-for-list">
        <li>
          <button
            type="button"
            autofocus={mine.voice() === undefined}
            aria-current={mine.voice() === undefined ? 'true' : undefined}
            onClick={() => {
              mine.setVoice(undefined)
              leave()
              table.say(t().nowMyself)
            }}
          >
            <span class="av me" aria-hidden="true">
              {initialOf(identity.name)}
            </span>
            <span>{t().myselfLong(identity.name)}</span>
            <Show when={mine.voice() === undefined}>
              <Icon name="check" />
            </Show>
          </button>
        </li>
        <For each={guests()}>
          {guest => (
            <li>
              <button
                type="button"
                autofocus={mine.voice() === guest.id}
                aria-current={mine.voice() === guest.id ? 'true' : undefined}
                aria-disabled={busy()}
                onClick={() => void ask(() => writeForGuest(table, guest.id), t().now(guest.name))}
              >
                <span class="av" aria-hidden="true">
                  {initialOf(guest.name)}
                  <span class="badge">
                    <Icon name="paper" />
                  </span>
                </span>
                <span>
                  {guest.name} <small>{t().onPaper}</small>
                </span>
                <Show when={mine.voice() === guest.id}>
                  <Icon name="check" />
                </Show>
              </button>
            </li>
          )}
        </For>
      </ul>
      <Show when={guests().length === 0}>
        <p class="tb-for-nobody">{t().nobody}</p>
      </Show>
      <For each={personal()}>
        {({ id, code }) => (
          <p class="tb-for-code">
            {t().ownDevice(programme.people[id]?.name ?? '')} <strong>{code}</strong>
          </p>
        )}
      </For>
      <form
        class="field"
        onSubmit={submitted => {
          submitted.preventDefault()
          add(name().trim())
        }}
      >
        <h3>{t().add}</h3>
        <p id="tb-for-help">{t().addHelp}</p>
        <label for="tb-for-name">{t().addName}</label>
        <div class="tb-for-add">
          <input
            id="tb-for-name"
            class="input"
            autocomplete="off"
            maxlength={LIMITS.personName}
            aria-describedby="tb-for-help"
            value={name()}
            onInput={typed => setName(typed.currentTarget.value)}
          />
          <button type="submit" class="btn" aria-disabled={name().trim() === '' || busy() || isOffline()}>
            <Icon name="plus" />
            {t().addIt}
          </button>
        </div>
        <Show when={twin()}>{other => <p class="tb-for-twin">{t().sameName(other().name)}</p>}</Show>
      </form>
      <h3>{t().fromPhoto}</h3>
      <button type="button" class="btn" onClick={() => props.onPhotos()}>
        <Icon name="camera" />
        {photosOf(table).length === 0 ? t().photo : t().photos(photosOf(table).length)}
      </button>
      <fieldset class="tb-for-language">
        <legend>{t().language}</legend>
        <For each={table.day().languages}>
          {each => (
            <label>
              <input
                type="radio"
                name="note-language"
                checked={noteLanguage() === each}
                onChange={() => chooseNoteLanguage(each)}
              />
              {t().languages[each]}
            </label>
          )}
        </For>
      </fieldset>
    </Dialog>
  )
}

const sameName = (a: string, b: string): boolean =>
  b.trim() !== '' && a.trim().localeCompare(b.trim(), undefined, { sensitivity: 'base' }) === 0

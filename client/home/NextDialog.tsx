import { createResource, createSignal, createUniqueId, For, Show, Suspense, untrack } from 'solid-js'
import { LIMITS } from '../../shared/domain/limits.ts'
import { inLanguage, languageOf } from '../../shared/domain/text.ts'
import { typeset } from '../../shared/i18n/typography.ts'
import type { CreatedEvent, EventSummary } from '../../shared/protocol/api.ts'
import type { NextOffer } from '../../shared/protocol/next-cafe.ts'
import { language, useWords } from '../i18n/language.ts'
import { request, RequestFailed } from '../session/api.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { nextWords } from './words-next.ts'
import './next.css'

/** The café after this one: which topics and themes go on, and with which words it begins. */
export function NextDialog(props: {
  cafe: EventSummary
  onCreated: (event: CreatedEvent) => void
  onClose: () => void
}) {
  const t = useWords(nextWords)
  const id = createUniqueId()
  const [offer] = createResource(
    () => props.cafe.id,
    event => request<NextOffer>(`/events/${event}/next`).catch(() => undefined),
  )
  const [title, setTitle] = createSignal(untrack(() => props.cafe.title))
  const [date, setDate] = createSignal('')
  /** what was taken off or put on by hand; topics are on to begin with, old themes off */
  const [topics, setTopics] = createSignal<Readonly<Record<string, boolean>>>({})
  const [themes, setThemes] = createSignal<Readonly<Record<string, boolean>>>({})
  const [notes, setNotes] = createSignal(true)
  const [busy, setBusy] = createSignal(false)
  const [trouble, setTrouble] = createSignal<string>()
  const chosenTopics = () => (offer()?.topics ?? []).map(each => each.title).filter(each => topics()[each] ?? true)
  const chosenThemes = () => (offer()?.themes ?? []).map(each => each.id).filter(each => themes()[each] ?? false)

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (busy() || offer() === undefined) return
    if (chosenTopics().length + chosenThemes().length === 0) {
      setTrouble(t().choose)
      return
    }
    setBusy(true)
    setTrouble(undefined)
    try {
      props.onCreated(
        await request<CreatedEvent>(`/events/${props.cafe.id}/next`, {
          method: 'POST',
          body: {
            title: title().trim(),
            ...(date() === '' ? {} : { date: date() }),
            themes: chosenThemes(),
            topics: chosenTopics(),
            notes: notes(),
          },
        }),
      )
    } catch (error) {
      const wait = error instanceof RequestFailed && error.code === 'too-many-events'
      setTrouble(wait ? t().tooMany : t().failed)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog open label={t().title} class="next" onClose={() => props.onClose()}>
      <form class="next-form" onSubmit={event => void submit(event)}>
        <header>
          <p class="help">{t().after(props.cafe.title)}</p>
          <h2 class="serif">{t().title}</h2>
        </header>
        <p class="help">{t().help}</p>
        <div class="field">
          <label for={`${id}-title`}>{t().name}</label>
          <input
            id={`${id}-title`}
            required
            maxLength={LIMITS.title}
            value={title()}
            onInput={event => setTitle(event.currentTarget.value)}
          />
        </div>
        <div class="field">
          <label for={`${id}-date`}>{t().date}</label>
          <input id={`${id}-date`} type="date" value={date()} onChange={event => setDate(event.currentTarget.value)} />
        </div>
        <Suspense fallback={<p class="help">{t().loading}</p>}>
          <Show when={!offer.loading && offer() === undefined}>
            <p class="wrong">{t().failed}</p>
          </Show>
          <Show when={offer()}>
            {known => (
              <>
                <fieldset>
                  <legend>{t().topics}</legend>
                  <For each={known().topics} fallback={<p class="help">{t().noTopics}</p>}>
                    {topic => (
                      <label class="check">
                        <input
                          type="checkbox"
                          checked={topics()[topic.title] ?? true}
                          onChange={event => setTopics({ ...topics(), [topic.title]: event.currentTarget.checked })}
                        />
                        <span>
                          <span lang={known().language}>{topic.title}</span>{' '}
                          <small>{t().questions(topic.questions.length)}</small>
                        </span>
                      </label>
                    )}
                  </For>
                </fieldset>
                <fieldset>
                  <legend>{t().olds}</legend>
                  <For each={known().themes}>
                    {theme => (
                      <label class="check">
                        <input
                          type="checkbox"
                          checked={themes()[theme.id] ?? false}
                          onChange={event => setThemes({ ...themes(), [theme.id]: event.currentTarget.checked })}
                        />
                        <span>
                          <span lang={languageOf(theme.title, language())}>
                            {typeset(inLanguage(theme.title, language()), languageOf(theme.title, language()))}
                          </span>{' '}
                          <small>{t().kept(theme.kept)}</small>
                        </span>
                      </label>
                    )}
                  </For>
                </fieldset>
                <label class="check">
                  <input
                    type="checkbox"
                    checked={notes()}
                    aria-describedby={`${id}-seed`}
                    onChange={event => setNotes(event.currentTarget.checked)}
                  />
                  {t().seed}
                </label>
                <p class="help" id={`${id}-seed`}>
                  {t().seedHelp}
                </p>
              </>
            )}
          </Show>
        </Suspense>
        <div role="alert">
          <Show when={trouble()}>{sentence => <p class="wrong">{sentence()}</p>}</Show>
        </div>
        <p class="next-foot">
          <button type="button" class="btn" onClick={() => props.onClose()}>
            {t().cancel}
          </button>
          <button type="submit" class="btn primary" aria-disabled={busy()}>
            {busy() ? t().going : t().go}
          </button>
        </p>
      </form>
    </Dialog>
  )
}

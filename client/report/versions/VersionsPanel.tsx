import { createResource, createSignal, createUniqueId, For, Show, Suspense } from 'solid-js'
import { formatMoment } from '../../../shared/i18n/dates.ts'
import { readPartName } from '../../../shared/document/synthesis.ts'
import type { VersionList, VersionSummary } from '../../../shared/protocol/versions.ts'
import { dayInWords } from '../../ui/day-in-words.ts'
import { language, useWords } from '../../i18n/language.ts'
import { RequestFailed } from '../../session/api.ts'
import type { OpenDocument } from '../../session/open-document.ts'
import type { Editor } from '../editor/make-editor.ts'
import { useSession } from '../../session/session.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { DialogHead } from '../../ui/DialogHead.tsx'
import { usePartTitle } from '../room/part-title.ts'
import { OneVersion } from './OneVersion.tsx'
import { versionWords } from './words.ts'
import './versions.css'

const NAME = 80
/** Changed parts that a line tells of; the rest is in the version itself. */
const TOLD = 4

/** The compte rendu as it was: when, by whom, what changed; to look at, and to go back to. */
export function VersionsPanel(props: {
  link: OpenDocument
  /** of the page that is open, fetched if need be */
  editor?: (() => Promise<Editor | undefined>) | undefined
  mayWrite: (part: string) => boolean
  onClose: () => void
}) {
  const t = useWords(versionWords)
  const { call, programme } = useSession()
  const [list, { refetch }] = createResource(() => call<VersionList>('/versions').catch(() => undefined))
  const [shown, setShown] = createSignal<VersionSummary>()
  const [name, setName] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  const [said, setSaid] = createSignal('')
  const id = createUniqueId()
  const titleOf = usePartTitle()
  const partTitle = (fragment: string) => {
    const { part, language: other } = readPartName(fragment)
    const title = titleOf(part)
    return other === undefined ? title : other === 'en' ? t().english(title) : t().french(title)
  }
  const moment = ({ at }: VersionSummary) => {
    const zone = programme.day()?.timeZone ?? 'UTC'
    return `${dayInWords(at, zone, language())}, ${formatMoment(at, zone, language())}`
  }
  const labelOf = (version: VersionSummary) => version.name ?? moment(version)
  const keep = async () => {
    if (busy() || name().trim() === '') return
    setBusy(true)
    setSaid('')
    try {
      await call('/versions', { method: 'POST', body: { name: name().trim() } })
      setName('')
      setSaid(t().kept)
      void refetch()
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error
      const { failures, full } = t()
      const text = error.code === 'too-many-versions' ? full : error.status === 0 ? failures.offline : failures.other
      setSaid(text)
    } finally {
      setBusy(false)
    }
  }
  let dialog: HTMLDivElement | undefined
  const backToList = () => {
    const from = shown()?.id
    setShown(undefined)
    queueMicrotask(() => dialog?.querySelector<HTMLElement>(`[data-version="${from}"]`)?.focus())
  }
  return (
    <Dialog open={true} label={t().title} class="vs" onClose={() => props.onClose()}>
      <DialogHead title={t().title} close={t().close} onClose={() => props.onClose()} />
      {/* inside the dialog: one that leaves the page for a moment is modal no more */}
      <div ref={found => (dialog = found)} class="vs-body">
        <Suspense fallback={<p class="vs-help">{t().loading}</p>}>
          <Show
            when={shown()}
            fallback={
              <>
                <p class="vs-help">{t().help}</p>
                <form
                  class="vs-keep"
                  onSubmit={event => {
                    event.preventDefault()
                    void keep()
                  }}
                >
                  <div class="field">
                    <label for={id}>{t().name}</label>
                    <input
                      id={id}
                      maxlength={NAME}
                      placeholder={t().nameHint}
                      autocomplete="off"
                      value={name()}
                      onInput={event => setName(event.currentTarget.value)}
                    />
                  </div>
                  <button type="submit" class="btn" aria-disabled={busy() || name().trim() === ''}>
                    {t().keep}
                  </button>
                </form>
                <p role="status" class="vs-said">
                  {said()}
                </p>
                <Show when={!list.loading || list.latest !== undefined} fallback={<p class="vs-help">{t().loading}</p>}>
                  <Show when={list.latest} fallback={<p class="wrong">{t().failures.offline}</p>}>
                    {known => (
                      <Show when={known().versions.length > 0} fallback={<p class="vs-help">{t().none}</p>}>
                        <ol class="vs-list">
                          <For each={known().versions}>
                            {version => (
                              <li>
                                <div>
                                  <h3>{labelOf(version)}</h3>
                                  <p class="vs-meta">
                                    <Show when={version.name !== undefined}>{moment(version)} · </Show>
                                    {t().kinds[version.kind]}
                                    <Show when={version.by}>{by => <>, {t().by(by())}</>}</Show> ·{' '}
                                    {t().units(version.units)}
                                  </p>
                                  <Show when={version.changed.length > 0} fallback={<p class="vs-meta">{t().same}</p>}>
                                    <ul class="vs-changed">
                                      <For each={version.changed.slice(0, TOLD)}>
                                        {each => <li>{t().changed(partTitle(each.part), each.before, each.units)}</li>}
                                      </For>
                                      <Show when={version.changed.length > TOLD}>
                                        <li>…</li>
                                      </Show>
                                    </ul>
                                  </Show>
                                </div>
                                <button
                                  type="button"
                                  class="btn"
                                  data-version={version.id}
                                  aria-label={t().seeLong(labelOf(version))}
                                  onClick={() => setShown(version)}
                                >
                                  {t().see}
                                </button>
                              </li>
                            )}
                          </For>
                        </ol>
                      </Show>
                    )}
                  </Show>
                </Show>
              </>
            }
          >
            {version => (
              <OneVersion
                summary={version()}
                label={labelOf(version())}
                link={props.link}
                editor={props.editor}
                mayWrite={fragment => props.mayWrite(readPartName(fragment).part)}
                partTitle={partTitle}
                onBack={backToList}
                onRestored={() => {
                  void refetch()
                  props.onClose()
                }}
              />
            )}
          </Show>
        </Suspense>
      </div>
    </Dialog>
  )
}

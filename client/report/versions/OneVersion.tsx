import { createMemo, createResource, createSignal, For, onCleanup, onMount, Show, untrack } from 'solid-js'
import { FIXED_PARTS, readPartName } from '../../../shared/document/synthesis.ts'
import { documentFrom } from '../../../shared/document/synthesis-write.ts'
import { treeOf, unitsOf } from '../../../shared/document/synthesis-tree.ts'
import { readSynthesis } from '../../../shared/reports/synthesis-read.ts'
import type { Version, VersionSummary } from '../../../shared/protocol/versions.ts'
import { useWords } from '../../i18n/language.ts'
import { RequestFailed } from '../../session/api.ts'
import type { OpenDocument } from '../../session/open-document.ts'
import type { Editor } from '../editor/make-editor.ts'
import { useSession } from '../../session/session.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { showToast } from '../../ui/toasts.ts'
import { RoomText } from '../room/RoomText.tsx'
import '../room/room.css'
import { restore } from './restore.ts'
import { versionWords } from './words.ts'

/** One version, part by part, and the way back to it. */
export function OneVersion(props: {
  summary: VersionSummary
  label: string
  link: OpenDocument
  /** of the page that is open, fetched if need be; undefined when nobody writes on it here */
  editor?: (() => Promise<Editor | undefined>) | undefined
  /** by a fragment's name */
  mayWrite: (fragment: string) => boolean
  partTitle: (fragment: string) => string
  onBack: () => void
  onRestored: () => void
}) {
  const t = useWords(versionWords)
  const { call, programme } = useSession()
  const [version] = createResource(
    () => props.summary.id,
    id => call<Version>(`/versions/${id}`).catch(() => undefined),
  )
  const [busy, setBusy] = createSignal(false)
  const [changed, setChanged] = createSignal(0)
  const onChange = () => setChanged(n => n + 1)
  const { doc } = untrack(() => props.link)
  doc.on('afterTransaction', onChange)
  onCleanup(() => doc.off('afterTransaction', onChange))
  let heading: HTMLHeadingElement | undefined
  onMount(() => heading?.focus())

  const now = (fragment: string) => treeOf(props.link.doc.getXmlFragment(fragment))
  /** parts of then and of now, in the order of the report */
  const names = createMemo(() => {
    changed()
    const order = (fragment: string): number => {
      const { part } = readPartName(fragment)
      const fixed = (FIXED_PARTS as readonly string[]).indexOf(part)
      return fixed < 0
        ? 2 + (programme.themes[part.slice('part-'.length)]?.number ?? 0) / 100
        : fixed < 2
          ? fixed
          : fixed + 2
    }
    const written = [...props.link.doc.share.keys()].filter(name => unitsOf(now(name)) > 0)
    return [...new Set([...Object.keys(version()?.parts ?? {}), ...written])].sort((a, b) => order(a) - order(b))
  })
  const differs = (fragment: string): boolean => {
    changed()
    const then = version()?.parts[fragment] ?? []
    return unitsOf(then) + unitsOf(now(fragment)) > 0 && JSON.stringify(now(fragment)) !== JSON.stringify(then)
  }
  const restorable = createMemo(() => names().filter(name => differs(name) && props.mayWrite(name)))
  const blocksOf = (fragment: string) =>
    readSynthesis(documentFrom('it', version()?.parts[fragment] ?? []).getXmlFragment('it'))

  const goBack = async (fragments: readonly string[]) => {
    const found = version()
    if (busy() || found === undefined || fragments.length === 0) return
    setBusy(true)
    try {
      // What stands there now is kept first, so that nothing is lost whatever comes.
      // The page's own editor comes before the change, or it could not take it back.
      const [editor] = await Promise.all([props.editor?.(), call('/versions', { method: 'POST', body: {} })])
      restore(props.link.doc, found, fragments, editor)
      showToast({ text: `${t().restored(fragments.length)}. ${t().undo}`, icon: 'check' })
      props.onRestored()
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error
      showToast({ text: error.status === 0 ? t().failures.offline : t().failures.other, alert: true })
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <button type="button" class="btn quiet vs-back" onClick={() => props.onBack()}>
        <Icon name="undo" />
        {t().back}
      </button>
      <h3 class="serif vs-name" tabindex="-1" ref={found => (heading = found)}>
        {props.label}
      </h3>
      <Show when={!version.loading} fallback={<p class="vs-help">{t().loading}</p>}>
        <Show when={version()} fallback={<p class="wrong">{t().failures.offline}</p>}>
          <Show when={restorable().length > 0}>
            <button
              type="button"
              class="btn primary vs-all"
              aria-disabled={busy()}
              onClick={() => void goBack(restorable())}
            >
              {busy() ? t().working : t().restoreAll(restorable().length)}
            </button>
          </Show>
          <For each={names()}>
            {name => (
              <section class="vs-part">
                <header>
                  <h4 class="serif">{props.partTitle(name)}</h4>
                  <Show when={differs(name)} fallback={<span class="pill">{t().asNow}</span>}>
                    <Show when={props.mayWrite(name)} fallback={<span class="vs-meta">{t().notYours}</span>}>
                      <button
                        type="button"
                        class="btn"
                        aria-disabled={busy()}
                        aria-label={t().restorePartLong(props.partTitle(name))}
                        onClick={() => void goBack([name])}
                      >
                        {t().restorePart}
                      </button>
                    </Show>
                  </Show>
                </header>
                <div class="rm-text vs-text">
                  <For each={blocksOf(name)} fallback={<p class="vs-meta">{t().wasEmpty}</p>}>
                    {block => <RoomText block={block} />}
                  </For>
                </div>
              </section>
            )}
          </For>
        </Show>
      </Show>
    </>
  )
}

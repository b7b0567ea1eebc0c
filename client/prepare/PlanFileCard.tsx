import { createSignal, For, lazy, Show, Suspense } from 'solid-js'
import type { Plan } from '../../shared/domain/plan.ts'
import { type PlanFault, readPlan } from '../../shared/domain/read-plan.ts'
import { leftOut, planFaultSentence } from '../../shared/i18n/plan-faults.ts'
import { language, useWords } from '../i18n/language.ts'
import { navigate } from '../session/address.ts'
import { duplicateCafe, mayBeAdmin } from '../session/admin.ts'
import { join } from '../session/identity.ts'
import { planFileName, readJsonFile } from '../session/plan-file.ts'
import { saveFile } from '../session/save-file.ts'
import { useSession } from '../session/session.tsx'
import { download } from '../session/upload.ts'
import type { DuplicateWish } from '../ui/DuplicateDialog.tsx'
import { FileButton } from '../ui/FileButton.tsx'
import { Icon } from '../ui/Icon.tsx'
import { showToast } from '../ui/toasts.ts'
import { useBook } from './context.tsx'
import { fileWords } from './words-files.ts'

const DuplicateDialog = lazy(() =>
  import('../ui/DuplicateDialog.tsx').then(part => ({ default: part.DuplicateDialog })),
)

type Outcome =
  | { readonly kind: 'notJson' | 'tooLarge' | 'exportFailed' }
  | { readonly kind: 'faults'; readonly faults: readonly PlanFault[] }
  | { readonly kind: 'leftOut'; readonly paths: readonly string[] }
const SHOWN = 8

/** The plan as a file, out and in; and the same café once more. */
export function PlanFileCard() {
  const t = useWords(fileWords)
  const book = useBook()
  const session = useSession()
  const [withPeople, setWithPeople] = createSignal(true)
  const [outcome, setOutcome] = createSignal<Outcome>()
  const [duplicating, setDuplicating] = createSignal(false)

  const save = async () => {
    setOutcome(undefined)
    try {
      await book.editor.flush()
      const query = withPeople() ? '' : '?people=no'
      saveFile(await download(session.identity, `/plan.json${query}`), planFileName(book.editor.plan.title))
    } catch {
      setOutcome({ kind: 'exportFailed' })
    }
  }
  const take = async (file: File) => {
    setOutcome(undefined)
    let given: unknown
    try {
      given = await readJsonFile(file)
    } catch (error) {
      const large = error instanceof Error && error.message === 'too-large'
      return setOutcome({ kind: large ? 'tooLarge' : 'notJson' })
    }
    const reading = readPlan(given)
    if (!reading.ok) return setOutcome({ kind: 'faults', faults: reading.faults })
    const before = JSON.parse(JSON.stringify(book.editor.plan)) as Plan
    book.editor.edit(() => reading.plan)
    const paths = leftOut(given, reading.plan)
    if (paths.length > 0) setOutcome({ kind: 'leftOut', paths })
    showToast({
      text: t().imported,
      icon: 'check',
      action: { label: t().undo, run: () => book.editor.edit(() => before) },
    })
  }
  const duplicate = async (wish: DuplicateWish) => {
    await book.editor.flush()
    const made = await duplicateCafe(session.identity.event, wish)
    await join(made.id, { key: made.keys.organiser })
    navigate(`/e/${made.id}/prepare`)
  }
  const lines = (): readonly string[] => {
    const now = outcome()
    if (now?.kind === 'faults') return now.faults.map(fault => planFaultSentence(fault, language()))
    return now?.kind === 'leftOut' ? now.paths : []
  }
  return (
    <section class="card plan-file" aria-labelledby="prepare-file">
      <h2 class="serif" id="prepare-file">
        {t().heading}
      </h2>
      <p class="quiet-text">{t().help}</p>
      <div class="file-line">
        <button type="button" class="btn" onClick={() => void save()}>
          <Icon name="download" />
          {t().export}
        </button>
        <Show when={book.editor.plan.people.length > 0}>
          <label class="check">
            <input
              type="checkbox"
              checked={withPeople()}
              onChange={event => setWithPeople(event.currentTarget.checked)}
            />
            {t().withPeople}
          </label>
        </Show>
      </div>
      <Show when={book.mayBuild()}>
        <div class="file-line">
          <FileButton accept=".json,application/json" onFile={file => void take(file)}>
            <Icon name="paper" />
            {t().import}
          </FileButton>
          <span class="quiet-text">{t().importHelp}</span>
        </div>
      </Show>
      <Show
        when={mayBeAdmin()}
        fallback={
          <Show when={book.view().role === 'organiser'}>
            <p class="quiet-text">{t().notAdmin}</p>
          </Show>
        }
      >
        <div class="file-line">
          <button type="button" class="btn" onClick={() => setDuplicating(true)}>
            <Icon name="plus" />
            {t().duplicate}
          </button>
          <span class="quiet-text">{t().duplicateHelp}</span>
        </div>
      </Show>
      <Show when={outcome()}>
        {now => (
          <div class="file-outcome" role="alert">
            <p class={now().kind === 'leftOut' ? 'soft-warning' : 'wrong'}>{t()[now().kind]}</p>
            <ul>
              <For each={lines().slice(0, SHOWN)}>{line => <li>{line}</li>}</For>
              <Show when={lines().length > SHOWN}>
                <li>{t().more(lines().length - SHOWN)}</li>
              </Show>
            </ul>
          </div>
        )}
      </Show>
      <Show when={duplicating()}>
        {/* its own: while it is fetched, the sheet behind stays, and the focus with it */}
        <Suspense>
          <DuplicateDialog
            title={book.editor.plan.title}
            hasPeople={book.editor.plan.people.length > 0}
            onClose={() => setDuplicating(false)}
            onDuplicate={duplicate}
          />
        </Suspense>
      </Show>
    </section>
  )
}

import { createSignal, For, Show } from 'solid-js'
import type { PlanFault } from '../../shared/domain/read-plan.ts'
import { leftOut, planFaultSentence } from '../../shared/i18n/plan-faults.ts'
import type { CreatedEvent } from '../../shared/protocol/api.ts'
import { language, useWords } from '../i18n/language.ts'
import { RequestFailed } from '../session/api.ts'
import { readJsonFile } from '../session/plan-file.ts'
import { FileButton } from '../ui/FileButton.tsx'
import { showToast } from '../ui/toasts.ts'
import { createCafe } from './home-api.ts'
import { words } from './words.ts'

const SHOWN = 8

/** A café from a plan that was exported here or elsewhere. What is wrong with the file is told field by field. */
export function TakeUpPlan(props: { onCreated: (event: CreatedEvent) => void }) {
  const t = useWords(words)
  const [trouble, setTrouble] = createSignal<
    'takeUpNotJson' | 'takeUpTooLarge' | 'takeUpOffline' | 'takeUpFaults' | 'tooManyCafes'
  >()
  const [faults, setFaults] = createSignal<readonly PlanFault[]>([])
  const [busy, setBusy] = createSignal(false)

  const take = async (file: File) => {
    if (busy()) return
    setBusy(true)
    setTrouble(undefined)
    setFaults([])
    try {
      const given = await readJsonFile(file)
      const body = typeof given === 'object' && given !== null && !Array.isArray(given) ? given : undefined
      if (body === undefined) return setTrouble('takeUpNotJson')
      const made = await createCafe({ ...body })
      const paths = leftOut(body, made.plan).filter(path => path !== 'template')
      if (paths.length > 0) showToast({ text: t().takeUpLeftOut(paths.slice(0, SHOWN).join(', ')), icon: 'paper' })
      props.onCreated(made)
    } catch (error) {
      blame(error)
    } finally {
      setBusy(false)
    }
  }
  const blame = (error: unknown) => {
    if (!(error instanceof RequestFailed)) {
      const large = error instanceof Error && error.message === 'too-large'
      return setTrouble(large ? 'takeUpTooLarge' : 'takeUpNotJson')
    }
    if (error.status === 413) return setTrouble('takeUpTooLarge')
    if (error.code === 'too-many-events') return setTrouble('tooManyCafes')
    const found = faultsIn(error.details)
    setFaults(found)
    setTrouble(found.length > 0 ? 'takeUpFaults' : 'takeUpOffline')
  }
  return (
    <section class="card take-up" aria-labelledby="home-take-up">
      <div class="take-up-line">
        <div>
          <h2 id="home-take-up">{t().takeUp}</h2>
          <p>{t().takeUpHelp}</p>
        </div>
        <FileButton
          accept=".json,application/json"
          aria-label={t().takeUpFile}
          aria-disabled={busy()}
          onFile={file => void take(file)}
        >
          {t().takeUpGo}
        </FileButton>
      </div>
      <Show when={trouble()}>
        {why => (
          <div class="take-up-trouble" role="alert">
            <p class="wrong">{t()[why()]}</p>
            <ul>
              <For each={faults().slice(0, SHOWN)}>{fault => <li>{planFaultSentence(fault, language())}</li>}</For>
              <Show when={faults().length > SHOWN}>
                <li>{t().takeUpMore(faults().length - SHOWN)}</li>
              </Show>
            </ul>
          </div>
        )}
      </Show>
    </section>
  )
}

/** The faults of a refused plan, out of the answer's details. */
function faultsIn(details: unknown): readonly PlanFault[] {
  const list = typeof details === 'object' && details !== null && 'faults' in details ? details.faults : undefined
  if (!Array.isArray(list)) return []
  return (list as unknown[]).flatMap(fault =>
    typeof fault === 'object' && fault !== null && 'path' in fault && 'message' in fault
      ? [{ path: String(fault.path), message: String(fault.message) }]
      : [],
  )
}

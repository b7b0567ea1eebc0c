import { createSignal, createUniqueId, Show, untrack } from 'solid-js'
import { type Amendment, AMENDMENT } from '../../../shared/domain/amendment.ts'
import type { CommandInput } from '../../../shared/domain/commands.ts'
import { useWords } from '../../i18n/language.ts'
import { createCommand, useSession } from '../../session/session.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { DialogHead } from '../../ui/DialogHead.tsx'
import { showToast } from '../../ui/toasts.ts'
import { toolWords } from './words-tools.ts'
import './amendment-tools.css'

/** For staff, on an amendment's card: the hands of those without a device, and taking it away with a reason. */
export function AmendmentTools(props: { id: string; amendment: Amendment }) {
  const t = useWords(toolWords)
  const command = createCommand(useSession())
  const [open, setOpen] = createSignal(false)
  const counted = untrack(() => props.amendment.hands)
  const [pour, setPour] = createSignal(counted?.for ?? 0)
  const [against, setAgainst] = createSignal(counted?.against ?? 0)
  const [reason, setReason] = createSignal('')
  const [wrong, setWrong] = createSignal('')
  const id = createUniqueId()
  const give = async (wanted: CommandInput, done: string) => {
    if (command.busy()) return
    setWrong('')
    const result = await command.give(wanted)
    const { failures } = t()
    if (result === undefined) return setWrong(command.failed() === 'offline' ? failures.offline : failures.other)
    setOpen(false)
    showToast({ text: done, icon: 'check' })
  }
  const number = (name: 'for' | 'against', value: () => number, set: (value: number) => void) => (
    <div class="field">
      <label for={`${id}-${name}`}>{t()[name]}</label>
      <input
        id={`${id}-${name}`}
        type="number"
        inputmode="numeric"
        min="0"
        max={AMENDMENT.hands}
        value={value()}
        onInput={event => {
          const wanted = event.currentTarget.valueAsNumber
          set(Number.isInteger(wanted) ? Math.min(AMENDMENT.hands, Math.max(0, wanted)) : 0)
        }}
      />
    </div>
  )
  return (
    <>
      <button type="button" class="btn quiet" onClick={() => setOpen(true)}>
        {t().more}
      </button>
      {/* not in the card: one that grows would lie on the next */}
      <Show when={open()}>
        <Dialog open={true} label={t().more} class="rp-tools-dialog" onClose={() => setOpen(false)}>
          <DialogHead title={t().more} close={t().close} onClose={() => setOpen(false)} />
          <p class="rp-tools-said">{props.amendment.text}</p>
          <p role="alert" class="wrong">
            {wrong()}
          </p>
          <form
            class="rp-tools"
            onSubmit={event => {
              event.preventDefault()
              const hands = { for: pour(), against: against() }
              void give({ type: 'amendment-hands', amendment: props.id, ...hands }, t().counted)
            }}
          >
            <fieldset>
              <legend>{t().hands}</legend>
              {number('for', pour, setPour)}
              {number('against', against, setAgainst)}
            </fieldset>
            <button type="submit" class="btn" aria-disabled={command.busy()}>
              {t().count}
            </button>
          </form>
          <form
            class="rp-tools"
            onSubmit={event => {
              event.preventDefault()
              if (reason().trim() === '') return
              void give({ type: 'take-back-amendment', amendment: props.id, reason: reason().trim() }, t().asideDone)
            }}
          >
            <div class="field">
              <label for={`${id}-reason`}>{t().reason}</label>
              <input
                id={`${id}-reason`}
                maxlength="200"
                required
                value={reason()}
                onInput={event => setReason(event.currentTarget.value)}
              />
            </div>
            <button type="submit" class="btn" aria-disabled={command.busy()}>
              {t().aside}
            </button>
          </form>
        </Dialog>
      </Show>
    </>
  )
}

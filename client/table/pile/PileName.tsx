import { onMount } from 'solid-js'
import { PILE_NAME_UNITS } from '../../../shared/document/piles.ts'
import { useWords } from '../../i18n/language.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useActions } from '../note/actions-context.ts'
import { useDesk } from '../desk.ts'
import { arrangingWords } from './words-arranging.ts'
import { words } from '../words-all.ts'

/** A pile's name, asked in a dialog of its own. Left empty, the pile is called like its first note again. */
export function PileName(props: { pile: string }) {
  const t = useWords(words)
  const a = useWords(arrangingWords)
  const desk = useDesk()
  const actions = useActions()
  let dialog: HTMLDialogElement | undefined
  let field: HTMLInputElement | undefined
  const pile = () => desk.table.pile(props.pile)
  onMount(() => {
    dialog?.showModal()
    field?.select()
  })
  const close = () => {
    dialog?.close()
    desk.setNaming(undefined)
    desk.focusNote(props.pile)
  }
  return (
    // Keys and clicks in it are not the cloth's.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={found => (dialog = found)}
      class="tb-menu tb-pile-dialog"
      aria-labelledby="tb-pile-title"
      onCancel={close}
      onKeyDown={event => event.stopPropagation()}
      onClick={event => event.stopPropagation()}
    >
      <form
        onSubmit={submitted => {
          submitted.preventDefault()
          const [key, typed] = [props.pile, field?.value ?? '']
          close()
          actions.arrange(arranging => arranging.rename(key, typed))
        }}
      >
        <div class="tb-menu-head">
          <h2 id="tb-pile-title">{a().pileName}</h2>
          <button type="button" class="btn icon quiet" aria-label={t().close} onClick={close}>
            <Icon name="x" />
          </button>
        </div>
        <input
          ref={found => (field = found)}
          class="input"
          maxlength={PILE_NAME_UNITS}
          aria-labelledby="tb-pile-title"
          aria-describedby="tb-pile-help"
          placeholder={pile()?.lead.text}
          value={pile()?.given ?? ''}
        />
        <p id="tb-pile-help" class="help">
          {a().pileNameHelp}
        </p>
        <button type="submit" class="btn primary">
          {a().keepName}
        </button>
      </form>
    </dialog>
  )
}

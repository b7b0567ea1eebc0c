import type { JSX } from 'solid-js'
import { Icon } from './Icon.tsx'
import './dialog-head.css'

/** The head of a dialog or of a panel: what it is about, what else belongs there, and the button that closes it. */
export function DialogHead(props: { title: string; close: string; onClose: () => void; children?: JSX.Element }) {
  return (
    <div class="dialog-head">
      <h2 class="serif">{props.title}</h2>
      {props.children}
      <button
        type="button"
        class="btn quiet icon"
        aria-label={props.close}
        title={props.close}
        onClick={() => props.onClose()}
      >
        <Icon name="x" />
      </button>
    </div>
  )
}

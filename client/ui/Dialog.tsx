import { createEffect, type JSX, onCleanup } from 'solid-js'

/** The browser's own modal: focus is held and given back, Escape closes. `label` names it. */
export function Dialog(props: {
  open: boolean
  label: string
  class?: string
  onClose: () => void
  children: JSX.Element
}) {
  let element: HTMLDialogElement | undefined
  createEffect(() => {
    if (props.open && element?.open === false) element.showModal()
    if (!props.open && element?.open === true) element.close()
  })
  onCleanup(() => element?.open === true && element.close())
  return (
    <dialog
      ref={found => (element = found)}
      class={`dialog ${props.class ?? ''}`}
      aria-label={props.label}
      onClose={() => props.onClose()}
    >
      {props.children}
    </dialog>
  )
}

import { type ComponentProps, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { type Tools, tools } from './tools.ts'

/** Pieces of the tools, each shown once they are here. */
export function NoteBar() {
  return <Show when={tools()}>{here => <Dynamic component={here().NoteBar} />}</Show>
}
export function Menu() {
  return <Show when={tools()}>{here => <Dynamic component={here().Menu} />}</Show>
}
export function NoteEditor(props: ComponentProps<Tools['NoteEditor']>) {
  return <Show when={tools()}>{here => <Dynamic component={here().NoteEditor} {...props} />}</Show>
}
export function FreshNote(props: ComponentProps<Tools['FreshNote']>) {
  return <Show when={tools()}>{here => <Dynamic component={here().FreshNote} {...props} />}</Show>
}
export function ViewTools() {
  return <Show when={tools()}>{here => <Dynamic component={here().ViewTools} />}</Show>
}

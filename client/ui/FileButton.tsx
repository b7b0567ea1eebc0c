import { type JSX, splitProps } from 'solid-js'

/**
 * A button that has a file chosen. The same file may be chosen twice in a row: it may have been mended in between.
 * `accept` as the input's own; what else is given is the button's. While it is `aria-disabled` nothing opens.
 */
export function FileButton(
  props: Omit<JSX.ButtonHTMLAttributes<HTMLButtonElement>, 'type' | 'class' | 'onClick'> & {
    readonly accept: string
    readonly onFile: (file: File) => void
  },
) {
  const [own, button] = splitProps(props, ['accept', 'onFile'])
  let chooser: HTMLInputElement | undefined
  return (
    <>
      <input
        ref={found => (chooser = found)}
        type="file"
        class="sr"
        tabindex="-1"
        aria-hidden="true"
        accept={own.accept}
        disabled={button.disabled}
        onChange={event => {
          const [file] = event.currentTarget.files ?? []
          if (file !== undefined) own.onFile(file)
          event.currentTarget.value = ''
        }}
      />
      <button
        type="button"
        class="btn"
        {...button}
        onClick={() => button['aria-disabled'] !== true && chooser?.click()}
      />
    </>
  )
}

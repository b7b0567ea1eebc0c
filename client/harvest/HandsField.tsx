import { createEffect, createMemo, on } from 'solid-js'
import { useWords } from '../i18n/language.ts'
import { words } from './words.ts'

/** How many hands are raised for a note. What is being typed stays as it is, whatever comes from elsewhere meanwhile. */
export function HandsField(props: { counted: number; most: number; note: string; onCount: (count: number) => void }) {
  const t = useWords(words)
  let field: HTMLInputElement | undefined
  let typing = false
  const counted = createMemo(() => props.counted)
  const show = () => {
    if (field !== undefined && !typing) field.value = String(counted())
  }
  createEffect(on(counted, show))
  const settle = () => {
    if (field === undefined) return
    typing = false
    const count = Math.round(field.valueAsNumber)
    if (Number.isFinite(count) && count >= 0 && count !== counted()) props.onCount(count)
    show()
  }
  return (
    <label class="hv-hands">
      {t().hands}
      <input
        ref={found => (field = found)}
        class="input num"
        type="number"
        inputmode="numeric"
        min="0"
        max={props.most}
        aria-label={t().handsFor(props.note)}
        onInput={() => (typing = true)}
        onChange={settle}
        onBlur={settle}
      />
    </label>
  )
}

import { NOTE_KINDS } from '../../../shared/domain/note.ts'
import { useWords } from '../../i18n/language.ts'
import { Icon } from '../../ui/Icon.tsx'
import { KindMark } from '../../ui/KindMark.tsx'
import { dismissToast } from '../../ui/toasts.ts'
import { useDesk } from '../desk.ts'
import { words } from '../words.ts'

/** On a phone the kinds are behind one button. */
export function KindButton() {
  const t = useWords(words)
  const desk = useDesk()
  return (
    <button
      type="button"
      class={`tb-kind k-${desk.kind()}`}
      aria-haspopup="dialog"
      aria-label={t().kindNow(t().kinds[desk.kind()])}
      onClick={clicked => {
        dismissToast()
        desk.openMenu({
          label: t().kindOfNote,
          anchor: clicked.currentTarget.getBoundingClientRect(),
          items: NOTE_KINDS.map(kind => ({
            label: t().kinds[kind],
            kind,
            current: kind === desk.kind(),
            run: () => {
              desk.setKind(kind)
              desk.focusPad()
            },
          })),
        })
      }}
    >
      <KindMark kind={desk.kind()} />
      <span>{t().kinds[desk.kind()]}</span>
      <Icon name="down" />
    </button>
  )
}

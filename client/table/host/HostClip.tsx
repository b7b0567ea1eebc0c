import { useWords } from '../../i18n/language.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useDesk } from '../desk.ts'
import { words } from '../words-all.ts'

/** The clip that hangs on the cloth's edge: it opens the host's tools. */
export function HostClip() {
  const t = useWords(words)
  const desk = useDesk()
  return (
    <button
      type="button"
      class="tb-clip"
      aria-expanded={desk.hostSheet()}
      title={t().hostTools}
      onClick={() => desk.setHostSheet(!desk.hostSheet())}
    >
      <Icon name="tools" />
      <span>{t().hostTools}</span>
      <Icon name={desk.hostSheet() ? 'up' : 'down'} />
    </button>
  )
}

import { Show } from 'solid-js'
import { LIMITS } from '../../shared/domain/plan.ts'
import { useWords } from '../i18n/language.ts'
import { useSession } from '../session/session.tsx'
import { QrCode } from '../ui/QrCode.tsx'
import { useBook } from './context.tsx'
import { PeopleField, StartField, TextLine } from './PlanFields.tsx'
import { RotationCard } from './RotationCard.tsx'
import { RoundsCard } from './RoundsCard.tsx'
import { ThemesCard } from './ThemesCard.tsx'
import { words } from './words.ts'
import './tables.css'

/** The middle sheet: what lies on the tables and how people go round, with the plan that comes of it beside. */
export function TablesTab(props: { onLinks: () => void }) {
  const t = useWords(words)
  return (
    <div class="sheet tables-sheet">
      <div class="sheet-column">
        <section class="card headline" aria-label={t().theEvent}>
          <TextLine field="title" label={t().title} max={LIMITS.title} />
          <PeopleField />
          <StartField />
        </section>
        <ThemesCard />
        <RoundsCard />
      </div>
      <div class="sheet-column">
        <RotationCard />
        <LetInCard onLinks={() => props.onLinks()} />
      </div>
    </div>
  )
}

function LetInCard(props: { onLinks: () => void }) {
  const t = useWords(words)
  const book = useBook()
  const session = useSession()
  const code = () => session.programme.day()?.code ?? book.view().code
  return (
    <section class="card let-in" aria-labelledby="prepare-let-in">
      <div>
        <h2 class="serif" id="prepare-let-in">
          {t().letIn}
        </h2>
        <p class="quiet-text">{t().letInHelp}</p>
        <button type="button" class="btn" onClick={() => props.onLinks()}>
          {t().allLinks}
        </button>
      </div>
      <Show when={code()}>
        {text => (
          <p class="let-in-code">
            <span class="quiet-text">{t().spoken}</span>
            <b class="serif">{text()}</b>
          </p>
        )}
      </Show>
      <Show when={book.view().links?.participant}>{link => <QrCode text={link()} label={t().qrParticipants} />}</Show>
    </section>
  )
}

import { LIMITS } from '../../shared/domain/plan.ts'
import { useWords } from '../i18n/language.ts'
import { KitsCard } from './KitsCard.tsx'
import { HourField, PeopleField, TextLine } from './PlanFields.tsx'
import { RotationCard } from './RotationCard.tsx'
import { RoundsCard } from './RoundsCard.tsx'
import { ThemesCard } from './ThemesCard.tsx'
import { words } from './words.ts'
import './tables.css'

/** The middle sheet: what lies on the tables and how people go round, with the plan that comes of it beside. */
export function TablesTab(props: { onKits: () => void }) {
  const t = useWords(words)
  return (
    <div class="sheet tables-sheet">
      <div class="sheet-column">
        <section class="card headline" aria-label={t().theEvent}>
          <TextLine field="title" label={t().title} max={LIMITS.title} />
          <PeopleField />
          <HourField field="start" />
        </section>
        <ThemesCard />
        <RoundsCard />
      </div>
      <div class="sheet-column">
        <RotationCard />
        <KitsCard onKits={() => props.onKits()} />
      </div>
    </div>
  )
}

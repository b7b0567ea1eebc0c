import { tablesOf } from '../../shared/domain/plan.ts'
import { useWords } from '../i18n/language.ts'
import { forPhones } from '../session/local-address.ts'
import { Icon } from '../ui/Icon.tsx'
import { useBook } from './context.tsx'
import { CardRow } from './CardRow.tsx'
import { kitsCardWords } from './words-kits-card.ts'
import './kits-card.css'

/** What will stand on the tables, and the way to print it. */
export function KitsCard(props: { onKits: () => void }) {
  const t = useWords(kitsCardWords)
  const book = useBook()
  return (
    <section class="card kits-card" aria-labelledby="prepare-table-kits">
      <div>
        <h2 class="serif" id="prepare-table-kits">
          {t().title}
        </h2>
        <p class="quiet-text">{t().help}</p>
        <button type="button" class="btn" onClick={() => props.onKits()}>
          <Icon name="print" />
          {t().open}
        </button>
      </div>
      <CardRow
        numbers={tablesOf(book.editor.plan).map(table => table.number)}
        link={forPhones(book.view().links?.participant ?? '', book.view().addresses)}
        label={t().preview}
        most={4}
      />
    </section>
  )
}

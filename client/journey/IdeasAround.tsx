import { createMemo, For, Show } from 'solid-js'
import { language, useWords } from '../i18n/language.ts'
import { seatingRound, tablesInOrder, themeOfTable, titleOf } from '../mirror/seating.ts'
import { Plaque } from '../ui/Plaque.tsx'
import { useMyFacts } from './my-facts.ts'
import { aroundWords } from './words-around.ts'

/** Outside the rounds people may still write: the way to each cloth, said plainly. One table a subject is enough. */
export function IdeasAround() {
  const t = useWords(aroundWords)
  const { session, me } = useMyFacts()
  const { programme, identity } = session
  const when = () => {
    const phase = programme.day()?.phase
    if (me()?.person.device === 'paper' || me()?.person.following === true) return undefined
    if (phase === 'prepared' || phase === 'open') return 'before'
    return phase === 'harvest' ? 'after' : undefined
  }
  const subjects = createMemo(() => {
    const day = programme.day()
    if (day === undefined) return []
    const seen = new Set<string>()
    return tablesInOrder(programme.tables).flatMap(table => {
      const title = titleOf(themeOfTable(programme.themes, table, seatingRound(day)), language())
      const key = day.questions === 'per-theme' ? title.text : ''
      if (seen.has(key) || table.locked) return []
      seen.add(key)
      return [{ table, title }]
    })
  })
  return (
    <Show when={subjects().length > 0 && when()}>
      {moment => (
        <section class="jy-around" aria-labelledby="jy-around-title">
          <h2 id="jy-around-title" class="serif">
            {t()[moment()]}
          </h2>
          <p class="jy-quiet">{moment() === 'before' ? t().beforeHelp : t().afterHelp}</p>
          <ul aria-label={t().where}>
            <For each={subjects()}>
              {({ table, title }) => (
                <li>
                  <a class="btn" href={`/e/${identity.event}/table/${table.id}`}>
                    <Plaque number={table.number} size="s" />
                    <span lang={title.lang}>{title.text === '' ? t().table(table.number) : title.text}</span>
                  </a>
                </li>
              )}
            </For>
          </ul>
        </section>
      )}
    </Show>
  )
}

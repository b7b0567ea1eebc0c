import { For } from 'solid-js'
import type { ReviewFact } from '../../shared/protocol/rehearsal.ts'
import { useWords } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import { type RehearsalWords, rehearsalWords } from './words-rehearsal.ts'

/** What a rehearsal shows, one sentence each; what is worth a look says so in words as well. */
export function ReviewList(props: { title: string; facts: readonly ReviewFact[] }) {
  const t = useWords(rehearsalWords)
  return (
    <section class="rehearsal-review">
      <h3>{props.title}</h3>
      <ul>
        <For each={props.facts}>
          {fact => (
            <li data-good={fact.good ? '' : undefined}>
              <Icon name={fact.good ? 'check' : 'eye'} />
              <span class="sr">{`${fact.good ? t().good : t().look} : `}</span>
              {sentence(t().facts, fact)}
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}

function sentence(say: RehearsalWords['facts'], fact: ReviewFact): string {
  switch (fact.what) {
    case 'people':
      return say.people(fact)
    case 'seats':
      return say.seats(fact)
    case 'rounds':
      return say.rounds(fact)
    case 'harvest':
      return say.harvest(fact)
    case 'notes':
      return say.notes(fact)
    case 'plates':
      return say.plates(fact)
  }
}

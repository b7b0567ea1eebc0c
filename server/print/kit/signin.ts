import { blankLines, SIGN_IN } from '../../../shared/domain/kit.ts'
import { formatDate } from '../../../shared/i18n/dates.ts'
import type { KitFacts, KitOrder } from './facts.ts'
import { plain, say } from './say.ts'

/** Who is here, and what they agree to: two boxes, none of them ticked beforehand. */
export function signInSheet(facts: KitFacts, { languages }: KitOrder): Record<string, unknown> {
  const { plan, people, purgeAt } = facts
  const [first = 'fr'] = languages
  const purge = new Date(purgeAt).toISOString().slice(0, 10)
  return {
    kind: 'signin',
    heading: say(languages, t => t.signin.heading),
    event: plain(first, plan.title),
    ...(plan.date === undefined
      ? {}
      : { date: say(languages, (_, language) => formatDate(plan.date ?? '', language)) }),
    place: plain(first, plan.place),
    columns: {
      name: say(languages, t => t.signin.name),
      organisation: say(languages, t => t.signin.organisation),
      consentName: say(languages, t => t.signin.consentName),
      consentEmail: say(languages, t => t.signin.consentEmail),
      email: say(languages, t => t.signin.email),
    },
    privacy: say(languages, (t, language) =>
      [
        t.signin.choice,
        plan.controller === '' ? t.signin.noController : t.signin.controller(plan.controller),
        t.signin.purge(formatDate(purge, language)),
      ].join(' '),
    ),
    rows: people.map(({ name, organisation }) => ({
      name: plain(first, name),
      organisation: plain(first, organisation ?? ''),
    })),
    blanks: blankLines(people.length, plan.capacity),
    rowsASheet: SIGN_IN.rows,
  }
}

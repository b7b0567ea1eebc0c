import { themeAt } from '../../../shared/domain/plan.ts'
import type { KitFacts, KitOrder } from './facts.ts'
import { qrMark } from '../codes.ts'
import { plain, quote, type Said, say } from './say.ts'

/** Twelve weaves for any number of tables. */
export const weaveOf = (number: number): number => ((number - 1) % 12) + 1

/** `https://` goes without saying, `http://` is needed: some browsers would try the other one. */
export const spoken = (address: string): string => address.replace(/^https:\/\//, '')

/** Read aloud and typed in two groups: `K7M 2QP`. */
export const grouped = (code: string): string => `${code.slice(0, 3)}\u00a0${code.slice(3)}`

interface Question {
  /** with one question per round: which round, or rounds */
  readonly round?: Said
  readonly text: Said
}

/** A tent card for each table. */
export function tableCards(facts: KitFacts, { languages }: KitOrder): Record<string, unknown> {
  const [first = 'fr'] = languages
  const { plan, tables, address, code } = facts
  return {
    kind: 'tables',
    event: plain(first, plan.title),
    fold: say(languages, t => t.tables.fold),
    scan: say(languages, t => t.tables.scan),
    or: say(languages, t => t.tables.or(spoken(address))),
    codeIs: say(languages, t => t.tables.code),
    paper: say(languages, t => t.tables.paper),
    ...(code === undefined ? {} : { code: grouped(code) }),
    cards: tables.map(table => ({
      number: table.number,
      weave: weaveOf(table.number),
      title: say(languages, t => t.table(table.number)),
      questions: questionsAt(facts, languages, table),
      ...qrOf(facts.linkTo(table.id), languages, address),
    })),
  }
}

/** A QR code with what a screen reader says of it; nothing when its link was revoked. */
export function qrOf(link: string, languages: KitOrder['languages'], address: string): Record<string, unknown> {
  if (link === '') return {}
  const [alt] = say(languages.slice(0, 1), t => t.qrAlt(spoken(address)))
  return { qr: qrMark(link, true), alt: alt?.text ?? '' }
}

function questionsAt(
  { plan }: KitFacts,
  languages: KitOrder['languages'],
  table: KitFacts['tables'][number],
): Question[] {
  if (table.theme !== undefined) return [{ text: quote(languages, themeAt(plan, table, 1).title) }]
  // More rounds than questions: the last one stays, and is said once.
  const count = Math.min(plan.rounds.count, plan.themes.length)
  return Array.from({ length: count }, (_, i) => ({
    round: say(languages, t =>
      i + 1 === count && count < plan.rounds.count ? t.rounds(i + 1, plan.rounds.count) : t.round(i + 1),
    ),
    text: quote(languages, themeAt(plan, table, i + 1).title),
  }))
}

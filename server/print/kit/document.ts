import { KIT_PARTS, type KitPart } from '../../../shared/domain/kit.ts'
import type { Language } from '../../../shared/domain/text.ts'
import type { KitFacts, KitOrder } from './facts.ts'
import { noteSheets } from './notes.ts'
import { runningOrder } from './running-order.ts'
import { plain, say } from './say.ts'
import { seatCards } from './seats.ts'
import { signInSheet } from './signin.ts'
import { tableCards } from './tables.ts'
import { wifiCard } from './wifi.ts'

/** What `kit.typ` lays out: every word chosen and typeset, every code drawn. The parts come in the house's order, each once. */
export function kitDocument(facts: KitFacts, order: KitOrder): Readonly<Record<string, unknown>> {
  const [lang = 'fr'] = order.languages
  const [title] = say([lang], t => t.title(facts.plan.title))
  return {
    lang,
    title: title?.text ?? '',
    organisers: plain(lang, facts.plan.organisers),
    ...logoOf(facts, lang),
    parts: KIT_PARTS.filter(part => order.parts.includes(part)).flatMap(part => partOf(part, facts, order) ?? []),
  }
}

/** Table cards, sign-in sheet and running order have room for it. A screen reader says whose it is. */
function logoOf({ logo, plan }: KitFacts, lang: Language): Record<string, unknown> {
  if (logo === undefined) return {}
  const [ours] = say([lang], t => t.logoAlt)
  const theirs = plain(lang, plan.organisers)
  return { logo: { ...logo, alt: theirs === '' ? (ours?.text ?? '') : theirs } }
}

function partOf(part: KitPart, facts: KitFacts, order: KitOrder): Record<string, unknown> | undefined {
  switch (part) {
    case 'tables':
      return tableCards(facts, order)
    case 'wifi':
      return order.wifi === undefined ? undefined : wifiCard(facts, order, order.wifi)
    case 'notes':
      return noteSheets(facts, order)
    case 'seats':
      return seatCards(facts, order)
    case 'signin':
      return signInSheet(facts, order)
    case 'order':
      return runningOrder(facts, order)
  }
}

import { crewName } from '../../../shared/domain/crew-names.ts'
import { dayTimes, timeOf } from '../../../shared/domain/day-times.ts'
import { blankCards } from '../../../shared/domain/kit.ts'
import { type RouteSaying, routeSaying } from '../../../shared/domain/route.ts'
import { formatTime } from '../../../shared/i18n/dates.ts'
import type { Language } from '../../../shared/domain/text.ts'
import type { KitWords } from '../../../shared/i18n/kit-words.ts'
import type { KitFacts, KitOrder, KitPerson } from './facts.ts'
import { qrMark } from '../codes.ts'
import { plain, type Said, say } from './say.ts'
import { grouped, qrOf, weaveOf } from './tables.ts'

/** A card for each person with their way through the tables, then cards without a name until the last sheet is full. */
export function seatCards(facts: KitFacts, order: KitOrder): Record<string, unknown> {
  const { languages } = order
  const { plan, people, address, code } = facts
  const times = dayTimes(plan)
  const [first = 'fr'] = languages
  return {
    kind: 'seats',
    heading: say(languages, t => t.seats.heading),
    hint: say(languages, t => t.seats.hint),
    event: plain(first, plan.title),
    rounds: Array.from({ length: plan.rounds.count }, (_, i) => ({
      name: say(languages, t => t.round(i + 1)),
      ...(times.known ? { time: formatTime(timeOf(times.rounds[i]?.from ?? 0), first) } : {}),
    })),
    personal: say(languages, t => t.seats.personal),
    codeIs: say(languages, t => t.seats.code),
    cards: people.map(person => cardOf(facts, order, person)),
    blank: {
      title: say(languages, t => t.seats.walkIn),
      name: say(languages, t => t.seats.walkInName),
      saying: say(languages, t => (plan.movement === 'free' ? t.seats.open : t.seats.walkInRoute)),
      scan: say(languages, t => t.seats.walkInScan),
      codeIs: say(languages, t => t.seats.walkInCode),
      ...(code === undefined ? {} : { code: grouped(code) }),
      ...qrOf(facts.linkTo(), languages, address),
    },
    blanks: blankCards(people.length, order.blanks),
  }
}

function cardOf(facts: KitFacts, { languages }: KitOrder, person: KitPerson): Record<string, unknown> {
  const { plan, tables } = facts
  const [first = 'fr'] = languages
  const { stops, hosts } = person
  return {
    name: plain(first, person.name),
    organisation: plain(first, person.organisation ?? ''),
    stops: stops.map(number => (number === null ? null : { number, weave: weaveOf(number) })),
    saying:
      hosts !== undefined && plan.movement !== 'hosts'
        ? say(languages, t => t.seats.host(hosts))
        : sayingOf(routeSaying(stops, tables.length), plan.movement === 'hosts', companyOf(facts, person), languages),
    qr: qrMark(person.link, false),
    code: grouped(person.code),
  }
}

type Saying = (t: KitWords, language: Language) => string

/** With whom, or with what, somebody goes: their crew, or as a host their cloth. */
function companyOf({ plan }: KitFacts, { crew, hosts }: KitPerson): Saying | undefined {
  if (crew !== undefined) return (t, language) => t.seats.withCrew(crewName(crew, language, plan.crews))
  return hosts === undefined ? undefined : t => t.seats.withCloth(hosts)
}

function sayingOf(
  route: RouteSaying,
  clothsMove: boolean,
  company: Saying | undefined,
  languages: KitOrder['languages'],
): Said {
  const words: Saying = t => {
    switch (route.kind) {
      case 'open':
        return t.seats.open
      case 'stay':
        return clothsMove ? t.seats.stayHosts(route.table) : t.seats.stay(route.table)
      case 'step':
        return t.seats.step(route.start, route.step)
      case 'stops':
        return route.tables.map(table => (table === null ? '–' : String(table))).join(' → ')
    }
  }
  if (company !== undefined) return say(languages, (t, language) => `${company(t, language)} ${words(t, language)}`)
  // A row of numbers reads the same in any language.
  return say(route.kind === 'stops' ? languages.slice(0, 1) : languages, words)
}

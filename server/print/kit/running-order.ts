import { dayTimes, timeOf, withRounds } from '../../../shared/domain/day-times.ts'
import type { AgendaItem, Plan } from '../../../shared/domain/plan.ts'
import type { Language } from '../../../shared/domain/text.ts'
import { inLanguage } from '../../../shared/domain/text.ts'
import { formatDate, formatTime } from '../../../shared/i18n/dates.ts'
import { type KitWords, kitWords } from '../../../shared/i18n/kit-words.ts'
import type { KitFacts, KitOrder } from './facts.ts'
import { plain, quote, say } from './say.ts'

interface Row {
  readonly from: number
  /** undefined: a moment, not a span */
  readonly minutes?: number
  readonly kind: 'moment' | 'round' | 'bell' | 'pause'
  readonly title: string
  readonly say: string
  /** what to have an eye on */
  readonly mind?: string
}

/** The day as the facilitator holds it in the hand: when, what, and words that can be read out. In the first language. */
export function runningOrder(facts: KitFacts, { languages }: KitOrder): Record<string, unknown> {
  const [lang = 'fr'] = languages
  const { plan, tables, people } = facts
  const t = kitWords[lang]
  const times = dayTimes(plan)
  const one = (text: string): string => plain(lang, text)
  // Without a start the clock would say 0:00: then minutes count up.
  const clock = (minutes: number): string =>
    times.known ? formatTime(timeOf(minutes), lang) : one(`+ ${t.order.minutes(minutes)}`)
  return {
    kind: 'order',
    lang,
    heading: say([lang], words => words.order.heading),
    hint: one(times.known ? t.order.hint : `${t.order.hint} ${t.order.relative}`),
    event: one(plan.title),
    meta: [
      plan.date === undefined ? '' : formatDate(plan.date, lang),
      plan.place,
      t.order.numbers(Math.max(people.length, plan.capacity ?? 0), tables.length, plan.rounds.count),
    ]
      .filter(text => text !== '')
      .map(one),
    columns: { when: one(t.order.when), what: one(t.order.what), say: one(t.order.say) },
    rows: rowsOf(plan, t, lang, clock).map(row => ({
      time: clock(row.from),
      minutes: row.minutes === undefined ? '' : one(t.order.minutes(row.minutes)),
      kind: row.kind,
      title: one(row.title),
      say: one(row.say),
      mind: one(row.mind ?? ''),
    })),
    end: clock(times.end),
  }
}

function rowsOf(plan: Plan, t: KitWords, lang: Language, clock: (minutes: number) => string): Row[] {
  const times = dayTimes(plan)
  return withRounds(plan.agenda).flatMap((item, index) => {
    const span = times.items[index]
    if (span === undefined || index === times.inner) return []
    if (item.kind === 'rounds') return roundRows(plan, t, lang, clock)
    return [momentRow(item, item.kind, span, t, lang)]
  })
}

function momentRow(
  item: AgendaItem,
  kind: Exclude<AgendaItem['kind'], 'rounds'>,
  span: { readonly from: number; readonly to: number },
  t: KitWords,
  lang: Language,
): Row {
  const scene = t.scenes[kind]
  const own = item.title === undefined ? '' : inLanguage(item.title, lang)
  return {
    from: span.from,
    minutes: span.to - span.from,
    kind: kind === 'break' ? 'pause' : 'moment',
    title: own === '' ? scene.title : own,
    say: scene.say,
  }
}

function roundRows(plan: Plan, t: KitWords, lang: Language, clock: (minutes: number) => string): Row[] {
  const times = dayTimes(plan)
  const last = plan.rounds.count
  return times.rounds.flatMap((span, index): Row[] => {
    const round = index + 1
    const pause = times.pauses.find(each => each.after === round)
    const bellWords = (): string => {
      if (round === last) return t.order.bellLast
      if (pause !== undefined) return t.order.bellPause(clock(pause.to))
      return plan.movement === 'hosts' ? t.order.bellHosts : t.order.bellSay(plan.rounds.transferMinutes)
    }
    const bell: Row = {
      from: span.to,
      kind: 'bell',
      title: t.order.bell,
      say: bellWords(),
    }
    const opening: Row = {
      from: span.from,
      minutes: plan.rounds.minutes,
      kind: 'round',
      title: t.round(round),
      say: [questionOf(plan, t, lang, round), openingOf(plan, t, round)].filter(text => text !== '').join(' '),
      ...(plan.rounds.minutes > 2 ? { mind: t.order.oneMinute(clock(span.to - 1)) } : {}),
    }
    if (pause === undefined) return [opening, bell]
    return [
      opening,
      bell,
      {
        from: pause.from,
        minutes: pause.to - pause.from,
        kind: 'pause',
        title: t.order.pause,
        say: t.scenes.break.say,
      },
    ]
  })
}

function openingOf(plan: Plan, t: KitWords, round: number): string {
  if (plan.rounds.count === 1) return t.order.only(plan.rounds.minutes)
  if (round === 1) return t.order.start(plan.rounds.minutes)
  return round === plan.rounds.count ? t.order.last : t.order.again
}

function questionOf(plan: Plan, t: KitWords, lang: Language, round: number): string {
  if (plan.questions !== 'per-round') return ''
  const theme = plan.themes[Math.min(round, plan.themes.length) - 1]
  const [asked] = theme === undefined ? [] : quote([lang], theme.title)
  return asked === undefined ? '' : t.order.question(asked.text)
}

import { type Plan, tablesOf } from '../../shared/domain/plan.ts'
import { formatTime } from '../../shared/i18n/dates.ts'
import type { Language } from '../../shared/domain/text.ts'
import { type DayTimes, timeOf } from './agenda.ts'
import { brokenWords } from './broken-words.ts'
import type { Preview } from './preview.ts'
import type { PrepareWords } from './words.ts'

/** A line under the picture of the rotation: `fine` as it should be, `hint` something to weigh. */
export interface Remark {
  readonly tone: 'fine' | 'hint' | 'people' | 'clock' | 'broken'
  readonly text: string
  /** what can be done about it in one gesture */
  readonly offer?: { readonly kind: 'mix' | 'harvest'; readonly text: string }
}

const COMFORTABLE = { least: 4, most: 9 } // eight guests, and the host

/** What the plan gives, in words: who sees what, how many at a table, how many others one meets, when it ends. */
export function remarks(given: {
  readonly plan: Plan
  readonly preview: Preview
  /** how many others one would meet with mix, when another way is chosen */
  readonly mixed: number | undefined
  readonly times: DayTimes
  readonly language: Language
  readonly t: PrepareWords
}): readonly Remark[] {
  const { plan, preview, t } = given
  return [
    ...crowd(plan, preview, t),
    course(plan, preview, t),
    { tone: 'fine', text: sizes(plan, preview, t) },
    ...comfort(preview, t),
    meetings(preview, given.mixed, t),
    ...goal(preview, t),
    ...wishes(preview, t),
    ...broken(given),
    ...clock(given.times, given.language, t),
  ]
}

/** For whom all this is worked out, when it is not said by a number alone. */
function crowd(plan: Plan, preview: Preview, t: PrepareWords): Remark[] {
  const { named, people } = preview
  if (named > 0) return [{ tone: 'fine', text: t.withList(named, people - named) }]
  return plan.capacity === undefined ? [{ tone: 'hint', text: t.noNumber(people) }] : []
}

/** The mix beside what counting proves: how near it comes, never more. */
function goal(preview: Preview, t: PrepareWords): Remark[] {
  if (preview.goal === undefined) return []
  const { repeats, bound } = preview.goal
  if (repeats === 0) return [{ tone: 'fine', text: t.noRepeats }]
  return [{ tone: repeats <= bound ? 'fine' : 'people', text: t.repeats(repeats, bound) }]
}

function wishes(preview: Preview, t: PrepareWords): Remark[] {
  if (preview.wishes === undefined) return []
  const { asked, seen } = preview.wishes
  return [{ tone: seen < asked ? 'hint' : 'fine', text: t.wishesSeen(seen, asked) }]
}

const BROKEN_SHOWN = 5
function broken({ plan, preview, language, t }: Parameters<typeof remarks>[0]): Remark[] {
  const lines = brokenWords({ ...preview, tables: tablesOf(plan), language, t })
  const more = lines.length - BROKEN_SHOWN
  return [
    ...lines.slice(0, BROKEN_SHOWN).map(text => ({ tone: 'broken', text }) as const),
    ...(more > 0 ? [{ tone: 'broken', text: t.broken.more(more) } as const] : []),
  ]
}

function course(plan: Plan, preview: Preview, t: PrepareWords): Remark {
  const { seen } = preview
  const questions = plan.themes.length
  if (plan.questions === 'per-round')
    return questions === plan.rounds.count
      ? { tone: 'fine', text: t.allQuestions(questions) }
      : { tone: 'hint', text: t.tooFewQuestions(questions, plan.rounds.count) }
  if (seen.min === seen.of)
    return { tone: 'fine', text: preview.again ? t.allThemesAgain(seen.of) : t.allThemes(seen.of) }
  if (preview.again) return { tone: 'hint', text: t.someAgain(seen.min, seen.of) }
  return { tone: 'fine', text: t.someThemes(seen.min, seen.of) }
}

function sizes(plan: Plan, preview: Preview, t: PrepareWords): string {
  const { min, max } = preview.sizes
  return plan.movement === 'hosts' || plan.movement === 'free'
    ? t.sizesMoving(min, max)
    : t.sizes(min, max, preview.hosts)
}

function comfort(preview: Preview, t: PrepareWords): Remark[] {
  if (preview.sizes.max > COMFORTABLE.most) return [{ tone: 'hint', text: t.crowded(Math.ceil(preview.people / 8)) }]
  if (preview.sizes.min < COMFORTABLE.least && preview.tables > 1) return [{ tone: 'hint', text: t.sparse }]
  return []
}

function meetings(preview: Preview, mixed: number | undefined, t: PrepareWords): Remark {
  if (preview.met === undefined) return { tone: 'people', text: t.metFree }
  const better = mixed !== undefined && mixed > preview.met.mean
  return {
    tone: 'people',
    text: t.met(preview.met.mean, preview.people - 1),
    ...(better ? { offer: { kind: 'mix', text: t.withMix(mixed) } } : {}),
  }
}

function clock(times: DayTimes, language: Language, t: PrepareWords): Remark[] {
  const last = times.rounds.at(-1)
  const first = times.rounds[0]
  if (last === undefined || first === undefined) return []
  const bell = times.known
    ? t.lastBell(formatTime(timeOf(last.to), language))
    : t.lastBellAfter(durationText(last.to - first.from, language))
  const { harvest } = times
  if (harvest === undefined || harvest.to === harvest.from)
    return [{ tone: 'hint', text: `${bell} ${t.noHarvest}`, offer: { kind: 'harvest', text: t.addHarvest } }]
  const until = times.known ? formatTime(timeOf(harvest.to), language) : undefined
  return [{ tone: 'clock', text: `${bell} ${t.harvestLeft(Math.round(harvest.to - harvest.from), until)}` }]
}

/** 95 → «1 h 35», 40 → «40 min». */
export function durationText(minutes: number, language: Language): string {
  const whole = Math.round(minutes)
  const hours = Math.floor(whole / 60)
  const rest = whole % 60
  const space = '\u00a0'
  if (hours === 0) return `${rest}${space}min`
  const two = String(rest).padStart(2, '0')
  return rest === 0 ? `${hours}${space}h` : `${hours}${space}h${space}${two}${language === 'en' ? `${space}min` : ''}`
}

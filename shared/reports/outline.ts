import { LANGUAGES, type Language } from '../domain/text.ts'
import { capitalise } from '../i18n/dates.ts'
import { typeset } from '../i18n/typography.ts'
import { howWrittenChapter } from './how-written.ts'
import { participantsChapter } from './annex.ts'
import { inBrief, ownAndTalk, whenOf, writtenChapters } from './before.ts'
import { withAmendments } from './amendments.ts'
import { inBoth } from './bilingual.ts'
import { type Desk, makeDesk } from './desk.ts'
import { travelChapter } from './elsewhere.ts'
import type { ReportFacts } from './facts.ts'
import { numberFootnotes } from './footnotes.ts'
import { leftOutChapter } from './left-out.ts'
import type { Part, Report } from './model.ts'
import { logChapter } from './moderation-log.ts'
import { partText } from './part-text.ts'
import { perspectivesChapter } from './perspectives.ts'
import { oneLine } from './printable.ts'
import { workshopChapter } from './workshop.ts'

/** One language, or both: each chapter of the café's first language followed by the same in the other. */
export type ReportLanguage = Language | 'both'

export interface ReportOptions {
  /** with the moderation log as an annex */
  readonly log?: boolean | undefined
}

type Desks = readonly [Desk] | readonly [Desk, Desk]

/**
 * The compte rendu of a café, in the order of the one of 2018: who we are, the World Café (talk and debate, workshops, what
 * travelled, perspectives), thanks, annexes. What nobody has written yet is drafted by counting and quoting, and says so.
 * The same facts give the same report.
 */
export function buildReport(facts: ReportFacts, language: ReportLanguage, options: ReportOptions = {}): Report {
  const desks = desksFor(facts, language)
  const [desk, other] = desks
  // a title is one plain string: it is taken to be in the café's first language
  const own = facts.plan.languages[0] ?? desk.language
  const lines = cover(desk)
  return numberFootnotes({
    language: desk.language,
    ...(other === undefined ? {} : { also: other.language }),
    ...(own === desk.language ? {} : { lang: own }),
    title: typeset(oneLine(facts.plan.title), own),
    subtitle: typeset(oneLine(facts.plan.subtitle), own),
    cover: lines,
    ...(other === undefined ? {} : { coverAlso: cover(other).filter(line => !lines.includes(line)) }),
    parts: parts(desks, options),
  })
}

function desksFor(facts: ReportFacts, language: ReportLanguage): Desks {
  if (language !== 'both') return [makeDesk(facts, language)]
  const first = facts.plan.languages[0] ?? LANGUAGES[0]
  const second = LANGUAGES.find(each => each !== first)
  return second === undefined
    ? [makeDesk(facts, first)]
    : [makeDesk(facts, first, 'first'), makeDesk(facts, second, 'twin')]
}

function cover(desk: Desk): string[] {
  const { words, facts } = desk
  const counts = [
    ...(facts.people > 0 ? [words.people(facts.people)] : []),
    words.tables(facts.tables.length),
    ...(facts.rounds > 0 ? [words.rounds(facts.rounds)] : []),
  ]
  return [
    oneLine(facts.plan.organisers),
    capitalise(whenOf(desk)),
    oneLine(facts.plan.place),
    counts.join(', '),
  ].filter(line => line !== '')
}

function parts(desks: Desks, options: ReportOptions): Part[] {
  const [desk] = desks
  const { facts } = desk
  const own = ownAndTalk(desk).own !== undefined
  // what the room asked of a part that nobody wrote stands with the one before it
  const beside = ownAndTalk(desk).talk === undefined ? ['before', 'talk'] : ['before']
  const annexes = [
    participantsChapter,
    howWrittenChapter,
    leftOutChapter,
    ...(options.log === true ? [logChapter] : []),
  ]
  return [
    {
      id: 'organisers',
      number: '01',
      ...titled(desks, words => (own ? words.whoWeAre : words.inBrief)),
      chapters: inBoth(desks, each =>
        withAmendments(
          each,
          own
            ? writtenChapters(each, 'organisers-text', ownAndTalk(each).own, { part: each.words.whoWeAre })
            : [{ id: 'brief', title: '', blocks: inBrief(each) }],
          ...beside,
        ),
      ),
    },
    {
      id: 'cafe',
      number: '02',
      ...titled(desks, words => words.worldCafe),
      chapters: [
        ...inBoth(desks, each =>
          withAmendments(
            each,
            writtenChapters(each, 'talk', ownAndTalk(each).talk, { untitled: each.words.talk }),
            'talk',
          ),
        ),
        ...facts.plan.themes.flatMap(theme => inBoth(desks, each => [workshopChapter(each, theme)])),
        ...inBoth(desks, travelChapter),
        ...inBoth(desks, each => [perspectivesChapter(each)]),
      ],
    },
    ...(partText(desk, 'after') === undefined
      ? []
      : [
          {
            id: 'thanks',
            ...titled(desks, words => words.thanks),
            chapters: inBoth(desks, each =>
              withAmendments(
                each,
                writtenChapters(each, 'thanks-text', partText(each, 'after'), { part: each.words.thanks }),
                'after',
              ),
            ),
          },
        ]),
    {
      id: 'annex',
      ...titled(desks, words => words.annex),
      chapters: annexes.flatMap(make => inBoth(desks, make)),
    },
  ]
}

/** A part's title, in both languages of a bilingual edition where they differ. */
function titled([desk, other]: Desks, of: (words: Desk['words']) => string): Pick<Part, 'title' | 'titleAlso'> {
  const title = of(desk.words)
  const also = other === undefined ? title : of(other.words)
  return also === title ? { title } : { title, titleAlso: also }
}

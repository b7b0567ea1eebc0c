import type { Language } from '../domain/text.ts'
import { capitalise } from '../i18n/dates.ts'
import { typeset } from '../i18n/typography.ts'
import { howWrittenChapter, participantsChapter } from './annex.ts'
import { inBrief, splitBefore, whenOf, writtenChapters } from './before.ts'
import { type Desk, makeDesk } from './desk.ts'
import type { ReportFacts } from './facts.ts'
import type { Chapter, Part, Report } from './model.ts'
import { perspectivesChapter } from './perspectives.ts'
import { oneLine } from './printable.ts'
import { workshopChapter } from './workshop.ts'

/**
 * The compte rendu of a café, in the order of the one of 2018: who we are, the World Café (talk and debate, workshops,
 * perspectives), thanks, annexes. What nobody has written yet is drafted by counting and quoting, and says so.
 * The same facts give the same report.
 */
export function buildReport(facts: ReportFacts, language: Language): Report {
  const desk = makeDesk(facts, language)
  // a title is one plain string: it is taken to be in the café's first language
  const own = facts.plan.languages[0] ?? language
  return {
    language,
    ...(own === language ? {} : { lang: own }),
    title: typeset(oneLine(facts.plan.title), own),
    subtitle: typeset(oneLine(facts.plan.subtitle), own),
    cover: cover(desk),
    parts: parts(desk),
  }
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

function parts(desk: Desk): Part[] {
  const { words, facts } = desk
  const { own, talk } = splitBefore(facts.synthesis['before'] ?? [])
  const after = facts.synthesis['after'] ?? []
  const first: Part =
    own.length > 0
      ? {
          id: 'organisers',
          number: '01',
          title: words.whoWeAre,
          chapters: writtenChapters(desk, 'organisers-text', own, { part: words.whoWeAre }),
        }
      : {
          id: 'organisers',
          number: '01',
          title: words.inBrief,
          chapters: [{ id: 'brief', title: '', blocks: inBrief(desk) }],
        }
  const cafe: Chapter[] = [
    ...writtenChapters(desk, 'talk', talk, { untitled: words.talk }),
    ...facts.plan.themes.map(theme => workshopChapter(desk, theme)),
    perspectivesChapter(desk),
  ]
  return [
    first,
    { id: 'cafe', number: '02', title: words.worldCafe, chapters: cafe },
    ...(after.length > 0
      ? [
          {
            id: 'thanks',
            title: words.thanks,
            chapters: writtenChapters(desk, 'thanks-text', after, { part: words.thanks }),
          },
        ]
      : []),
    { id: 'annex', title: words.annex, chapters: [participantsChapter(desk), howWrittenChapter(desk)] },
  ]
}

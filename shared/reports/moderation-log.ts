import { formatMoment } from '../i18n/dates.ts'
import { type Desk, paragraph, remark } from './desk.ts'
import type { Block, Chapter } from './model.ts'
import { oneLine } from './printable.ts'

/** What moderation did, as an annex: when, at which table, why; never whose note, never by whom. */
export function logChapter(desk: Desk): Chapter[] {
  const { words, facts } = desk
  const entries = facts.log ?? []
  const blocks: Block[] = [paragraph(desk.say(entries.length === 0 ? words.logNone : words.logHelp))]
  if (entries.length > 0 && desk.edition === 'twin') blocks.push(remark(desk.say(words.logAbove)))
  else if (entries.length > 0)
    blocks.push({
      kind: 'table',
      caption: '',
      header: [words.logAt, words.logTable, words.logWhat, words.logReason],
      rows: entries.map(entry => [
        formatMoment(entry.at, facts.plan.timeZone, desk.language),
        entry.table === undefined ? '' : desk.tableNumber(entry.table),
        desk.say(words.logged[entry.what]),
        oneLine(entry.reason ?? ''),
      ]),
    })
  return [{ id: 'moderation-log', title: words.log, blocks }]
}

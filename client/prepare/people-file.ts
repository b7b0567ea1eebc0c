import { type PeopleListReading, readPeopleRows } from '../../shared/domain/people-list.ts'
import type { PlannedPerson } from '../../shared/domain/plan.ts'

/** So large a list of people there is none; beyond it somebody took the wrong file. */
export const CSV_BYTES = 2_000_000

/** The people of a CSV file, whatever its separator and the letters it was saved in. Throws when it is no text. */
export async function readPeopleFile(file: Blob, known: readonly PlannedPerson[]): Promise<PeopleListReading> {
  const [bytes, { default: papa }] = await Promise.all([file.arrayBuffer(), import('papaparse')])
  const text = decode(bytes)
  if (text.includes('\u0000')) throw new Error('not a text')
  const { data } = papa.parse<string[]>(text, { delimiter: separatorOf(text) })
  return readPeopleRows(data, known)
}

/** UTF-8, or the Western letters that spreadsheets on Windows still save by default. */
function decode(bytes: ArrayBuffer): string {
  const text = new TextDecoder().decode(bytes)
  return text.includes('\ufffd') ? new TextDecoder('windows-1252').decode(bytes) : text
}

/** Whichever sign parts most cells of the first line; what stands in quotes parts nothing. */
function separatorOf(text: string): string {
  const first = (/^[^\S\n]*\S.*$/m.exec(text)?.[0] ?? '').replace(/"(?:[^"]|"")*"/g, '')
  const counts = [';', '\t', ',', '|'].map(sign => ({ sign, times: first.split(sign).length }))
  return counts.reduce((most, each) => (each.times > most.times ? each : most)).sign
}

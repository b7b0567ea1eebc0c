import { RequestFailed } from '../session/api.ts'
import type { Identity } from '../session/identity.ts'
import { saveFile } from '../session/save-file.ts'

/** What can be taken away, and the file's name without its language. */
export const FILES = {
  pdf: { path: 'report.pdf', localised: true },
  docx: { path: 'report.docx', localised: true },
  html: { path: 'report.html', localised: true },
  md: { path: 'report.md', localised: true },
  csv: { path: 'notes.csv', localised: false },
  json: { path: 'notes.json', localised: false },
  zip: { path: 'archive.zip', localised: false },
} as const
export type FileKind = keyof typeof FILES

/** Where a file of this event is served. `language`: `fr`, `en`, or `both` for the bilingual edition. */
export function addressOf(event: string, kind: FileKind, language: string): string {
  const file = FILES[kind]
  return `/api/v1/events/${event}/${file.path}${file.localised ? `?lang=${language}` : ''}`
}

/** Where one table's cloth is served, as JSON Canvas; its own words are in one language. */
export const clothAddress = (event: string, table: string, language: string): string =>
  `/api/v1/events/${event}/tables/${encodeURIComponent(table)}.canvas?lang=${language}`

export interface Taken {
  /** a PDF says whether it is certified (`ua-1`) or only tagged; undefined for any other file */
  readonly pdf?: 'ua-1' | 'tagged' | undefined
}

/**
 * Fetches a file as this person (a browser may be several of an event) and hands it to the browser to keep.
 * Throws `RequestFailed`: status 0 when the server was not reached, else its own status.
 */
export async function download(identity: Identity, address: string, name: string): Promise<Taken> {
  let answer: Response
  let file: Blob
  try {
    answer = await fetch(address, { headers: { 'tablee-person': identity.person }, credentials: 'same-origin' })
    file = await answer.blob()
  } catch {
    throw new RequestFailed(0, 'offline', 'the server was not reached')
  }
  if (!answer.ok) throw new RequestFailed(answer.status, 'refused', answer.statusText)
  saveFile(file, fileName(answer.headers.get('content-disposition'), name))
  const pdf = answer.headers.get('tablee-pdf')
  return pdf === 'ua-1' || pdf === 'tagged' ? { pdf } : {}
}

/** The name that the server proposes, else a plain one. */
export function fileName(disposition: string | null, otherwise: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1]
  if (encoded !== undefined) {
    try {
      return decodeURIComponent(encoded)
    } catch {
      // a wrong escape: the plain name will do
    }
  }
  return /filename="?([^";]+)"?/i.exec(disposition ?? '')?.[1] ?? otherwise
}

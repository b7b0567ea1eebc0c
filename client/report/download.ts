import { RequestFailed } from '../session/api.ts'
import type { Identity } from '../session/identity.ts'
import { saveFile } from '../session/save-file.ts'

/** What can be taken away, and the file's name without its language. */
export const FILES = {
  docx: { path: 'report.docx', localised: true },
  html: { path: 'report.html', localised: true },
  md: { path: 'report.md', localised: true },
  csv: { path: 'notes.csv', localised: false },
  json: { path: 'notes.json', localised: false },
} as const
export type FileKind = keyof typeof FILES

/** Where a file of this event is served. */
export function addressOf(event: string, kind: FileKind, language: string): string {
  const file = FILES[kind]
  return `/api/v1/events/${event}/${file.path}${file.localised ? `?lang=${language}` : ''}`
}

/**
 * Fetches a file as this person (a browser may be several of an event) and hands it to the browser to keep.
 * Throws `RequestFailed`: status 0 when the server was not reached, else its own status.
 */
export async function download(identity: Identity, kind: FileKind, language: string): Promise<void> {
  let answer: Response
  try {
    answer = await fetch(addressOf(identity.event, kind, language), {
      headers: { 'tablee-person': identity.person },
      credentials: 'same-origin',
    })
  } catch {
    throw new RequestFailed(0, 'offline', 'the server was not reached')
  }
  if (!answer.ok) throw new RequestFailed(answer.status, 'refused', answer.statusText)
  saveFile(await answer.blob(), fileName(answer.headers.get('content-disposition'), FILES[kind].path))
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

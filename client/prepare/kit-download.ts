import type { KitPart } from '../../shared/domain/kit.ts'
import type { Wifi } from '../../shared/domain/wifi.ts'
import { RequestFailed } from '../session/api.ts'
import type { Identity } from '../session/identity.ts'
import { saveFile } from '../session/save-file.ts'

/** What is asked of `POST …/kit`. */
export interface KitWish {
  readonly parts: readonly KitPart[]
  readonly lang: 'fr' | 'en' | 'both'
  readonly blanks: number
  readonly wifi?: Wifi
}
export interface KitMade {
  readonly pages: number
  /** is it PDF/UA, and not only tagged? */
  readonly accessible: boolean
}

/**
 * Has the kit made and hands it to the browser to keep. The wish travels in the body: a password is in no address.
 * Throws `RequestFailed`: status 0 when the server was not reached, else its own.
 */
export async function downloadKit(identity: Identity, wish: KitWish): Promise<KitMade> {
  let answer: Response
  let file: Blob
  try {
    answer = await fetch(`/api/v1/events/${identity.event}/kit`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'tablee-person': identity.person },
      credentials: 'same-origin',
      body: JSON.stringify(wish),
    })
    file = await answer.blob()
  } catch {
    throw new RequestFailed(0, 'offline', 'the server was not reached')
  }
  if (!answer.ok) throw new RequestFailed(answer.status, 'refused', answer.statusText)
  saveFile(file, /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? 'kit.pdf')
  return {
    pages: Number(answer.headers.get('tablee-pages') ?? 0),
    accessible: answer.headers.get('tablee-pdf') === 'ua-1',
  }
}

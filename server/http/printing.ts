import type { FastifyReply } from 'fastify'
import type { Cafe } from '../cafe/cafe.ts'
import { faultFacts } from '../log.ts'
import type { Printed } from '../print/compiler.ts'
import { PressFailure } from '../print/press.ts'
import { Failure } from './failure.ts'
import { attachment } from './notes.ts'
import type { HttpContext } from './route.ts'

/** What a person is told when there is no file; each says what to do instead. */
export interface NotPrinted {
  readonly failed: string
  readonly busy: string
}

/** Sets a template with the press, as PDF/UA-1 when that can be. Throws a `Failure`: 503 when others wait, 500 when it cannot be set. */
export async function printed(
  { press, log }: HttpContext,
  template: string,
  document: Readonly<Record<string, unknown>>,
  say: NotPrinted,
): Promise<Printed> {
  try {
    return await press.typeset(template, document, { standard: 'ua-1' })
  } catch (fault) {
    if (!(fault instanceof PressFailure)) throw fault
    // What the compiler says may quote anything of the café: the log gets the kind alone.
    log.error('not-printed', { ...faultFacts(fault), why: fault.why })
    throw fault.why === 'failed' ? new Failure(500, 'not-printed', say.failed) : new Failure(503, 'busy', say.busy)
  }
}

/** `Tablee-Pages` says how many pages, `Tablee-Pdf` what the file is: `ua-1` (PDF/UA-1) or `tagged`. */
export const sendPrinted = (
  reply: FastifyReply,
  cafe: Cafe,
  name: string,
  { pdf, pages, standard }: Printed,
): unknown =>
  reply
    .type('application/pdf')
    .header('content-disposition', attachment(cafe, name))
    .header('tablee-pages', pages)
    .header('tablee-pdf', standard)
    .send(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength))

import { Readable } from 'node:stream'
import * as v from 'valibot'
import { type RestoreProblem, RestoreRefused } from '../backup/staged-event.ts'
import { faultFacts } from '../log.ts'
import { Failure, read } from './failure.ts'
import { type HttpContext, requireAdmin, type Route } from './route.ts'

/** Of one event, as it is sent: its photos are 20 MB at most, and its documents a few. */
const SENT_BYTES = 128 * 1024 * 1024

const PROBLEMS: Readonly<Record<RestoreProblem, string>> = {
  'not-a-backup': 'This is not a backup of Tablée.',
  'later-layout': 'This backup was written by a later version of Tablée. Restore it with that version.',
  'cut-short': 'This backup is cut short: its end is missing.',
  altered: 'This backup is not what was written: its sum is another.',
  'too-large': 'Unpacked, this event is larger than any that is kept here.',
  'other-server':
    'This backup is of another server: keys and codes would not hold here. Use an archive and «tablee import».',
  'other-format':
    'The data in this backup are of a format that this version does not read. Restore it with the version that wrote it.',
  'other-event': 'This backup holds something of another event.',
  damaged: 'What this backup holds of the event cannot be opened.',
}

const purgeSchema = v.object({ dryRun: v.optional(v.boolean(), false) })

/** What a server's keeper asks of it: a backup of everything, one event put back, what retention says now. */
export function backupRoutes(context: HttpContext): Route[] {
  return [backupRoute(context), restoreRoute(context), purgeRoute(context)]
}

function backupRoute(context: HttpContext): Route {
  // Each holds a view of the whole archive until it is read to its end.
  let isBusy = false
  return {
    method: 'GET',
    path: '/api/v1/backup',
    summary: 'Everything of this server as of one moment, for `tablee restore`. As secret as the data folder',
    who: 'admin',
    answers: { 200: 'the file', 401: 'not the admin key', 503: 'another backup is being written' },
    type: 'application/gzip',
    handle: async (request, reply) => {
      requireAdmin(context, request)
      if (isBusy) throw new Failure(503, 'busy', 'Another backup is being written. Try again in a moment.')
      isBusy = true
      const body = Readable.from(context.backups.write(), { objectMode: false })
      body.on('close', () => {
        isBusy = false
      })
      // What was sent so far has no end, and so is refused by whoever reads it.
      body.on('error', fault => context.log.error('backup-failed', faultFacts(fault)))
      reply.type('application/gzip').header('content-disposition', 'attachment; filename="tablee.backup.gz"')
      return body
    },
  }
}

function restoreRoute(context: HttpContext): Route {
  // One at a time: each is held in memory whole.
  let isBusy = false
  return {
    method: 'POST',
    path: '/api/v1/events/:id/restore',
    summary:
      'Puts the event back as the backup in the body has it; whoever asked to be forgotten since stays forgotten',
    who: 'admin',
    replaces: true,
    raw: { types: ['application/gzip'], bytes: SENT_BYTES, before: request => requireAdmin(context, request) },
    answers: {
      200: 'outcome: `restored` with people, forgotten, stayed; `erased`; or `over` with purgeAt',
      401: 'not the admin key',
      409: 'a backup of another server, or of data that this version does not read',
      413: 'the body is too large',
      415: 'not a backup',
      422: 'the backup is not whole, or holds what cannot be opened; nothing was changed',
      503: 'another event is being restored',
    },
    handle: async request => {
      requireAdmin(context, request)
      const { id: event = '' } = request.params as { id?: string }
      if (!Buffer.isBuffer(request.body)) throw new Failure(415, 'not-a-backup', 'A backup is application/gzip.')
      if (isBusy) throw new Failure(503, 'busy', 'Another event is being restored. Try again in a moment.')
      isBusy = true
      try {
        const restoration = await context.backups.restore(event, portions(request.body))
        // What is rehearsed is a twin of a café that is another one now.
        if (restoration.outcome === 'restored') await context.rehearsals.end(event)
        context.log.info('restored', { event, outcome: restoration.outcome })
        return restoration
      } catch (fault) {
        if (!(fault instanceof RestoreRefused)) throw fault
        const { problem } = fault
        const status =
          problem === 'other-server' || problem === 'other-format' ? 409 : problem === 'too-large' ? 413 : 422
        throw new Failure(status, problem, PROBLEMS[problem])
      } finally {
        isBusy = false
      }
    },
  }
}

function purgeRoute(context: HttpContext): Route {
  return {
    method: 'POST',
    path: '/api/v1/purge',
    summary: 'Erases now the events whose retention is over, as this server does by itself every hour',
    who: 'admin',
    body: purgeSchema,
    answers: { 200: 'events: id, purgeAt, date, createdAt; `dryRun` only says which', 401: 'not the admin key' },
    handle: async request => {
      requireAdmin(context, request)
      const { dryRun } = read(purgeSchema, request.body)
      const now = context.now()
      const due = (await context.cafes.list()).filter(each => each.purgeAt <= now)
      if (!dryRun) await context.cafes.purge()
      const left = new Set(dryRun ? [] : (await context.cafes.list()).map(each => each.id))
      return {
        dryRun,
        events: due
          .filter(each => !left.has(each.id))
          .map(({ id, purgeAt, date, createdAt }) => ({
            id,
            purgeAt,
            createdAt,
            ...(date === undefined ? {} : { date }),
          })),
      }
    },
  }
}

const PORTION = 256 * 1024
async function* portions(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += PORTION) yield bytes.subarray(at, at + PORTION)
}

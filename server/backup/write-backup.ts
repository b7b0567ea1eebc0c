import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { isRehearsal } from '../../shared/domain/rehearsal.ts'
import type { Archive } from '../archive/archive.ts'
import { eventOfKey } from '../archive/keys.ts'
import { breathe } from '../breathe.ts'
import {
  BACKUP_FORMAT,
  type BackupHeader,
  endLine,
  jsonLine,
  newTally,
  PIECE_BYTES,
  type Piece,
  recordBytes,
  SECRET_RECORD,
  serverPrint,
} from './format.ts'

export interface BackupOf {
  readonly archive: Pick<Archive, 'range'>
  /** what keys of events are derived from */
  readonly secret: string
  /** of the stored data */
  readonly format: number
  /** of this software */
  readonly version: string
  /** server ms */
  readonly now: number
}

/** An import that was under way, and what is left of one that was cut short, are nobody's yet. */
const ARRIVING = 'arriving/'
const META = 'meta/'
const press = promisify(gzip)
const unpress = promisify(gunzip)

/**
 * The whole archive as of the moment of this call, as the bytes of a backup, in small portions: nothing is held but one portion
 * and where each event's records are. Whoever reads slowly is waited for, and the compression is done off the loop.
 */
export function writeBackup({ archive, secret, format, version, now }: BackupOf): AsyncGenerator<Uint8Array> {
  // Made now, read later: a range is what the archive holds at this moment.
  const records = archive.range('')
  const header: BackupHeader = {
    tablee: 'backup',
    backup: BACKUP_FORMAT,
    format,
    version,
    at: now,
    server: serverPrint(secret),
  }
  return membersOf(header, secret, records)
}

async function* membersOf(
  header: BackupHeader,
  secret: string,
  records: ReturnType<Archive['range']>,
): AsyncGenerator<Uint8Array> {
  const pieces = new Map<string, Piece[]>()
  const arriving = new Set<string>()
  const tally = newTally()
  let offset = 0
  let gathered: Uint8Array[] = [jsonLine(header), recordBytes(SECRET_RECORD, Buffer.from(secret))]
  let gatheredBytes = 0
  let event = ''

  async function member(): Promise<Uint8Array> {
    const plain = Buffer.concat(gathered)
    tally.hash.update(plain)
    const pressed = await press(plain)
    if (event !== '') {
      const known = pieces.get(event)
      if (known === undefined) pieces.set(event, [[offset, pressed.byteLength]])
      else known.push([offset, pressed.byteLength])
    }
    offset += pressed.byteLength
    gathered = []
    gatheredBytes = 0
    return pressed
  }

  for await (const [key, value] of records) {
    if (key.startsWith(ARRIVING)) arriving.add(key.slice(ARRIVING.length))
    if (key.startsWith(ARRIVING) || key.startsWith(META)) continue
    const of = eventOfKey(key) ?? ''
    if (of === '' || isRehearsal(of) || arriving.has(of)) continue
    if (of !== event || gatheredBytes >= PIECE_BYTES) {
      if (gathered.length > 0) yield await member()
      await breathe()
      event = of
    }
    const bytes = recordBytes(key, value)
    gathered.push(bytes)
    gatheredBytes += bytes.byteLength
    tally.records += 1
  }
  if (gathered.length > 0) yield await member()
  event = ''
  for (const [each, where] of pieces) {
    gathered.push(jsonLine({ event: each, pieces: where }))
    if (gathered.length >= 1_000) yield await member()
  }
  // What was not hashed yet, and the line that holds the sum.
  const rest = Buffer.concat(gathered)
  tally.hash.update(rest)
  yield await press(Buffer.concat([rest, endLine(tally)]))
}

/** A backup of one event, out of the members that hold it in a larger one: what a server is sent to restore that event. */
export async function oneEvent(header: BackupHeader, members: readonly Uint8Array[]): Promise<Uint8Array> {
  const tally = newTally()
  const first = jsonLine(header)
  tally.hash.update(first)
  for (const member of members) {
    const plain = await unpress(member)
    tally.hash.update(plain)
    tally.records += countRecords(plain)
  }
  return Buffer.concat([await press(first), ...members, await press(endLine(tally))])
}

function countRecords(plain: Buffer): number {
  let records = 0
  for (let at = 0; at < plain.byteLength; records += 1) {
    const end = plain.indexOf(10, at)
    const line = plain.toString('utf8', at, end)
    at = end + 1 + Number(line.slice(line.lastIndexOf(' ') + 1)) + 1
  }
  return records
}

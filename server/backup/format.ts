import { createHash, type Hash } from 'node:crypto'
import * as v from 'valibot'
import { hashOf } from '../access/secrets.ts'

/**
 * A backup is a gzip file of several members, one after the other, which `gunzip` reads as one text:
 *
 *     {"tablee":"backup","backup":1,"format":2,"version":"0.2.0","at":1538654400000,"server":"…"}
 *     secret 43                         what keys are derived from; only in a backup of the whole server
 *     …
 *     cafe/c1a2b3c4d5/day 812           a record of the archive: its key, how many bytes, and those bytes
 *     …
 *     {"event":"c1a2b3c4d5","pieces":[[311,790],[5120,88]]}   which members hold this event: where each begins, how long it is
 *     {"end":{"records":1234,"sha256":"…"}}                   of all bytes before this line
 *
 * Records stand as the archive gives them as of one moment, by kind and then by event; each member holds records of one event, so
 * that one event can be read without the others. A line ends with a line feed, and so do the bytes of a record.
 */
export const BACKUP_FORMAT = 1
/** A member is closed once its records have so many bytes. */
export const PIECE_BYTES = 1024 * 1024
export const SECRET_RECORD = 'secret'

export interface BackupHeader {
  readonly tablee: 'backup'
  /** of this file's own layout */
  readonly backup: number
  /** of the stored data in it (`meta/format`) */
  readonly format: number
  /** of the Tablée that wrote it */
  readonly version: string
  /** the moment whose state it holds, server ms */
  readonly at: number
  /** of which server: `serverPrint` */
  readonly server: string
}

/** Where a member of the file begins, and its length, in bytes of the file as it is. */
export type Piece = readonly [offset: number, length: number]

export const headerSchema = v.object({
  tablee: v.literal('backup'),
  backup: v.pipe(v.number(), v.integer(), v.minValue(1)),
  format: v.pipe(v.number(), v.integer(), v.minValue(1)),
  version: v.pipe(v.string(), v.maxLength(60)),
  at: v.pipe(v.number(), v.minValue(0)),
  server: v.pipe(v.string(), v.maxLength(60)),
})
const count = v.pipe(v.number(), v.integer(), v.minValue(0))
export const piecesSchema = v.object({
  event: v.pipe(v.string(), v.maxLength(100)),
  pieces: v.array(v.tuple([count, count])),
})
export const endSchema = v.object({ end: v.object({ records: count, sha256: v.string() }) })

/** Tells servers apart whose keys are derived from different secrets, without telling anything of the secret. */
export const serverPrint = (secret: string): string => hashOf(`a backup of the server with ${secret}`).slice(0, 16)

const encoder = new TextEncoder()
export const jsonLine = (value: unknown): Uint8Array => encoder.encode(`${JSON.stringify(value)}\n`)

/** One record as it stands in the file. */
export function recordBytes(key: string, value: Uint8Array): Uint8Array {
  if (/[\n\r]/.test(key)) throw new Error(`a key of the archive has a line break: ${JSON.stringify(key)}`)
  return Buffer.concat([encoder.encode(`${key} ${value.byteLength}\n`), value, LINE_FEED])
}
const LINE_FEED = new Uint8Array([10])

/** Counts records and hashes all that is written, for the last line. */
export interface Tally {
  records: number
  readonly hash: Hash
}
export const newTally = (): Tally => ({ records: 0, hash: createHash('sha256') })
export const endLine = ({ records, hash }: Tally): Uint8Array =>
  jsonLine({ end: { records, sha256: hash.digest('hex') } })

/** What is wrong with a backup; the words are the commands' and the server's. */
export type BackupProblem = 'not-a-backup' | 'later-layout' | 'cut-short' | 'altered'
export class BackupFault extends Error {
  readonly problem: BackupProblem
  constructor(problem: BackupProblem, options?: ErrorOptions) {
    super(`the backup is ${problem}`, options)
    this.problem = problem
  }
}

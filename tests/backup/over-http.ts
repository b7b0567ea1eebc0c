import { gunzipSync } from 'node:zlib'
import type { BackupHeader, Piece } from '../../server/backup/format.ts'
import { type BackupItem, readBackup } from '../../server/backup/read-backup.ts'
import { oneEvent } from '../../server/backup/write-backup.ts'
import { ADMIN_KEY, type Answer, type TestServer } from '../support/a-server.ts'

/** A backup of a test's server, over the interface. */
export async function backUp(tablee: TestServer): Promise<Buffer> {
  const answer = await tablee.call('GET', 'backup', { token: ADMIN_KEY })
  if (answer.status !== 200) throw new Error(`${answer.status}: ${answer.text}`)
  return answer.bytes
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

export async function itemsOf(backup: Uint8Array): Promise<BackupItem[]> {
  const items: BackupItem[] = []
  for await (const item of readBackup(once(backup))) items.push(item)
  return items
}

export const headerOf = async (backup: Uint8Array): Promise<BackupHeader> => {
  const [first] = await itemsOf(backup)
  if (first?.kind !== 'header') throw new Error('no header')
  return first.header
}

/** What is sent to restore one event. */
export async function backupOf(backup: Buffer, event: string, header?: Partial<BackupHeader>): Promise<Buffer> {
  const items = await itemsOf(backup)
  const pieces: Piece[] = items.flatMap(item => (item.kind === 'pieces' && item.event === event ? item.pieces : []))
  const members = pieces.map(([offset, length]) => backup.subarray(offset, offset + length))
  return Buffer.from(await oneEvent({ ...(await headerOf(backup)), ...header }, members))
}

export const textOf = (backup: Buffer): string => gunzipSync(backup).toString('latin1')

/** Restores one event of a backup and gives the answer, whatever it is. */
export const putBack = async (tablee: TestServer, backup: Buffer, event: string, token = ADMIN_KEY): Promise<Answer> =>
  sendBackup(tablee, await backupOf(backup, event), event, token)

export const sendBackup = (tablee: TestServer, raw: Buffer, event: string, token = ADMIN_KEY): Promise<Answer> =>
  tablee.call('POST', `events/${event}/restore`, { raw, token, headers: { 'content-type': 'application/gzip' } })

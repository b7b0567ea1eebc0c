import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newSecret } from './access/secrets.ts'

/** What lies in the data folder beside the archive: two small files that only their owner may read. */
export interface DataFolder {
  /** where the archive keeps its files */
  readonly archive: string
  /** what keys of events are derived from */
  readonly secret: string
  readonly adminKey: string
  /** the file of the admin key; undefined when the environment gave the key */
  readonly adminKeyFile: string | undefined
}

/** Makes the folder and what is missing in it. Throws what the file system says when it cannot. */
export function openDataFolder(folder: string, adminKey: string | undefined): DataFolder {
  mkdirSync(folder, { recursive: true })
  const adminKeyFile = join(folder, 'admin-key')
  return {
    archive: join(folder, 'archive'),
    secret: keptSecret(join(folder, 'secret'), 32),
    adminKey: adminKey ?? keptSecret(adminKeyFile, 20),
    adminKeyFile: adminKey === undefined ? adminKeyFile : undefined,
  }
}

/** Writes down what was made elsewhere: for whoever looks for the key here, or for a server that will start on this folder. */
export function keepDataFolder(
  folder: string,
  { secret, adminKey }: { readonly secret?: string | undefined; readonly adminKey?: string | undefined },
): void {
  mkdirSync(folder, { recursive: true })
  for (const [name, value] of [
    ['secret', secret],
    ['admin-key', adminKey],
  ] as const) {
    if (value === undefined) continue
    const path = join(folder, name)
    writeFileSync(path, `${value}\n`, { mode: 0o600 })
    chmodSync(path, 0o600)
  }
}

function keptSecret(path: string, bytes: number): string {
  if (!existsSync(path)) writeFileSync(path, `${newSecret(bytes)}\n`, { mode: 0o600, flag: 'wx' })
  // A copied or restored folder may have lost its rights.
  chmodSync(path, 0o600)
  const secret = readFileSync(path, 'utf8').trim()
  if (secret.length < 16) throw new Error(`${path} holds no secret; remove the file to have one made`)
  return secret
}

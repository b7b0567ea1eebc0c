import { existsSync } from 'node:fs'
import { type DatabaseAddress, readDatabaseAddress } from './postgres/address.ts'

/** Everything a server can be told from outside, read once, with every fault reported at the same time. */
export interface Config {
  readonly port: number
  readonly host: string
  /** the address people type, without a slash at the end; undefined: the address of each request */
  readonly publicUrl?: string | undefined
  readonly data: string
  /** undefined: made at the first start and kept in the data folder */
  readonly adminKey?: string | undefined
  readonly log: LogLevel
  readonly tls?: { readonly cert: string; readonly key: string } | undefined
  /** undefined: everything is kept in the data folder, by this process alone */
  readonly database?: DatabaseAddress | undefined
  /** where the other nodes on this database reach this one, without a slash at the end */
  readonly nodeUrl?: string | undefined
}

export const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** The variables, in the order of the README, which a test compares with this table. */
export const VARIABLES = [
  { name: 'PORT', fallback: '3000', what: 'port to listen on' },
  { name: 'HOST', fallback: '0.0.0.0', what: 'address to listen on; 127.0.0.1 for this machine only' },
  {
    name: 'PUBLIC_URL',
    fallback: '',
    what: 'address that people use, when it is not the one of the request (behind a proxy)',
  },
  { name: 'TABLEE_DATA', fallback: './data', what: 'folder that keeps everything' },
  {
    name: 'TABLEE_ADMIN_KEY',
    fallback: '',
    what: 'who may create cafés (8 characters at least, 16 are better); made at the first start if not given',
  },
  { name: 'TABLEE_LOG', fallback: 'info', what: 'silent, error, warn, info or debug' },
  { name: 'TLS_CERT', fallback: '', what: 'path of a certificate, to serve HTTPS; goes with TLS_KEY' },
  { name: 'TLS_KEY', fallback: '', what: 'path of its private key' },
  {
    name: 'DATABASE_URL',
    fallback: '',
    what: 'postgres://user:password@host:5432/database, to keep everything in PostgreSQL instead of the folder',
  },
  {
    name: 'TABLEE_NODE_URL',
    fallback: '',
    what: 'http://address:port at which the other nodes on that database reach this one; goes with DATABASE_URL',
  },
] as const

export type ConfigReading =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly faults: readonly string[] }

/** `exists` is the file system's, given so that tests need no files. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  exists: (path: string) => boolean = existsSync,
): ConfigReading {
  const faults: string[] = []
  const value = (name: (typeof VARIABLES)[number]['name']): string =>
    environment[name]?.trim() || (VARIABLES.find(variable => variable.name === name)?.fallback ?? '')

  const port = Number(value('PORT'))
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    faults.push(`PORT is a number from 0 to 65535, not «${value('PORT')}»`)

  const publicUrl = value('PUBLIC_URL')
  if (publicUrl !== '' && !isHttpOrigin(publicUrl))
    faults.push(`PUBLIC_URL is like https://cafe.example.org, without a path, not «${publicUrl}»`)

  const log = value('TABLEE_LOG')
  if (!isLogLevel(log)) faults.push(`TABLEE_LOG is one of ${LOG_LEVELS.join(', ')}, not «${log}»`)

  // The key itself is never printed.
  const adminKey = value('TABLEE_ADMIN_KEY')
  if (adminKey !== '' && !/^[\x21-\x7e]{8,200}$/.test(adminKey))
    faults.push('TABLEE_ADMIN_KEY has 8 to 200 visible ASCII characters')

  const [cert, key] = [value('TLS_CERT'), value('TLS_KEY')]
  if ((cert === '') !== (key === '')) faults.push('TLS_CERT and TLS_KEY go together')
  for (const [name, path] of [
    ['TLS_CERT', cert],
    ['TLS_KEY', key],
  ] as const)
    if (path !== '' && !exists(path)) faults.push(`${name}: there is no file ${path}`)

  // What is given for a database is never printed: there is a password in it.
  const database = readDatabaseAddress(value('DATABASE_URL'))
  if (value('DATABASE_URL') !== '' && database === undefined)
    faults.push('DATABASE_URL is like postgres://user:password@host:5432/database')

  const nodeUrl = value('TABLEE_NODE_URL')
  if (nodeUrl !== '' && !isHttpOrigin(nodeUrl))
    faults.push(`TABLEE_NODE_URL is like http://10.0.0.2:3000, without a path, not «${nodeUrl}»`)
  if (/^https?:\/\/\[/.test(nodeUrl)) faults.push('TABLEE_NODE_URL names a host or an IPv4 address, not an IPv6 one')
  if (nodeUrl !== '' && value('DATABASE_URL') === '') faults.push('TABLEE_NODE_URL goes with DATABASE_URL')

  if (faults.length > 0 || !isLogLevel(log)) return { ok: false, faults }
  return {
    ok: true,
    config: {
      port,
      host: value('HOST'),
      data: value('TABLEE_DATA'),
      log,
      ...(publicUrl === '' ? {} : { publicUrl: publicUrl.replace(/\/$/, '') }),
      ...(adminKey === '' ? {} : { adminKey }),
      ...(cert === '' ? {} : { tls: { cert, key } }),
      ...(database === undefined ? {} : { database }),
      ...(nodeUrl === '' ? {} : { nodeUrl: nodeUrl.replace(/\/$/, '') }),
    },
  }
}

const isLogLevel = (text: string): text is LogLevel => (LOG_LEVELS as readonly string[]).includes(text)

function isHttpOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return (
    /^https?:$/.test(url.protocol) &&
    url.pathname === '/' &&
    url.search === '' &&
    url.hash === '' &&
    url.username === ''
  )
}

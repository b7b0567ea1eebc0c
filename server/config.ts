import { existsSync } from 'node:fs'

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
] as const

/** Known names whose time has not come: silence would let somebody believe in a database that is not used. */
const LATER = ['DATABASE_URL', 'TABLEE_NODE_URL'] as const

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

  for (const name of LATER)
    if (environment[name])
      faults.push(`${name}: several machines come in a later version; unset it to keep data in TABLEE_DATA`)

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

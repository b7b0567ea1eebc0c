/** Where a database is, as it may be told to anybody: whatever else its URL holds stays out of logs and messages. */
export interface DatabaseAddress {
  /** for the driver alone */
  readonly url: string
  /** `host:port/database` */
  readonly shown: string
}

/** Undefined when it is no `postgres://…/database`. A socket folder goes into `?host=/run/postgresql`. */
export function readDatabaseAddress(text: string): DatabaseAddress | undefined {
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  const database = url.pathname.slice(1)
  const host = url.hostname || url.searchParams.get('host')
  if (!/^postgres(ql)?:$/.test(url.protocol) || !host || !/^[^/]+$/.test(database)) return undefined
  return { url: text, shown: `${host}${url.port === '' ? '' : `:${url.port}`}/${database}` }
}

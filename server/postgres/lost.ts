/**
 * Is this fault of the road to the database, or of a moment of the database's life (it starts, stops, is full of connections,
 * changes its primary), so that the same question may well be answered in a moment? Everything else is an answer.
 */
export function isLost(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false
  const code = 'code' in fault ? fault.code : undefined
  if (typeof code === 'string' && (ROAD.has(code) || STATES.test(code))) return true
  return WORDS.test(fault.message) || (fault instanceof AggregateError && fault.errors.some(isLost))
}

const ROAD: ReadonlySet<string> = new Set(
  (
    'ECONNREFUSED ECONNRESET ECONNABORTED EPIPE ETIMEDOUT ENOTFOUND EAI_AGAIN ENOENT ' +
    'EHOSTUNREACH EHOSTDOWN ENETUNREACH ENETDOWN EADDRNOTAVAIL'
  ).split(' '),
)

/**
 * https://www.postgresql.org/docs/current/errcodes-appendix.html: connection (08), resources (53), operator (57P…), serialization
 * and deadlock (40001, 40P01), our own limits of time (57014, 55P03, 25P03), a standby that takes no writes (25006).
 */
const STATES = /^(08...|53...|57P0.|40001|40P01|57014|55P03|25P03|25006)$/

/** What the driver says without a code. */
const WORDS =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|Query read timeout|timeout exceeded|timeout expired|Connection ended)/

/**
 * Is a request's `Origin` ours? Absent: only something that shows a bearer is believed, because a browser always says where a
 * page that changes things comes from. Cookies alone need an `Origin` of ours.
 */
export function isOurOrigin(
  origin: string,
  given: { readonly host: string | undefined; readonly publicUrl: string | undefined },
): boolean {
  if (!URL.canParse(origin)) return false
  const url = new URL(origin)
  if (given.publicUrl !== undefined && url.origin === new URL(given.publicUrl).origin) return true
  return given.host !== undefined && url.host === normalHost(given.host, url.protocol)
}

/** `Host` may carry a port that the origin leaves out because it is the usual one. */
function normalHost(host: string, protocol: string): string {
  return URL.canParse(`${protocol}//${host}`) ? new URL(`${protocol}//${host}`).host : host
}

/**
 * Whose a key of the archive is. Keys are `<what>/<event>/…`, except `code/<code>/<event>`, which is looked up by what somebody
 * typed, and `meta/…`, which is about the archive itself. Works for a prefix too, as far as it names an event.
 */
export function eventOfKey(key: string): string | undefined {
  const [what, second, third] = key.split('/', 3)
  if (what === 'meta') return undefined
  const event = what === 'code' ? third : second
  return event === '' ? undefined : event
}

import type { Archive, Operation } from './archive.ts'

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** An operation that keeps a plain value as JSON. */
export const putJson = (key: string, value: unknown): Operation => ({
  put: key,
  value: encoder.encode(JSON.stringify(value)),
})

/** The plain value under a key, or undefined. Throws when the bytes are no JSON: a damaged store must not pass for an empty one. */
export async function getJson(archive: Archive, key: string): Promise<unknown> {
  const bytes = await archive.get(key)
  return bytes === undefined ? undefined : JSON.parse(decoder.decode(bytes))
}

/** Every plain value whose key starts with `prefix`, by the rest of its key, in key order. */
export async function allJson(archive: Archive, prefix: string): Promise<Map<string, unknown>> {
  const values = new Map<string, unknown>()
  for await (const [key, bytes] of archive.range(prefix))
    values.set(key.slice(prefix.length), JSON.parse(decoder.decode(bytes)))
  return values
}

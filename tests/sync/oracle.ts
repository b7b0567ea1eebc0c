import * as Y from 'yjs'

/**
 * The gate's second opinion: slow and plain. It keeps whole pictures of a cloth before and after, compares them key by key,
 * and asks of each difference what the contract says. It shares no code with the gate and never looks inside an update.
 */
export interface Picture {
  readonly keys: ReadonlyMap<string, Entry>
  /** how far each client has written */
  readonly clocks: ReadonlyMap<number, number>
}
interface Entry {
  readonly root: string
  readonly key: string
  /** undefined: nothing stands there now */
  readonly value: unknown
  /** which write this is: another one even if it says the same */
  readonly write: string
}

/** Told apart from everything that could be a value. */
const NO_PLAIN_VALUE = Symbol('no plain value')

export function pictureOf(doc: Y.Doc): Picture {
  const keys = new Map<string, Entry>()
  for (const [root, type] of doc.share) {
    for (const [key, item] of type._map) {
      const value = item.deleted
        ? undefined
        : item.content instanceof Y.ContentAny
          ? item.content.arr[0]
          : NO_PLAIN_VALUE
      const write = `${item.id.client}:${item.id.clock}${item.deleted ? ':gone' : ''}`
      keys.set(`${root}/${key}`, {
        root,
        key,
        value: item.content instanceof Y.ContentAny && item.content.arr.length !== 1 ? NO_PLAIN_VALUE : value,
        write,
      })
    }
    if (type._start !== null) keys.set(`${root}/`, { root, key: '', value: NO_PLAIN_VALUE, write: 'list' })
  }
  return { keys, clocks: Y.decodeStateVector(Y.encodeStateVector(doc)) }
}

export interface Asked {
  readonly person: string
  readonly isHost: boolean
  readonly scribedBy: ReadonlySet<string>
  readonly owns: (clientId: number) => boolean
  readonly round: number
  readonly plate: number
  readonly locked: boolean
}
/** A view of the change: on the server's copy, or step by step on the copy of whoever made it. */
export interface View {
  readonly before: Picture
  readonly after: Picture
}

/** May this pass? `server` is what happens on the server's copy, `steps` what its maker saw happen on their own (empty: nothing of it is new). */
export function mayPass(
  server: View & { readonly somethingWaits: boolean },
  steps: readonly View[],
  who: Asked,
): boolean {
  const fresh = [...server.after.clocks].filter(([client, clock]) => clock > (server.before.clocks.get(client) ?? 0))
  const differences = changed(server)
  if (server.somethingWaits) return false
  if (fresh.length === 0 && differences.length === 0) return true
  if (fresh.some(([client]) => !who.owns(client)) || who.locked) return false
  if (!differences.every(([before, after]) => mayBecome(before, after, server, who))) return false
  // On their own copy, which may be behind, only what they put there counts: what they took away may have gone already.
  const written = steps.flatMap(changed).filter(([, { value }]) => value !== undefined)
  if (!written.every(([, after]) => mayBecome(undefined, after, server, who))) return false
  const isNew = (root: string): boolean =>
    differences.some(([before, after]) => after.root === root && before === undefined)
  const laid = [...server.after.keys.values()].filter(
    ({ root, key, value, write }) =>
      root === 'plate' &&
      value !== undefined &&
      who.owns(Number(write.split(':')[0])) &&
      (valueAt(server.after, 'del', key) ?? 0) === 0,
  )
  const laysOn = differences.some(
    ([before, after]) => after.root === 'plate' && before?.value === undefined && after.value !== undefined,
  )
  return !((isNew('plate') || laysOn) && laid.length > 4 * who.plate)
}

function changed({ before, after }: View): [Entry | undefined, Entry][] {
  return [...after.keys].flatMap(([at, entry]): [Entry | undefined, Entry][] => {
    const old = before.keys.get(at)
    return old?.write === entry.write ? [] : [[old, entry]]
  })
}

const valueAt = (picture: Picture, root: string, key: string): unknown => picture.keys.get(`${root}/${key}`)?.value
type Plain = Readonly<Record<string, unknown>>
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array)
const fields = (value: Plain): string => Object.keys(value).sort().join()
const ORDER = /^[0-9A-Za-z]{1,64}$/
const NOTE = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const NAME = /^[0-9A-Za-z][\w-]{0,39}$/
const isName = (value: unknown): boolean => typeof value === 'string' && NAME.test(value) && !(value in {})
const near = (value: unknown): boolean => typeof value === 'number' && value > -1_000_000 && value < 1_000_000

function mayBecome(before: Entry | undefined, { root, key, value }: Entry, server: View, who: Asked): boolean {
  const signs = (by: unknown): boolean => by === who.person || (typeof by === 'string' && who.scribedBy.has(by))
  const gone = value === undefined
  if (root === 'groups')
    return (
      isName(key) &&
      (gone ||
        (isPlain(value) && fields(value) === 'name' && typeof value['name'] === 'string' && value['name'].length <= 80))
    )
  if (root === 'links') {
    const old = before?.value
    if (!isName(key) || (isPlain(old) && !who.isHost && !signs(old['by']))) return false
    if (gone) return true
    if (!isPlain(value) || fields(value) !== 'a,b,by,kind' || !signs(value['by']) || value['a'] === value['b'])
      return false
    const kinds: readonly unknown[] = ['supports', 'qualifies', 'answers', 'opposes', 'example']
    return (
      ['a', 'b'].every(end => valueAt(server.after, 'core', String(value[end])) !== undefined) &&
      kinds.includes(value['kind'])
    )
  }
  if (!NOTE.test(key)) return false
  if (root === 'core') {
    if (server.before.keys.has(`core/${key}`) || !isPlain(value)) return false
    const allowed = ['by', 'round', 'at', 'scribe', 'photo', 'lang']
    const { by, round, at, scribe, photo, lang } = value
    if (Object.keys(value).some(field => !allowed.includes(field)) || !signs(by)) return false
    if (!Number.isInteger(round) || Number(round) < 0 || Number(round) > who.round) return false
    if (typeof at !== 'number' || !(at >= 0 && at < 1e14)) return false
    if ('scribe' in value && !(scribe === who.person && by !== who.person)) return false
    return (
      (!('photo' in value) || isName(photo)) &&
      (!('lang' in value) || (typeof lang === 'string' && /^[a-z]{2,3}(-[a-z\d]{2,8})*$/i.test(lang)))
    )
  }
  const core = valueAt(server.after, 'core', key)
  if (!isPlain(core)) return false
  const isTheirs = signs(core['by']) || core['scribe'] === who.person
  switch (root) {
    case 'txt':
      return (
        isTheirs &&
        typeof value === 'string' &&
        value.length > 0 &&
        value.length <= 280 &&
        !/[\ud800-\udfff]/u.test(value)
      )
    case 'sty':
      return (
        (isTheirs || who.isHost) &&
        ['idea', 'question', 'example', 'lever', 'brake', 'source'].includes(String(value)) &&
        typeof value === 'string'
      )
    case 'del':
      return isTheirs && before?.value !== 2 && (value === 0 || value === 1)
    case 'pos':
      return (
        Array.isArray(value) &&
        value.length === 3 &&
        near(value[0]) &&
        near(value[1]) &&
        typeof value[2] === 'string' &&
        ORDER.test(value[2])
      )
    case 'zone':
      return gone || value === null || (Number.isInteger(value) && Number(value) >= 0 && Number(value) < 1_000)
    case 'grp':
      return gone || value === null || isName(value)
    case 'plate':
      return gone || (typeof value === 'string' && ORDER.test(value))
    default:
      return false
  }
}

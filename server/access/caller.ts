import type { IncomingHttpHeaders } from 'node:http'
import type { Role } from '../../shared/access/roles.ts'
import type { Cafe } from '../cafe/cafe.ts'
import type { Actor } from '../cafe/decide.ts'
import type { Person } from '../cafe/state.ts'
import type { Principal } from '../sync/situation.ts'
import { roleOfKey } from './keyring.ts'
import { derive, hashOf, readToken, sameText } from './secrets.ts'

/** Who is asking, as far as what they showed proves it. */
export type Caller =
  | { readonly kind: 'anyone' }
  | { readonly kind: 'admin'; readonly by: 'bearer' | 'cookie' }
  | {
      readonly kind: 'person'
      readonly person: Person
      readonly token: string
      readonly by: 'bearer' | 'named cookie' | 'cookie'
    }
  /** an event's key, which opens nothing but a look at the event and the door */
  | { readonly kind: 'key'; readonly role: Role; readonly table?: string }

export interface AccessContext {
  readonly adminKey: string
  readonly secret: string
}

export const cookieName = (event: string, person: string): string => `tablee.${event}.${person}`
export const ADMIN_COOKIE = 'tablee.admin'

/** What the home screen's cookie holds: proves that the key was shown, without being it; a new key makes it worthless. */
export const adminSession = ({ secret, adminKey }: AccessContext): string => derive(secret, `admin|${hashOf(adminKey)}`)

/** What a request shows of who sent it, however it came: a call or a socket. */
export interface Shown {
  readonly bearer: string | undefined
  readonly cookies: ReadonlyMap<string, string>
  /** the person that the tab names: header `Tablee-Person`, or subprotocol `person.<id>` */
  readonly named: string | undefined
}

export function shownIn(headers: IncomingHttpHeaders): Shown {
  const named = headers['tablee-person']
  return {
    bearer: readBearer(headers.authorization),
    cookies: readCookies(headers.cookie),
    named: typeof named === 'string' && named !== '' ? named : undefined,
  }
}

export const readBearer = (authorization: string | undefined): string | undefined =>
  /^Bearer ([\x21-\x7e]{1,400})$/i.exec(authorization ?? '')?.[1]

function readCookies(header: string | undefined): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>()
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at > 0) cookies.set(part.slice(0, at).trim(), part.slice(at + 1).trim())
  }
  return cookies
}

/** The person of this event to whom a token belongs. */
export function personOf(cafe: Cafe, token: string): Person | undefined {
  const read = readToken(token)
  const person = cafe.state.people.get(read?.person ?? '')
  if (read === undefined || person === undefined || person.gone) return undefined
  const hash = hashOf(read.secret)
  const known = [person.tokenHash, ...(person.moreTokens ?? [])].some(each => sameText(each, hash))
  return known ? person : undefined
}

/**
 * A bearer first, and alone if there is one; else the cookie of the person that the tab names; else the only valid cookie of
 * this event; else the administrator's cookie of the home screen.
 */
export function identify(context: AccessContext, { bearer, cookies, named }: Shown, cafe: Cafe | undefined): Caller {
  if (bearer !== undefined) return byBearer(context, bearer, cafe)
  if (cafe !== undefined) {
    if (named !== undefined) {
      const token = cookies.get(cookieName(cafe.state.id, named))
      const person = token === undefined ? undefined : personOf(cafe, token)
      return token === undefined || person === undefined || person.id !== named
        ? { kind: 'anyone' }
        : { kind: 'person', person, token, by: 'named cookie' }
    }
    const valid = [...cookies].flatMap(([name, token]) => {
      const person = name.startsWith(cookieName(cafe.state.id, '')) ? personOf(cafe, token) : undefined
      return person === undefined ? [] : [{ kind: 'person', person, token, by: 'cookie' } as const]
    })
    if (valid.length === 1 && valid[0] !== undefined) return valid[0]
  }
  const session = cookies.get(ADMIN_COOKIE)
  if (session !== undefined && sameText(session, adminSession(context))) return { kind: 'admin', by: 'cookie' }
  return { kind: 'anyone' }
}

function byBearer(context: AccessContext, bearer: string, cafe: Cafe | undefined): Caller {
  if (sameText(bearer, context.adminKey)) return { kind: 'admin', by: 'bearer' }
  if (cafe === undefined) return { kind: 'anyone' }
  const person = personOf(cafe, bearer)
  if (person !== undefined) return { kind: 'person', person, token: bearer, by: 'bearer' }
  const key = roleOfKey(cafe.state.keys, bearer)
  return key === undefined ? { kind: 'anyone' } : { kind: 'key', ...key }
}

/** The role a caller acts in; a mere key has one only for looking. */
export function roleOf(caller: Caller): Role | undefined {
  switch (caller.kind) {
    case 'admin':
      return 'organiser'
    case 'person':
      return caller.person.role
    case 'key':
      return caller.role
    case 'anyone':
      return undefined
  }
}

/** As whom a command is given. */
export function actorOf(caller: Caller): Actor | undefined {
  if (caller.kind === 'admin') return { name: 'organiser', role: 'organiser' }
  if (caller.kind !== 'person') return undefined
  const { id, name, role, hostOf } = caller.person
  return { person: id, name: name === '' ? role : name, role, hostOf }
}

/** As whom a socket is opened: people, and the administrator, who only reads and writes the synthesis. */
export function principalOf(caller: Caller): Principal | undefined {
  if (caller.kind === 'admin') return { person: 'admin', name: '', role: 'organiser' }
  if (caller.kind !== 'person') return undefined
  const { id, name, role, hostOf } = caller.person
  return { person: id, name, role, ...(hostOf === undefined ? {} : { hostOf }) }
}

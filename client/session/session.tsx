import { createContext, createSignal, getOwner, type JSX, runWithOwner, untrack, useContext } from 'solid-js'
import type { CommandInput } from '../../shared/domain/commands.ts'
import type { CommandResult } from '../../shared/protocol/api.ts'
import { createProgrammeMirror, type ProgrammeMirror } from '../mirror/programme-mirror.ts'
import { request } from './api.ts'
import type { Identity } from './identity.ts'
import { type OpenDocument, openDocument } from './open-document.ts'

/** One person at one event, in this tab: their programme, the documents they open, the commands they give. */
export interface Session {
  readonly identity: Identity
  /** what the server says of the day, live */
  readonly programme: ProgrammeMirror
  /** the link that carries it */
  readonly programmeLink: OpenDocument
  /** Opens another document of the event until the calling owner is disposed. */
  readonly open: (document: string) => OpenDocument
  /** Throws `RequestFailed` with the refusal's code. */
  readonly command: (command: CommandInput) => Promise<CommandResult>
  readonly call: <T>(
    path: string,
    options?: { method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'; body?: unknown },
  ) => Promise<T>
}

const NO_WRITER = 1

const SessionContext = createContext<Session>()

/** Asks for a Yjs client id (one a page load is enough: each document counts its own clocks), then opens the programme. */
export async function startSession(identity: Identity, issued?: number): Promise<Session> {
  const owner = getOwner()
  const person = identity.person
  // the wall only reads: it is issued none, and needs none
  const clientId =
    issued ??
    (identity.role === 'wall' ? NO_WRITER : undefined) ??
    (
      await request<{ clientIds: number[] }>(`/events/${identity.event}/client-ids`, {
        method: 'POST',
        body: { count: 1 },
        person,
      })
    ).clientIds[0]
  if (clientId === undefined) throw new Error('the server gave no client id')
  const made = runWithOwner(owner, () => {
    const open = (document: string) => openDocument(identity.event, document, person, clientId)
    const programmeLink = open('programme')
    const session: Session = {
      identity,
      programme: createProgrammeMirror(programmeLink.doc),
      programmeLink,
      open,
      command: command =>
        request<CommandResult>(`/events/${identity.event}/commands`, { method: 'POST', body: command, person }),
      call: (path, options) => request(`/events/${identity.event}${path}`, { ...options, person }),
    }
    return session
  })
  if (made === undefined) throw new Error('startSession: the owner is gone')
  return made
}

export function SessionProvider(props: { session: Session; children: JSX.Element }) {
  return <SessionContext.Provider value={untrack(() => props.session)}>{props.children}</SessionContext.Provider>
}

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (session === undefined) throw new Error('useSession: no <SessionProvider> above this component')
  return session
}

/** A command as a button gives it: `busy` while under way, `failed` with the refusal's code until the next try. */
export function createCommand(session: Session) {
  const [busy, setBusy] = createSignal(false)
  const [failed, setFailed] = createSignal<string | undefined>()
  const give = async (command: CommandInput): Promise<CommandResult | undefined> => {
    if (busy()) return undefined
    setBusy(true)
    setFailed(undefined)
    try {
      return await session.command(command)
    } catch (error) {
      setFailed(error instanceof Error && 'code' in error ? String(error.code) : 'unknown')
      return undefined
    } finally {
      setBusy(false)
    }
  }
  return { give, busy, failed, forgive: () => setFailed(undefined) }
}

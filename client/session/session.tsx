import { createContext, createSignal, type JSX, untrack, useContext } from 'solid-js'
import type { CommandInput } from '../../shared/domain/commands.ts'
import type { CommandResult } from '../../shared/protocol/api.ts'
import { createProgrammeMirror, type ProgrammeMirror } from '../mirror/programme-mirror.ts'
import { isSeated } from '../../shared/access/roles.ts'
import { readDocumentName } from '../../shared/document/names.ts'
import { request } from './api.ts'
import { createClientIds } from './client-ids.ts'
import type { Identity } from './identity.ts'
import type { Later } from './later.ts'
import { type OpenDocument, openDocument } from './open-document.ts'
import { createTakeover } from './takeover.ts'

/** One person at one event, in this tab: their programme, the documents they open, the commands they give. */
export interface Session {
  readonly identity: Identity
  /** what the server says of the day, live */
  readonly programme: ProgrammeMirror
  /** the link that carries it */
  readonly programmeLink: OpenDocument
  /** Opens another document of the event until the calling owner is disposed. Others' changes come into it `later`, else at once. */
  readonly open: (document: string, later?: Later) => OpenDocument
  /** Throws `RequestFailed` with the refusal's code. */
  readonly command: (command: CommandInput) => Promise<CommandResult>
  readonly call: <T>(
    path: string,
    options?: { method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'; body?: unknown },
  ) => Promise<T>
}

const SessionContext = createContext<Session>()

/** Opens the programme. Reaches no server before that: with a copy on this device, a café opens without network. */
export function startSession(identity: Identity): Session {
  const { event, person, role } = identity
  const ids = createClientIds(identity)
  const isOpen = (document: string) => {
    const name = readDocumentName(document)
    const table = name !== undefined && 'table' in name ? name.table : ''
    return programme.tables[table]?.locked !== true && programme.day()?.phase !== 'closed'
  }
  const takeover = createTakeover(event, person, isOpen)
  const open = (document: string, later?: Later): OpenDocument => {
    const of = { event, person, document }
    return openDocument({
      of,
      clientId: () => ids.forDocument(document),
      keeps: isSeated(role) && document !== 'synthesis',
      onGivenUp: given => takeover.givenUp(given),
      takeOver: (doc, mayWrite, keeper) => takeover.takeOver(of, doc, mayWrite, keeper),
      later,
    })
  }
  const programmeLink = open('programme')
  const programme = createProgrammeMirror(programmeLink.doc)
  return {
    identity,
    programme,
    programmeLink,
    open,
    command: command => request<CommandResult>(`/events/${event}/commands`, { method: 'POST', body: command, person }),
    call: (path, options) => request(`/events/${event}${path}`, { ...options, person }),
  }
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

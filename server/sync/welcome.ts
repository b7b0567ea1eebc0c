import { PROTOCOL_VERSION } from '../../shared/protocol/messages.ts'
import { welcomeFrame } from './frames.ts'
import type { Peer } from './session.ts'

/** What our own client is told first; undefined for one that does not know our messages. */
export function welcomeFor(
  { extended, principal }: Peer,
  told: {
    readonly epoch: number
    readonly build: string | undefined
    readonly now: number
    readonly mayWrite: boolean
  },
): Uint8Array | undefined {
  return extended ? welcomeFrame({ version: PROTOCOL_VERSION, person: principal.person, ...told }) : undefined
}

import type { LogEntry } from '../../shared/document/programme.ts'
import { isStaff, type Role } from '../../shared/access/roles.ts'
import type { Word } from '../../shared/protocol/api.ts'
import type { CafeState, Logged, SaidWord, Signed } from './state.ts'

/**
 * Words between a host and the facilitators. They are kept in the log, beside what moderation did, and stand in no document: every
 * device at the event holds those. The programme says only that there is something new; who may read it asks for it.
 */

export const isWord = (entry: Signed<Logged>): entry is Signed<SaidWord> =>
  entry.what === 'message' || entry.what === 'word'

/** What of the log everybody may read. */
export const moderationOf = (log: CafeState['log']): Readonly<Record<string, Signed<LogEntry>>> =>
  Object.fromEntries(Object.entries(log).flatMap(([id, entry]) => (isWord(entry) ? [] : [[id, entry]])))

/** Another text whenever a word is said, dropped, or forgets who said it; undefined while there is none. */
export function wordsRevision(log: CafeState['log']): string | undefined {
  const words = Object.values(log).filter(isWord)
  if (words.length === 0) return undefined
  const signed = words.filter(({ who }) => who !== undefined).length
  return `${words.length}.${signed}.${Math.max(...words.map(({ at }) => at))}`
}

/** What this reader may read, oldest first; undefined when words are not for them at all. */
export function wordsFor(
  { log }: Pick<CafeState, 'log'>,
  reader: { readonly role: Role; readonly hostOf?: string | undefined },
): Word[] | undefined {
  if (!isStaff(reader.role) && reader.role !== 'host') return undefined
  const isTheirs = ({ table }: SaidWord): boolean =>
    isStaff(reader.role) || (table !== undefined && table === reader.hostOf)
  return Object.entries(log)
    .flatMap(([id, entry]): Word[] => {
      if (!isWord(entry) || !isTheirs(entry)) return []
      const { who: _who, ...word } = entry
      return [{ id, ...word }]
    })
    .sort((a, b) => a.at - b.at)
}

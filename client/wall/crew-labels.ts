import { createMemo } from 'solid-js'
import { crewName } from '../../shared/domain/crew-names.ts'
import type { Day } from '../../shared/document/programme.ts'
import { language } from '../i18n/language.ts'
import { crewsAtTables, roundsAround } from '../mirror/crew-moves.ts'
import { useSession } from '../session/session.tsx'

/** By table: the names of the crews that will sit there after the bell, for a board that has no room for ways. */
export function useCrewLabels(day: () => Day): () => ReadonlyMap<string, string> {
  const { programme } = useSession()
  return createMemo(
    () =>
      new Map(
        [...crewsAtTables(programme, roundsAround(day()).to)].map(([table, crews]) => [
          table,
          crews.map(crew => crewName(crew, language(), day().crews)).join(', '),
        ]),
      ),
  )
}

import { createMemo } from 'solid-js'
import type { Day } from '../../shared/document/programme.ts'
import { useSession } from '../session/session.tsx'
import { type Destination, destinationsOf } from './destinations.ts'

/** Where everybody goes, worked out again only when the programme changes, not each second. */
export function useDestinations(day: () => Day): () => readonly Destination[] {
  const { programme } = useSession()
  return createMemo(() => destinationsOf(programme, day()))
}

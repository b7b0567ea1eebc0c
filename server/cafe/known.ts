import type { Archive } from '../archive/archive.ts'
import { readArrivals } from './record.ts'
import { readEntry } from './register.ts'

/** Is there such an event in the archive, or one that was arriving when somebody died? */
export async function isKnown(archive: Archive, event: string): Promise<boolean> {
  if ((await readEntry(archive, event)) !== undefined) return true
  return (await readArrivals(archive)).includes(event)
}

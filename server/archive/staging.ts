import type { Archive } from './archive.ts'
import { createMemoryArchive } from './memory.ts'

/** A place apart where records are read, brought up to date and judged before any of them is kept. Gone when nobody holds it. */
export const createStaging = (): Archive => createMemoryArchive()

import type * as Y from 'yjs'
import type { Day, Programme } from '../../shared/document/programme.ts'
import { createMapMirror } from './map-mirror.ts'

/** The programme as read-only stores, root by root. Until the document came, `day()` is undefined and the rest is empty. */
export interface ProgrammeMirror extends Readonly<Omit<Programme, 'day'>> {
  readonly day: () => Day | undefined
}

export function createProgrammeMirror(doc: Y.Doc): ProgrammeMirror {
  const root = <R extends keyof Programme>(name: R): Readonly<Record<string, Programme[R][keyof Programme[R]]>> =>
    createMapMirror(doc.getMap(name))
  const day = root('day')
  return {
    day: () => day['day'],
    themes: root('themes'),
    tables: root('tables'),
    people: root('people'),
    seats: root('seats'),
    announcements: root('announcements'),
    receipts: root('receipts'),
    summaries: root('summaries'),
    threads: root('threads'),
    totals: root('totals'),
    log: root('log'),
    carried: root('carried'),
    photos: root('photos'),
    parts: root('parts'),
    leftOut: root('leftOut'),
    amendments: root('amendments'),
    followUp: root('followUp'),
  }
}

import type * as Y from 'yjs'
import type { DocumentName } from '../../shared/document/names.ts'
import type { Writing } from '../../shared/protocol/messages.ts'
import { mayWritePart } from './rights.ts'
import type { Principal, Situation } from './situation.ts'

/**
 * Where somebody says that they write, as far as it is told to others. Presence carries no words of anybody's choice: a note
 * that is not on this cloth is not told, nor a part of the synthesis that is not theirs to write.
 */
export function placeOf(
  { writing, note, zone, part }: Writing,
  name: DocumentName,
  doc: Y.Doc,
  { principal, situation }: { readonly principal: Principal; readonly situation: Situation },
): Writing {
  if (name.kind === 'synthesis')
    return { writing, part: part !== undefined && mayWritePart(part, principal, situation) ? part : undefined }
  if (name.kind !== 'table') return { writing }
  return { writing, note: note !== undefined && doc.getMap('core').has(note) ? note : undefined, zone }
}

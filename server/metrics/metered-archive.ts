import type { Archive, Operation } from '../archive/archive.ts'
import type { StoreMeter } from './meter.ts'

/** The same archive, whose writes are counted and timed. `spent`: ms that only go forward. */
export function meteredArchive(archive: Archive, meter: StoreMeter, spent: () => number): Archive {
  return {
    ...archive,
    write(operations) {
      const began = spent()
      const written = archive.write(operations)
      written.then(
        () => meter.stored(spent() - began, operations.length, bytesOf(operations)),
        () => meter.notStored(),
      )
      return written
    },
  }
}

function bytesOf(operations: readonly Operation[]): number {
  let bytes = 0
  for (const operation of operations) if ('put' in operation) bytes += operation.value.byteLength
  return bytes
}

import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'

export interface ZipFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** a picture: pressing it again gains nothing */
  readonly isPressed?: boolean
}

/** So much is pressed at once: some ms, after which whoever else waits for this process has their turn. */
const PORTION = 64 * 1024
const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

/** A zip as it is made, piece by piece; `at` is the hour that its files bear. One file at a time is held in memory. */
export async function* zipped(files: AsyncIterable<ZipFile>, at: number): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const faults: Error[] = []
  const zip = new Zip((fault, piece) => {
    if (fault === null) ready.push(piece)
    else faults.push(fault)
  })
  const mtime = new Date(Math.max(Date.UTC(1980, 0, 2), at))
  for await (const { name, bytes, isPressed = false } of files) {
    const entry = isPressed ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 })
    entry.mtime = mtime
    zip.add(entry)
    for (let from = 0; from === 0 || from < bytes.byteLength; from += PORTION) {
      entry.push(bytes.subarray(from, from + PORTION), from + PORTION >= bytes.byteLength)
      yield* ready.splice(0)
      await turn()
    }
    const [fault] = faults
    if (fault !== undefined) throw fault
  }
  zip.end()
  yield* ready.splice(0)
}

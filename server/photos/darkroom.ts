import type { Archive } from '../archive/archive.ts'
import { shrink, type Shrunk, type Unfit } from './shrink.ts'

/** Photos on their way in, and as they lie in the archive: `photo/<event>/<id>/full` and `…/thumb`. */
export interface Darkroom {
  /** Works on one photo at a time; `busy`: too many wait already. */
  develop(bytes: Uint8Array): Promise<Shrunk | Unfit | 'busy'>
  /** photos at work and waiting */
  underWay(): number
  /** Resolves when both sizes are on the disk. */
  store(event: string, photo: string, shrunk: Shrunk): Promise<void>
  read(event: string, photo: string, size: 'full' | 'thumb'): Promise<Uint8Array | undefined>
  drop(event: string, photo: string): Promise<void>
}

/** So many may wait: each holds its whole file in memory. */
const WAITING = 6

export const photosPrefix = (event: string): string => `photo/${event}/`

export function createDarkroom(archive: Pick<Archive, 'get' | 'write'>): Darkroom {
  let waiting = 0
  let last: Promise<unknown> = Promise.resolve()
  return {
    async develop(bytes) {
      if (waiting >= WAITING) return 'busy'
      waiting += 1
      const developed = last.then(() => shrink(bytes))
      last = developed.catch(() => {
        // Told to whoever waits for it.
      })
      try {
        return await developed
      } finally {
        waiting -= 1
      }
    },
    underWay: () => waiting,
    store: (event, photo, { full, thumb }) =>
      archive.write([
        { put: `${photosPrefix(event)}${photo}/full`, value: full },
        { put: `${photosPrefix(event)}${photo}/thumb`, value: thumb },
      ]),
    read: (event, photo, size) => archive.get(`${photosPrefix(event)}${photo}/${size}`),
    drop: (event, photo) => archive.write([{ delAll: `${photosPrefix(event)}${photo}/` }]),
  }
}

import type { Sharp } from 'sharp'
import { PHOTO, type PhotoType } from '../../shared/domain/photo.ts'

/** A photo as it is kept: JPEG, turned upright, with nothing of where, when and by what it was taken. */
export interface Shrunk {
  readonly full: Uint8Array
  readonly thumb: Uint8Array
  readonly width: number
  readonly height: number
}

/** Why a photo was not taken. `heic`: a telephone's own format, which this server does not read. */
export type Unfit = 'not-an-image' | 'heic' | 'too-many-pixels' | 'unreadable' | 'too-large'

/** Tried in turn until the file is light enough: first the side, then the quality. */
const STEPS = [
  [PHOTO.side, 80],
  [PHOTO.side, 68],
  [PHOTO.side, 54],
  [1_280, 54],
  [1_024, 46],
  [800, 40],
] as const
const THUMB_STEPS = [
  [PHOTO.thumbSide, 64],
  [PHOTO.thumbSide, 46],
  [160, 40],
] as const

/** What a file really is, by its first bytes: what the sender calls it counts for nothing. */
export function typeOf(bytes: Uint8Array): PhotoType | 'heic' | undefined {
  const text = (from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to))
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg'
  if (bytes[0] === 0x89 && text(1, 8) === 'PNG\r\n\u001a\n') return 'image/png'
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'image/webp'
  if (text(4, 8) === 'ftyp' && /^(heic|heix|hevc|heim|heis|mif1|msf1|avif)$/.test(text(8, 12))) return 'heic'
  return undefined
}

/**
 * Reads, turns upright, shrinks and writes anew. The work is done in threads of the image library's own, never on the loop that
 * serves everybody else; one photo at a time, so that the disk's threads stay free for what people write.
 */
export async function shrink(bytes: Uint8Array): Promise<Shrunk | Unfit> {
  const type = typeOf(bytes)
  if (type === undefined) return 'not-an-image'
  if (type === 'heic') return 'heic'
  // Loaded with the first photo: most cafés have none.
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.concurrency(1)
  const open = (): Sharp => sharp(bytes, { limitInputPixels: PHOTO.sentPixels, failOn: 'error', sequentialRead: true })
  try {
    const { width, height } = await open().metadata()
    if (width * height > PHOTO.sentPixels) return 'too-many-pixels'
    const full = await fit(open, STEPS, PHOTO.bytes)
    const thumb = full === undefined ? undefined : await fit(() => sharp(full.data), THUMB_STEPS, PHOTO.thumbBytes)
    if (full === undefined || thumb === undefined) return 'too-large'
    return { full: full.data, thumb: thumb.data, width: full.width, height: full.height }
  } catch (fault) {
    return /pixel limit/i.test(String(fault)) ? 'too-many-pixels' : 'unreadable'
  }
}

async function fit(
  open: () => Sharp,
  steps: readonly (readonly [side: number, quality: number])[],
  most: number,
): Promise<{ data: Uint8Array; width: number; height: number } | undefined> {
  for (const [side, quality] of steps) {
    const { data, info } = await open()
      .rotate()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality, mozjpeg: true })
      .toBuffer({ resolveWithObject: true })
    if (data.byteLength <= most) return { data: new Uint8Array(data), width: info.width, height: info.height }
  }
  return undefined
}

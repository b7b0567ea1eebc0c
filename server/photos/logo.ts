import type { Archive } from '../archive/archive.ts'

/** An organiser's logo: one a café, a PNG drawn anew by this server, whatever was sent. */
export interface Logos {
  /** A small PNG of it, or why not. */
  draw(bytes: Uint8Array): Promise<DrawnLogo | UnfitLogo>
  store(event: string, png: Uint8Array): Promise<void>
  read(event: string): Promise<Uint8Array | undefined>
  drop(event: string): Promise<void>
}
export interface DrawnLogo {
  readonly png: Uint8Array
  readonly width: number
  readonly height: number
}
export type UnfitLogo = 'not-an-image' | 'too-many-pixels' | 'unreadable'

export const LOGO = {
  types: ['image/png', 'image/jpeg', 'image/webp', 'image/svg+xml'],
  sentBytes: 2_000_000,
  width: 720,
  height: 240,
  pixels: 40_000_000,
} as const

/** An SVG may be small and draw a very large picture: this many dots an inch of its own size, no more. */
const SVG_DENSITY = 144

export const logoPrefix = (event: string): string => `logo/${event}/`

export function createLogos(archive: Pick<Archive, 'get' | 'write'>): Logos {
  const key = (event: string): string => `${logoPrefix(event)}png`
  return {
    draw: drawLogo,
    store: (event, png) => archive.write([{ put: key(event), value: png }]),
    read: event => archive.get(key(event)),
    drop: event => archive.write([{ delAll: logoPrefix(event) }]),
  }
}

/** What it really is, by its first bytes: what the sender calls it counts for nothing. */
export function kindOfLogo(bytes: Uint8Array): 'png' | 'jpeg' | 'webp' | 'svg' | undefined {
  const text = (from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to))
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg'
  if (bytes[0] === 0x89 && text(1, 4) === 'PNG') return 'png'
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'webp'
  const head = new TextDecoder().decode(bytes.subarray(0, 4_096)).replace(/^\ufeff/, '')
  return /^\s*</.test(head) && /<svg[\s>]/i.test(head) ? 'svg' : undefined
}

/**
 * Drawn in threads of the image library's own. An SVG is drawn without fetching anything: what it links to on disk or
 * network is left out, and no script in it is ever run. One that includes entities is refused: they can unfold without end.
 */
export async function drawLogo(bytes: Uint8Array): Promise<DrawnLogo | UnfitLogo> {
  const kind = kindOfLogo(bytes)
  if (kind === undefined) return 'not-an-image'
  if (kind === 'svg' && /<!ENTITY/i.test(new TextDecoder().decode(bytes))) return 'unreadable'
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.concurrency(1)
  try {
    const picture = sharp(bytes, {
      limitInputPixels: LOGO.pixels,
      failOn: 'error',
      ...(kind === 'svg' ? { density: SVG_DENSITY } : {}),
    })
    const { data, info } = await picture
      .rotate()
      .resize({ width: LOGO.width, height: LOGO.height, fit: 'inside', withoutEnlargement: kind !== 'svg' })
      .png({ compressionLevel: 9, palette: true })
      .toBuffer({ resolveWithObject: true })
    return { png: new Uint8Array(data), width: info.width, height: info.height }
  } catch (fault) {
    return /pixel limit/i.test(String(fault)) ? 'too-many-pixels' : 'unreadable'
  }
}

export interface DrawnLogo {
  readonly png: Uint8Array
  readonly width: number
  readonly height: number
}
/** `busy`: another one is being drawn · `too-long`: it took longer than it may */
export type UnfitLogo = 'not-an-image' | 'too-many-pixels' | 'unreadable' | 'too-long' | 'busy'
export type KindOfLogo = 'png' | 'jpeg' | 'webp' | 'svg'

/** What a logo becomes at most, px, and of how many pixels it may be. */
export const DRAWN = { width: 720, height: 240, pixels: 40_000_000 } as const

/** An SVG may be small and draw a very large picture: this many dots an inch of its own size, no more. */
const SVG_DENSITY = 144

/** Drawn anew by the image library. It fetches nothing that an SVG links to, on disk or network, and runs no script in it. */
export async function drawPicture(bytes: Uint8Array, kind: KindOfLogo): Promise<DrawnLogo | UnfitLogo> {
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.concurrency(1)
  try {
    const picture = sharp(bytes, {
      limitInputPixels: DRAWN.pixels,
      failOn: 'error',
      ...(kind === 'svg' ? { density: SVG_DENSITY } : {}),
    })
    const { data, info } = await picture
      .rotate()
      .resize({ width: DRAWN.width, height: DRAWN.height, fit: 'inside', withoutEnlargement: kind !== 'svg' })
      .png({ compressionLevel: 9, palette: true })
      .toBuffer({ resolveWithObject: true })
    return { png: new Uint8Array(data), width: info.width, height: info.height }
  } catch (fault) {
    return /pixel limit/i.test(String(fault)) ? 'too-many-pixels' : 'unreadable'
  }
}

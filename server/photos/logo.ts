import type { Archive } from '../archive/archive.ts'
import { DRAWN, type DrawnLogo, drawPicture, type KindOfLogo, type UnfitLogo } from './logo-picture.ts'
import { createSvgDrawer } from './svg.ts'

/** An organiser's logo: one a café, a PNG drawn anew by this server, whatever was sent. */
export interface Logos {
  /** A small PNG of it, or why not. */
  draw(bytes: Uint8Array): Promise<DrawnLogo | UnfitLogo>
  store(event: string, png: Uint8Array): Promise<void>
  read(event: string): Promise<Uint8Array | undefined>
  drop(event: string): Promise<void>
}

export const LOGO = {
  types: ['image/png', 'image/jpeg', 'image/webp', 'image/svg+xml'],
  sentBytes: 2_000_000,
  ...DRAWN,
} as const

export const logoPrefix = (event: string): string => `logo/${event}/`

/** `svgMs`: how long an SVG may take. */
export function createLogos(archive: Pick<Archive, 'get' | 'write'>, svgMs?: number): Logos {
  const drawSvg = createSvgDrawer(svgMs)
  const key = (event: string): string => `${logoPrefix(event)}png`
  return {
    draw: async bytes => drawLogo(bytes, drawSvg),
    store: (event, png) => archive.write([{ put: key(event), value: png }]),
    read: event => archive.get(key(event)),
    drop: event => archive.write([{ delAll: logoPrefix(event) }]),
  }
}

/** What it really is, by its first bytes: what the sender calls it counts for nothing. */
export function kindOfLogo(bytes: Uint8Array): KindOfLogo | undefined {
  const text = (from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to))
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg'
  if (bytes[0] === 0x89 && text(1, 4) === 'PNG') return 'png'
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'webp'
  const head = new TextDecoder().decode(bytes.subarray(0, 4_096)).replace(/^\ufeff/, '')
  return /^\s*</.test(head) && /<svg[\s>]/i.test(head) ? 'svg' : undefined
}

/** An SVG that includes entities is refused: they can unfold without end. The others are drawn in a process of their own. */
function drawLogo(
  bytes: Uint8Array,
  drawSvg: ReturnType<typeof createSvgDrawer>,
): Promise<DrawnLogo | UnfitLogo> | UnfitLogo {
  const kind = kindOfLogo(bytes)
  if (kind === undefined) return 'not-an-image'
  if (kind !== 'svg') return drawPicture(bytes, kind)
  return /<!ENTITY/i.test(new TextDecoder().decode(bytes)) ? 'unreadable' : drawSvg(bytes)
}

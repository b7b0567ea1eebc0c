import jsQR from 'jsqr'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'

/** A printer's worst: what an office copier still does. */
const DPI = 150
/** in points, and in a browser's pixels */
const A4 = { width: 595.2756, height: 841.8898 }
const SHEET = { width: 794, height: 1123 }

/**
 * Every QR code that a telephone finds on each page, in no order. `svg`: pages of A4 one under the other, as Typst draws them.
 */
export async function codesOn(
  browser: Browser,
  svg: string,
  options: { readonly grey?: boolean } = {},
): Promise<string[][]> {
  const context = await browser.newContext({ viewport: SHEET, deviceScaleFactor: DPI / 96 })
  try {
    const page = await context.newPage()
    await page.setContent(svg)
    await page.addStyleTag({ content: 'body { margin: 0 } svg { display: block }' })
    // The drawing lays the white of every page over the first one.
    const height = await page.evaluate(() => {
      for (const ground of document.querySelectorAll('body > svg > path')) ground.remove()
      return document.querySelector('svg')?.viewBox.baseVal.height ?? 0
    })
    const pages: string[][] = []
    for (let number = 0; number < Math.round(height / A4.height); number++) {
      await page.evaluate(
        ([sheet, paper, at]) => {
          const drawing = document.querySelector('svg')
          drawing?.setAttribute('viewBox', `0 ${at} ${paper.width} ${paper.height}`)
          drawing?.setAttribute('width', String(sheet.width))
          drawing?.setAttribute('height', String(sheet.height))
        },
        [SHEET, A4, number * A4.height] as const,
      )
      const png = await page.screenshot()
      pages.push(await codesIn(options.grey === true ? await sharp(png).grayscale().toBuffer() : png))
    }
    return pages
  } finally {
    await context.close()
  }
}

/** What a telephone held close sees, and how far it is moved on, in mm. */
const VIEW = { side: 80, step: 30 }

/** Looks at the page piece by piece, as one holds a telephone over it; what was read is painted over, so that it is read once. */
async function codesIn(png: Buffer): Promise<string[]> {
  const { data, info } = await sharp(png)
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const [side, step] = [VIEW.side, VIEW.step].map(mm => Math.round((mm / 25.4) * DPI)) as [number, number]
  const found: string[] = []
  for (let top = 0; top < info.height; top += step)
    for (let left = 0; left < info.width; left += step) {
      const width = Math.min(side, info.width - left)
      const height = Math.min(side, info.height - top)
      const piece = pieceOf(data, info.width, { left, top, width, height })
      if (isPale(piece)) continue
      const code = jsQR(piece, width, height, { inversionAttempts: 'dontInvert' })
      if (code === null || code.data === '') continue
      found.push(code.data)
      const { topLeftCorner, topRightCorner, bottomLeftCorner, bottomRightCorner } = code.location
      const corners = [topLeftCorner, topRightCorner, bottomLeftCorner, bottomRightCorner]
      const [xs, ys] = [corners.map(({ x }) => left + Math.round(x)), corners.map(({ y }) => top + Math.round(y))]
      for (let y = Math.min(...ys); y <= Math.max(...ys); y++)
        data.fill(255, (y * info.width + Math.min(...xs)) * 4, (y * info.width + Math.max(...xs) + 1) * 4)
    }
  return found
}

/** Where next to nothing is black there is no code. */
function isPale(piece: Uint8ClampedArray): boolean {
  let dark = 0
  for (let at = 0; at < piece.length; at += 4) if ((piece[at] ?? 255) < 96) dark += 1
  return dark < piece.length / 4 / 40
}

function pieceOf(
  data: Buffer,
  across: number,
  at: { readonly left: number; readonly top: number; readonly width: number; readonly height: number },
): Uint8ClampedArray {
  const piece = new Uint8ClampedArray(at.width * at.height * 4)
  for (let y = 0; y < at.height; y++) {
    const from = ((at.top + y) * across + at.left) * 4
    piece.set(data.subarray(from, from + at.width * 4), y * at.width * 4)
  }
  return piece
}

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'

/**
 * Pictures of screens that hold on any machine. Letters are drawn differently by each system and each Chromium, so a picture is taken
 * with the product's own font for every text, without what changes each time, and shrunk to an eighth: what is left is where
 * things are, how large and in which colour.
 */
export interface Thumb {
  readonly width: number
  readonly height: number
  /** three bytes a pixel */
  readonly pixels: Uint8Array
}

const SHRINK = 8
const STILL_MS = 120
const MOST_TRIES = 20
/** Pixels of the thumb: about a third of a note's width. */
const BLOCK = 6

export interface Difference {
  /** of all bytes, 0 to 255 */
  readonly mean: number
  /** of the block that differs most, 0 to 255 */
  readonly worst: number
  /** where that block begins, in pixels of the screen */
  readonly at: readonly [x: number, y: number]
}

/** More than this is another picture. Set between what two Chromiums do to the same page and what a moved note does. */
export const TOLERATED = { mean: 2, worst: 14 } as const

export async function shrink(png: Uint8Array): Promise<Thumb> {
  const image = sharp(png).removeAlpha()
  const { width, height } = await image.metadata()
  const { data, info } = await image
    .resize(Math.round(width / SHRINK), Math.round(height / SHRINK), { fit: 'fill', kernel: 'mitchell' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, pixels: data }
}

/** Undefined when they are not of one size. */
export function differenceOf(a: Thumb, b: Thumb): Difference | undefined {
  if (a.width !== b.width || a.height !== b.height) return undefined
  const differs = (x: number, y: number) => {
    const at = (y * a.width + x) * 3
    return (
      [0, 1, 2].reduce((sum, part) => sum + Math.abs((a.pixels[at + part] ?? 0) - (b.pixels[at + part] ?? 0)), 0) / 3
    )
  }
  let total = 0
  let worst = 0
  let where: readonly [number, number] = [0, 0]
  for (let top = 0; top < a.height; top += BLOCK)
    for (let left = 0; left < a.width; left += BLOCK) {
      let sum = 0
      let count = 0
      for (let y = top; y < Math.min(a.height, top + BLOCK); y++)
        for (let x = left; x < Math.min(a.width, left + BLOCK); x++) {
          sum += differs(x, y)
          count += 1
        }
      total += sum
      if (sum / count > worst) {
        worst = sum / count
        where = [left * SHRINK, top * SHRINK]
      }
    }
  return { mean: total / (a.width * a.height), worst, at: where }
}

/** Takes the picture; `without`: selectors of what is drawn anew each time. */
export async function takeThumb(page: Page, without: readonly string[]): Promise<Thumb> {
  await page.evaluate(async hidden => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(
      `* { font-family: 'Tablee Serif' !important; font-synthesis: none !important; text-rendering: geometricPrecision !important; caret-color: transparent !important; }
      ${hidden.length === 0 ? '' : `:is(${hidden.join()}) { visibility: hidden !important; }`}`,
    )
    // What is not seen must not push the others about either: a code of wide letters breaks a line.
    for (const element of hidden.length === 0 ? [] : document.querySelectorAll(hidden.join()))
      if (element.childElementCount === 0 && element.textContent !== '') element.textContent = '0000'
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    // Which line something was scrolled to depends on letters: each picture begins at the top.
    for (const element of document.querySelectorAll('*')) if (element.scrollTop > 0) element.scrollTop = 0
    await document.fonts.load('16px "Tablee Serif"')
    await document.fonts.ready
    await new Promise(painted => requestAnimationFrame(() => requestAnimationFrame(painted)))
  }, without)
  // Parts that are fetched when first shown may still be on their way: the picture is taken once two in a row are alike.
  let last = await shrink(await page.screenshot({ scale: 'css' }))
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    await page.waitForTimeout(STILL_MS)
    const next = await shrink(await page.screenshot({ scale: 'css' }))
    const difference = differenceOf(last, next)
    last = next
    if ((difference?.worst ?? Number.POSITIVE_INFINITY) < 1) break
  }
  return last
}

/** The stored picture, or undefined when there is none yet. */
export async function readThumb(file: string): Promise<Thumb | undefined> {
  if (!existsSync(file)) return undefined
  const { data, info } = await sharp(readFileSync(file)).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, pixels: data }
}

export async function writeThumb(file: string, { pixels, width, height }: Thumb): Promise<void> {
  mkdirSync(dirname(file), { recursive: true })
  const image = sharp(pixels, { raw: { width, height, channels: 3 } })
  writeFileSync(file, await image.webp({ lossless: true, effort: 6 }).toBuffer())
}

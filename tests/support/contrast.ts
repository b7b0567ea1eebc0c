import type { Page } from 'playwright-core'
import sharp from 'sharp'

type Rgb = readonly [number, number, number]

/** Relative luminance and contrast ratio as WCAG 2.2 defines them (§1.4.3, «relative luminance»). 1 to 21. */
export function contrastOf(a: Rgb, b: Rgb): number {
  const luminance = (colour: Rgb) => {
    const [r = 0, g = 0, b = 0] = colour.map(value => {
      const part = value / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

/** Colours closer than this are one: a ground that shades off is not outvoted by the letters on it. */
const ALIKE_BITS = 4

/** The colour that most pixels of a box have, about: what lies under a text, whatever was painted to get there. */
function groundOf(pixels: Uint8Array, width: number, box: TextBox): Rgb | undefined {
  const counts = new Map<number, { pixels: number; sum: [number, number, number] }>()
  for (let y = box.top; y < box.bottom; y++)
    for (let x = box.left; x < box.right; x++) {
      const at = (y * width + x) * 3
      const colour = [pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0] as const
      const kind = colour.reduce((key, part) => (key << 8) | (part >> ALIKE_BITS), 0)
      const { pixels: before, sum } = counts.get(kind) ?? { pixels: 0, sum: [0, 0, 0] }
      counts.set(kind, {
        pixels: before + 1,
        sum: [sum[0] + colour[0], sum[1] + colour[1], sum[2] + colour[2]],
      })
    }
  const [most] = [...counts.values()].sort((a, b) => b.pixels - a.pixels)
  if (most === undefined) return undefined
  const mean = (part: number) => Math.round(part / most.pixels)
  return [mean(most.sum[0]), mean(most.sum[1]), mean(most.sum[2])]
}

const MOST_TRIES = 5

interface TextBox {
  readonly text: string
  readonly where: string
  readonly colour: Rgb
  readonly least: number
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export interface ContrastFindings {
  readonly measured: number
  readonly tooFaint: readonly string[]
}

/**
 * Requirement A11Y-09, on what is really painted: each text in sight, in its computed colour, against the commonest pixel of the
 * lines it is written on. axe-core gives up over textures, pseudo-elements and whatever lies above; this does not. Notes 7:1, other
 * text 4.5:1, large text 3:1 (24 px, or 18.66 px bold). What cannot be used is exempt, as in WCAG. Text that is clipped,
 * covered or outside the window is left to the states in which it is in sight.
 */
export async function measureContrast(page: Page): Promise<ContrastFindings> {
  const placesOf = (texts: readonly TextBox[]) =>
    texts.map(({ where, left, top, right, bottom }) => [where, left, top, right, bottom].join()).join(';')
  let texts = await page.evaluate(readTexts)
  let picture = await page.screenshot({ scale: 'css' })
  // A part that comes late moves the others: what was read must be where the picture shows it.
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const again = await page.evaluate(readTexts)
    if (placesOf(again) === placesOf(texts)) break
    texts = again
    picture = await page.screenshot({ scale: 'css' })
  }
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const tooFaint = texts.flatMap(text => {
    const ground = groundOf(data, info.width, {
      ...text,
      right: Math.min(info.width, text.right),
      bottom: Math.min(info.height, text.bottom),
    })
    if (ground === undefined) return []
    const ratio = contrastOf(text.colour, ground)
    return ratio + 0.05 >= text.least
      ? []
      : [
          `${text.where} «${text.text}»: ${ratio.toFixed(2)}:1 (${text.colour.join()} on ${ground.join()}), needs ${text.least}:1`,
        ]
  })
  return { measured: texts.length, tooFaint }
}

/** Runs in the page: the lines of every text that is in sight. */
function readTexts(): TextBox[] {
  const found: TextBox[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const modal = document.querySelector('dialog:modal')
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement
    const text = (node.textContent ?? '').trim()
    if (parent === null || text === '' || (modal !== null && !modal.contains(parent))) continue
    if (!parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
    if (parent.closest('[aria-disabled="true"], :disabled, select, option, title, desc, .sr') !== null) continue
    const style = getComputedStyle(parent)
    const painted = parent instanceof SVGElement ? style.fill : style.color
    const [r, g, b, alpha = 1] = (painted.match(/[\d.]+/g) ?? []).map(Number)
    if (r === undefined || g === undefined || b === undefined || alpha < 1) continue
    const size = Number.parseFloat(style.fontSize)
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700)
    const range = document.createRange()
    range.selectNodeContents(node)
    const box = range.getClientRects()[0]
    if (box === undefined || box.width < 3 || box.height < 6) continue
    const isSeenAt = (x: number, y: number) => {
      const above = document.elementFromPoint(x, y)
      return above !== null && (above.contains(parent) || parent.contains(above))
    }
    const [left, right, top, bottom] = [box.left + 1, box.right - 1, box.top + 1, box.bottom - 1]
    if (![left, (left + right) / 2, right].every(x => isSeenAt(x, top) && isSeenAt(x, bottom))) continue
    const onNote = parent.closest('li[data-note]') !== null
    found.push({
      text: text.slice(0, 40),
      where: `${parent.tagName.toLowerCase()}.${parent.getAttribute('class') ?? ''}`,
      colour: [r, g, b],
      least: onNote ? 7 : large ? 3 : 4.5,
      left: Math.max(0, Math.floor(box.left)),
      top: Math.max(0, Math.floor(box.top)),
      right: Math.ceil(box.right),
      bottom: Math.ceil(box.bottom),
    })
  }
  return found
}

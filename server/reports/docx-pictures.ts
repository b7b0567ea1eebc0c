import { ImageRun } from 'docx'
import { coverArt } from '../../shared/reports/html-cover.ts'
import { travelArt } from '../../shared/reports/html-travel.ts'
import type { Block, Report, ReportLogo } from '../../shared/reports/model.ts'
import { printable } from '../../shared/reports/printable.ts'

/** Drawings of the report as pictures: Word and its relatives disagree about SVG. */
export interface Pictures {
  /** the woven tables; decoration */
  readonly cover: ReportLogo | undefined
  readonly travel: ReadonlyMap<Block, ReportLogo>
}

/** Pixels for each point that a picture is shown at: sharp when printed. */
const DENSITY = 2
const COVER_SIZE = 300
const TRAVEL_WIDTH = 620

/** Draws what this report needs. A drawing that fails is left out: each says nothing that words do not. */
export async function drawPictures(report: Report): Promise<Pictures> {
  const chapters = report.parts.flatMap(part => part.chapters)
  const themes = chapters.filter(chapter => chapter.lang === undefined).flatMap(chapter => chapter.theme ?? [])
  const travel = new Map<Block, ReportLogo>()
  for (const block of chapters.flatMap(chapter => chapter.blocks)) {
    if (block.kind !== 'travel') continue
    const drawn = await draw(travelArt(block), TRAVEL_WIDTH)
    if (drawn !== undefined) travel.set(block, drawn)
  }
  return { cover: themes.length === 0 ? undefined : await draw(coverArt(themes), COVER_SIZE), travel }
}

async function draw(html: string, shown: number): Promise<ReportLogo | undefined> {
  const svg = /<svg[\s\S]*<\/svg>/.exec(html)?.[0].replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ')
  if (svg === undefined) return undefined
  try {
    const { default: sharp } = await import('sharp')
    const { data, info } = await sharp(Buffer.from(svg), { density: 144 })
      .resize({ width: shown * DENSITY })
      .png({ compressionLevel: 9, palette: true })
      .toBuffer({ resolveWithObject: true })
    return { png: data, width: shown, height: Math.round((info.height / info.width) * shown) }
  } catch {
    return undefined
  }
}

/** A picture in a line; `alt` is what it shows, '' for decoration. */
export function pictureRun({ png, width, height }: ReportLogo, name: string, alt: string): ImageRun {
  return new ImageRun({
    type: 'png',
    data: png,
    transformation: { width, height },
    altText: { name, ...(alt === '' ? {} : { description: printable(alt) }) },
    ...(alt === '' ? { decorative: true } : {}),
  })
}

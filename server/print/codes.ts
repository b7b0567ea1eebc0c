import { encode } from 'uqr'

/**
 * A QR code to be drawn: put in the data of a template in the place of its SVG. `sturdy`: a quarter of it may be stained (what
 * lies on tables all day); else a seventh, and larger modules.
 */
export interface QrMark {
  readonly $qr: string
  readonly sturdy: boolean
}

export const qrMark = (text: string, sturdy: boolean): QrMark => ({ $qr: text, sturdy })

/** The data with each mark replaced by the SVG of its code, and bytes by figures, as JSON needs them. A thousand codes take seconds: done where nobody waits. */
export function drawCodes(data: unknown): unknown {
  if (data instanceof Uint8Array) return [...data]
  if (Array.isArray(data)) return data.map(drawCodes)
  if (typeof data !== 'object' || data === null) return data
  if (isMark(data)) return qrSvg(data.$qr, data.sturdy)
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, drawCodes(value)]))
}

const isMark = (value: object): value is QrMark => '$qr' in value && typeof value.$qr === 'string'

/** One path, a unit a module, with the four quiet modules around it that the norm asks for. */
export function qrSvg(text: string, sturdy: boolean): string {
  const { data, size } = encode(text, { ecc: sturdy ? 'Q' : 'M', border: 4 })
  const path = data
    .map((row, y) =>
      runsOf(row)
        .map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`)
        .join(''),
    )
    .join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>`
}

/** Dark modules of a row as [start, length]: neighbours in one piece, so that no hair of white shows between them. */
function runsOf(row: readonly boolean[]): [number, number][] {
  const runs: [number, number][] = []
  for (const [x, dark] of row.entries()) {
    if (!dark) continue
    const last = runs.at(-1)
    if (last !== undefined && last[0] + last[1] === x) last[1] += 1
    else runs.push([x, 1])
  }
  return runs
}

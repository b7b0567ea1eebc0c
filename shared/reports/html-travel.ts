import { escapeHtml } from './html-escape.ts'
import { themeLook } from './look.ts'
import type { Block } from './model.ts'

type Travel = Extract<Block, { kind: 'travel' }>

const WIDTH = 720
/** Space around the ring of tables. */
const MARGIN = 46

/**
 * What went from table to table, drawn: tables in a ring, an arrow for each way, thicker where more notes went. One picture for
 * whoever listens, named by `alt`; the table after it says the same.
 */
export function travelArt(block: Travel): string {
  const count = block.tables.length
  const radius = count > 16 ? 16 : 24
  const height = count > 12 ? 560 : 360
  const at = (index: number) => {
    // the first table at nine o'clock, then clockwise, as on the cover
    const angle = (2 * Math.PI * index) / Math.max(1, count) - Math.PI
    return {
      x: WIDTH / 2 + (WIDTH / 2 - MARGIN) * Math.cos(angle),
      y: height / 2 + (height / 2 - MARGIN) * Math.sin(angle),
    }
  }
  const most = Math.max(1, ...block.trips.map(trip => trip.notes))
  const ways = block.trips.map(trip => way(at(trip.from), at(trip.to), radius, trip.notes / most, block, trip))
  const tables = block.tables.map((table, index) => {
    const { x, y } = at(index)
    const { ink } = themeLook(table.theme)
    return `<circle cx="${round(x)}" cy="${round(y)}" r="${radius}" fill="#fffefa" stroke="${ink}" stroke-width="3"/><text x="${round(x)}" y="${round(y + radius * 0.3)}" text-anchor="middle" font-size="${radius}">${table.number}</text>`
  })
  return `<figure class="travel"><svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escapeHtml(block.alt)}" focusable="false">${ways.join('')}${tables.join('')}</svg></figure>`
}

interface Spot {
  readonly x: number
  readonly y: number
}

/** A curve that leans to its left, so that there and back are two lines, with an arrowhead before the table it comes to. */
function way(
  from: Spot,
  to: Spot,
  radius: number,
  share: number,
  block: Travel,
  trip: Travel['trips'][number],
): string {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const length = Math.hypot(dx, dy) || 1
  const lean = Math.min(70, length / 5)
  const middle = { x: (from.x + to.x) / 2 + (dy / length) * lean, y: (from.y + to.y) / 2 - (dx / length) * lean }
  const width = 2 + 5 * share
  const start = towards(from, middle, radius + 3)
  const tip = towards(to, middle, radius + 4)
  const neck = towards(tip, middle, 9 + width)
  const { ink } = themeLook(block.tables[trip.from]?.theme ?? 1)
  const across = {
    x: ((neck.y - tip.y) / (9 + width)) * (4 + width),
    y: ((tip.x - neck.x) / (9 + width)) * (4 + width),
  }
  return [
    `<path d="M${spot(start)}Q${spot(middle)} ${spot(neck)}" fill="none" stroke="${ink}" stroke-width="${round(width)}" stroke-linecap="round" opacity=".75"/>`,
    `<path d="M${spot(tip)}L${spot({ x: neck.x + across.x, y: neck.y + across.y })}L${spot({ x: neck.x - across.x, y: neck.y - across.y })}z" fill="${ink}"/>`,
  ].join('')
}

function towards(from: Spot, to: Spot, steps: number): Spot {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1
  return { x: from.x + ((to.x - from.x) / length) * steps, y: from.y + ((to.y - from.y) / length) * steps }
}

const round = (value: number): number => Math.round(value * 10) / 10
const spot = ({ x, y }: Spot): string => `${round(x)} ${round(y)}`

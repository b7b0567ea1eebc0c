import { type Way, wayBetween } from '../ui/way-between.ts'
import { MAP, type RingPlace } from './ring-layout.ts'

/** Where the chairs of a drawing of scale 1 stand; ways begin and end among them. */
const CHAIRS = 93
const CLEAR = 6
const WING = 19
/** two places above each other, or beside each other */
const ALIGNED = 110
/** between these two another table stands */
const FAR = 430
/** the middle of the room: ways go around it */
const MIDDLE = { x: MAP.width / 2, y: MAP.height / 2 } as const

/** How somebody goes from one place of the ring to another: around the middle, where there is room for a label. */
export function ringWay(from: RingPlace, to: RingPlace, places: number): Way {
  const round = (place: RingPlace) => ({ x: place.x, y: place.y, r: CHAIRS * place.scale + CLEAR })
  const { bow, at, label } = bend(from, to, places)
  const way = wayBetween(round(from), round(to), bow, { at, wing: WING })
  return label === undefined ? way : { ...way, label }
}

interface Bend {
  readonly bow: number
  readonly at: number
  /** where the label stands, when that is not on the way */
  readonly label?: { readonly x: number; readonly y: number }
}

function bend(from: RingPlace, to: RingPlace, places: number): Bend {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const middle = { x: (from.x + to.x) / 2 - MIDDLE.x, y: (from.y + to.y) / 2 - MIDDLE.y }
  // to the left of who walks is outwards for who goes round clockwise
  const side = places === 2 || middle.x * dy - middle.y * dx >= 0 ? 1 : -1
  const low = Math.min(from.scale, to.scale) < 1.2
  const length = Math.hypot(dx, dy)
  if (places === 2) return { bow: 140, at: 0.5 }
  if (Math.abs(dx) < ALIGNED) {
    if (!low) return { bow: side * 130, at: 0.5 }
    if (length > FAR) return { bow: -side * 150, at: 0.5 }
    // no room for both between two chairs: the way passes on the inner side, the label on the outer one
    const outwards = middle.x < 0 ? -1 : 1
    return { bow: -side * 66, at: 0.5, label: { x: (from.x + to.x) / 2 + outwards * 30, y: (from.y + to.y) / 2 } }
  }
  if (Math.abs(dy) < ALIGNED) return { bow: side * (low ? 76 : 122), at: 0.5 }
  // a triangle's flanks: the label stands beside the upper table, clear of the words of the lower one
  if (places === 3) return { bow: side * 70, at: dy > 0 ? 0.3 : 0.7 }
  return { bow: length * 0.12, at: 0.4 }
}

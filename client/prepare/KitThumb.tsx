import type { KitPart } from '../../shared/domain/kit.ts'

/** A sheet of this kind, drawn small: what to expect from the printer. Says nothing that is not written beside it. */
export function KitThumb(props: { part: KitPart }) {
  return (
    <svg class="kit-thumb" viewBox="0 0 42 60" aria-hidden="true">
      <path class="kit-sheet" d="M.5.5h41v59H.5z" />
      <path class="kit-soft" d={DRAWN[props.part].soft} />
      <path class="kit-line" d={DRAWN[props.part].line} />
      <path class="kit-ink" d={DRAWN[props.part].ink} />
    </svg>
  )
}

const disc = (x: number, y: number, r: number) =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`
const SLIPS = [0, 1, 2, 3].flatMap(row => [0, 1].map(column => [2.5 + column * 20, 2.5 + row * 14.5] as const))
const CUT = 'M21 1v58M1 16h40M1 30.5h40M1 45h40'

const DRAWN: Readonly<Record<KitPart, { readonly soft: string; readonly line: string; readonly ink: string }>> = {
  tables: { soft: 'M3 27h36v6H3z', line: 'M0 30h2M40 30h2M20 40h16M20 43h12', ink: disc(10, 43, 5) },
  wifi: { soft: '', line: 'M24 42h13M24 47h13M24 52h8', ink: 'M5 39h14v14H5zM5 7h14v14H5z' },
  notes: {
    soft: SLIPS.map(([x, y]) => disc(x + 2.5, y + 2.5, 2)).join(''),
    line: `${CUT}${SLIPS.map(([x, y]) => `M${x} ${y + 7}h15M${x} ${y + 10}h15`).join('')}`,
    ink: '',
  },
  seats: {
    soft: SLIPS.map(([x, y]) => [2, 7, 12].map(at => disc(x + at, y + 9, 1.8)).join('')).join(''),
    line: `${CUT}${SLIPS.map(([x, y]) => `M${x} ${y + 2}h8`).join('')}`,
    ink: SLIPS.map(([x, y]) => `M${x + 11} ${y}h4v4h-4z`).join(''),
  },
  signin: {
    soft: 'M4 12h34v4H4z',
    line: [20, 25, 30, 35, 40, 45, 50].map(y => `M4 ${y}h34M23 ${y - 3}h2v2h-2zM29 ${y - 3}h2v2h-2z`).join(''),
    ink: 'M4 6h14v2H4z',
  },
  order: {
    soft: 'M4 24h34v4H4zM4 38h34v4H4z',
    line: [16, 19, 30, 33, 44, 47, 52].map(y => `M15 ${y}h22`).join(''),
    ink: `M4 6h18v2.5H4z${[15, 25, 30, 39, 44, 52].map(y => `M4 ${y}h7v1.6H4z`).join('')}`,
  },
}

import { themeLook } from './look.ts'

const R = 300
/** More wedges than this would be slivers. */
const WEDGES = 12

/** The cover's drawing: the round table from above, a wedge of woven cloth for each workshop, the paper laid over it. Decoration: hidden from readers. */
export function coverArt(themes: readonly number[]): string {
  const shown = themes.slice(0, WEDGES)
  return [
    '<svg viewBox="-330 -330 660 660" aria-hidden="true" focusable="false">',
    `<defs>${[...new Set(shown)].map(pattern).join('')}</defs>`,
    `<ellipse cx="8" cy="18" rx="306" ry="304" fill="#1b2421" opacity=".1"/>`,
    ...shown.map((number, index) => wedge(number, index, shown.length)),
    '<g transform="rotate(-3)"><path d="M-205-205h410v410h-410z" fill="#1b2421" opacity=".12" transform="translate(5 8)"/>',
    '<path d="M-205-205h410v410h-410z" fill="#fffefa"/><path d="M0-205v410M-205 0h410" stroke="#1b2421" stroke-opacity=".07" stroke-width="2"/></g></svg>',
  ].join('')
}

function wedge(number: number, index: number, count: number): string {
  const paint = `fill="url(#weave${number})" stroke="rgb(${themeLook(number).rgb.replaceAll(' ', ',')})" stroke-width="3"`
  if (count === 1) return `<circle r="${R}" ${paint}/>`
  // the first wedge begins at nine o'clock, as the tables are read: from the left, clockwise
  const at = (step: number) => {
    const angle = (2 * Math.PI * step) / count - Math.PI
    return `${(R * Math.cos(angle)).toFixed(1)} ${(R * Math.sin(angle)).toFixed(1)}`
  }
  return `<path d="M0 0L${at(index)}A${R} ${R} 0 0 1 ${at(index + 1)}z" ${paint}/>`
}

function pattern(number: number): string {
  const { rgb, weave } = themeLook(number)
  const ink = `rgb(${rgb.replaceAll(' ', ',')})`
  const open = (size: number, more = '') =>
    `<pattern id="weave${number}" width="${size}" height="${size}" patternUnits="userSpaceOnUse"${more}><rect width="${size}" height="${size}" fill="#fff"/>`
  switch (weave) {
    case 'check':
      return `${open(38)}<g fill="${ink}" fill-opacity=".38"><path d="M0 0h19v38h-19z"/><path d="M0 0h38v19h-38z"/></g></pattern>`
    case 'stripe':
      return `${open(52)}<g stroke="${ink}" stroke-opacity=".46"><path d="M12 0v52" stroke-width="23"/><path d="M38 0v52" stroke-width="4"/></g></pattern>`
    case 'pane':
      return `${open(25)}<path d="M0 0h25v25h-25z" fill="${ink}" fill-opacity=".16"/><path d="M0 2h25M2 0v25" stroke="${ink}" stroke-opacity=".75" stroke-width="4"/></pattern>`
    case 'twill':
      return `${open(21, ' patternTransform="rotate(45)"')}<path d="M0 0h10v21h-10z" fill="${ink}" fill-opacity=".48"/></pattern>`
  }
}

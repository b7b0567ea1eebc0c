import { createMemo } from 'solid-js'
import { encode } from 'uqr'

/** A QR code as one SVG path, dark on light whatever the room. The address it carries is given beside it in text too. */
export function QrCode(props: { text: string; label: string }) {
  const code = createMemo(() => encode(props.text, { ecc: 'M', border: 2 }))
  const path = createMemo(() => {
    let d = ''
    code().data.forEach((row, y) => row.forEach((dark, x) => (d += dark ? `M${x} ${y}h1v1h-1z` : '')))
    return d
  })
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${code().size} ${code().size}`}
      role="img"
      aria-label={props.label}
      shape-rendering="crispEdges"
    >
      <path class="qr-ground" d={`M0 0h${code().size}v${code().size}H0z`} />
      <path class="qr-ink" d={path()} />
    </svg>
  )
}

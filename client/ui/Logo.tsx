/** Green disc (table), white square (paper), grenat ring (plate). The wall turns its colours over by CSS. */
export function Logo(props: { size?: number }) {
  return (
    <svg class="logo" width={props.size ?? 28} height={props.size ?? 28} viewBox="0 0 32 32" aria-hidden="true">
      <circle class="logo-table" cx="16" cy="16" r="15" />
      <path class="logo-paper" d="M7.4 6.6h18.2v18.2H7.4z" transform="rotate(-5 16 16)" />
      <circle class="logo-plate" cx="16" cy="16" r="4.6" />
    </svg>
  )
}

/** Logo and name, as on every page's top left. */
export function BrandMark(props: { size?: number }) {
  return (
    <span class="brandmark">
      <Logo size={props.size ?? 28} />
      <span class="serif">Tablée</span>
    </span>
  )
}

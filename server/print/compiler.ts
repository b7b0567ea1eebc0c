/** How a PDF is to be made and what came of it. `ua-1`: PDF/UA-1, readable by a screen reader in full; else tagged PDF. */
export interface Order {
  /** a file of `templates/` */
  readonly template: string
  /** read by the template as `sys.inputs.data` */
  readonly data: string
  readonly standard?: 'ua-1' | undefined
}
export interface Printed {
  readonly pdf: Uint8Array
  readonly pages: number
  readonly standard: 'ua-1' | 'tagged'
}

/** Typst, whichever way it runs here. */
export interface Compiler {
  readonly kind: 'native' | 'wasm'
  /** Throws `Unprintable` when the template and its data cannot be set. */
  print(order: Order): Promise<Printed>
}

/** What the compiler said, in its own words; for the log of a developer, never for a person. */
export class Unprintable extends Error {}

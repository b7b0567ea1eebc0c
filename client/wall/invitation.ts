/** How to come in: the participants' link and the spoken code, as far as the server told them. */
export interface Invitation {
  readonly link: string
  readonly code: string | undefined
}

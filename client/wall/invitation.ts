/** How to come in: the participants' link and the spoken code, as far as the server told them. */
export interface Invitation {
  readonly link: string
  readonly code: string | undefined
  /** where the organiser's own sign is drawn, when there is one */
  readonly logo: string | undefined
}

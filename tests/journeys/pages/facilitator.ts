import type { Visitor } from './visitor.ts'

/** The facilitator's hands: everything by the console's own buttons. */
const press = ({ page }: Visitor, name: string | RegExp) => page.getByRole('button', { name }).first().click()

export async function openConsole(visitor: Visitor, link: string): Promise<void> {
  await visitor.page.goto(link)
  await visitor.page.getByRole('heading', { name: 'La salle vue du dessus' }).waitFor({ state: 'attached' })
}
export const openDoors = (visitor: Visitor) => press(visitor, 'Ouvrir le café')
export const startFirstRound = (visitor: Visitor) => press(visitor, 'Commencer le tour 1')
export const ring = (visitor: Visitor) => press(visitor, /^Sonner/)
export const cancelBell = (visitor: Visitor) => press(visitor, 'Annuler')
export const beginRound = (visitor: Visitor, round: number) => press(visitor, `Commencer le tour ${round} maintenant`)

export async function announce(visitor: Visitor, text: string): Promise<void> {
  await visitor.page.getByRole('textbox', { name: 'Texte de l’annonce' }).fill(text)
  await press(visitor, 'Diffuser')
}

import type { Visitor } from './visitor.ts'

/** The organiser's hands: home, plan, links. */
export async function createUsualCafe({ page }: Visitor, home: string): Promise<string> {
  await page.goto(home)
  await page
    .getByRole('button', { name: /Prendre cette nappe/ })
    .first()
    .click()
  await page.getByRole('dialog').getByRole('button', { name: 'Dresser les tables' }).click()
  await page.waitForURL(/\/e\/[a-z0-9]+\/prepare/)
  return new URL(page.url()).pathname.split('/')[2] ?? ''
}

export async function setRounds({ page }: Visitor, rounds: number): Promise<void> {
  await page
    .getByRole('tab', { name: 'Tables et tours' })
    .or(page.getByRole('button', { name: 'Tables et tours' }))
    .first()
    .click()
  const field = page.getByLabel('Nombre', { exact: true })
  await field.fill(String(rounds))
  await field.press('Enter')
  await page.getByText('Brouillon enregistré').waitFor()
}

/** The links as they stand on the page, by their label. */
export async function readLinks({
  page,
}: Visitor): Promise<{ participant: string; facilitator: string; wall: string }> {
  await page
    .getByRole('tab', { name: 'Liens et codes' })
    .or(page.getByRole('button', { name: 'Liens et codes' }))
    .first()
    .click()
  const link = (name: string) => page.getByRole('textbox', { name, exact: true }).inputValue()
  return {
    participant: await link('Pour tout le monde'),
    facilitator: await link('Animation : la console'),
    wall: await link('Écran mural'),
  }
}

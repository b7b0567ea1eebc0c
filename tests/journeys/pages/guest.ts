import type { Visitor } from './visitor.ts'

/** A participant's hands: a first name, a note, the plate. */
export async function sitDown(
  { page }: Visitor,
  link: string,
  name: string,
  wishes: { appear?: boolean } = {},
): Promise<void> {
  await page.goto(link)
  await page.getByLabel(/^(Votre prénom|Your first name)/).fill(name)
  if (wishes.appear === true) {
    await page.getByText('Figurer dans le compte rendu').click()
    await page.getByLabel('Mon nom et mon organisation peuvent y figurer').check()
  }
  await page.getByRole('button', { name: /^(M’installer|Take my seat)/ }).click()
  await page.waitForURL(/\/table/)
  await pad({ page } as Visitor).waitFor()
}

const pad = ({ page }: Visitor) => page.getByRole('textbox', { name: /^(Votre note|Your note)$/ })

export async function write(visitor: Visitor, text: string): Promise<void> {
  await pad(visitor).fill(text)
  await pad(visitor).press('Enter')
  await note(visitor, text).waitFor()
}

export const note = ({ page }: Visitor, text: string) => page.locator('li[data-note]').filter({ hasText: text }).first()

export async function untilSaved({ page }: Visitor, timeout = 20_000): Promise<void> {
  await page
    .getByText(/^(Enregistré|Saved)$/)
    .first()
    .waitFor({ timeout })
}

/** Chooses a note and puts it on the plate with the button of its bar. */
export async function putOnPlate(visitor: Visitor, text: string): Promise<void> {
  await note(visitor, text).click()
  await visitor.page
    .getByRole('toolbar')
    .getByRole('button', { name: /Mettre dans l’assiette|^Assiette/ })
    .click()
}

/** «Ma place»: on the table's edge, or behind «Chercher, réglages». */
export async function openMyPlace({ page }: Visitor): Promise<void> {
  const place = page.getByRole('button', { name: /^(Ma place|My seat)/ })
  if (!(await place.isVisible()))
    await page.getByRole('button', { name: /^(Chercher, réglages|Find, settings)/ }).click()
  await place.click()
}

export async function tableNumber({ page }: Visitor): Promise<number> {
  const text = await page
    .locator('header')
    .getByText(/^Table \d+/)
    .first()
    .innerText()
  return Number(/\d+/.exec(text)?.[0])
}

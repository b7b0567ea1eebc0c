import { cleanup, fireEvent, screen, waitFor } from '@solidjs/testing-library'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { setLanguage } from '../../client/i18n/language.ts'
import { fileWords } from '../../client/prepare/words-files.ts'
import { words } from '../../client/prepare/words.ts'
import { planFileName, readJsonFile } from '../../client/session/plan-file.ts'
import { dismissToast, toast } from '../../client/ui/toasts.ts'
import { readPlan } from '../../shared/domain/read-plan.ts'
import { leftOut, planFaultSentence } from '../../shared/i18n/plan-faults.ts'
import { aCafe, aPlan, plain } from './prepare-stage.tsx'

const t = fileWords.fr
beforeEach(() => {
  setLanguage('fr')
  localStorage.clear()
})
afterEach(() => {
  cleanup()
  dismissToast()
  vi.restoreAllMocks()
  document.body.replaceChildren()
})
const file = (content: unknown) =>
  new File([typeof content === 'string' ? content : JSON.stringify(content)], 'plan.json', { type: 'application/json' })

async function open() {
  const cafe = aCafe()
  fireEvent.click(await screen.findByText(plain(words.fr.tabs.event)))
  await screen.findByText(plain(t.import))
  const chooser = document.querySelector<HTMLInputElement>('.plan-file input[type="file"]')
  const take = (content: unknown) => {
    Object.defineProperty(chooser, 'files', { value: [file(content)], configurable: true })
    fireEvent.change(chooser as HTMLInputElement)
  }
  return { ...cafe, take }
}
const title = () => screen.getByLabelText<HTMLInputElement>(plain(words.fr.title))

describe('a plan from a file', () => {
  it('takes the place of the one before, which one click brings back', async () => {
    const { take } = await open()
    take({ ...aPlan(), title: 'Venu d’un fichier', place: 'Lyon' })
    await waitFor(() => expect(title().value).toBe('Venu d’un fichier'))
    toast()?.action?.run()
    await waitFor(() => expect(title().value).toBe('Habiter ici'))
  })

  it('[L2] with faults changes nothing, and says field by field what is wrong', async () => {
    const { take } = await open()
    take({ title: 'x'.repeat(201), themes: [{ title: 'A' }, { title: '' }], rounds: { count: 99 }, plate: 'trois' })
    const alert = await screen.findByRole('alert')
    const said = [...alert.querySelectorAll('li')].map(line => plain(line.textContent ?? ''))
    expect(said).toEqual(
      expect.arrayContaining([
        'Titre : est trop long, 200 au plus.',
        'Tours, nombre : dépasse 20.',
        'Assiette : ne se lit pas ainsi.',
      ]),
    )
    expect(said.some(line => line.startsWith('Thèmes 2, titre'))).toBe(true)
    expect(title().value).toBe('Habiter ici')
  })

  it('that is no plan at all changes nothing', async () => {
    const { take } = await open()
    take('%PDF-1.7')
    expect((await screen.findByRole('alert')).textContent).toBe(t.notJson)
    take('x'.repeat(1_100_000))
    await waitFor(() => expect(screen.getByRole('alert').textContent).toBe(t.tooLarge))
  })

  it('[L2] whose settings are not all known here says which were left aside', async () => {
    const { take } = await open()
    take({ ...aPlan(), themes: [{ title: 'A', colour: 'red' }] })
    expect((await screen.findByRole('alert')).textContent).toContain('themes.0.colour')
  })

  it('for one more café, who administers nothing is told whom to ask', async () => {
    await open()
    expect(screen.getByText(plain(t.notAdmin))).toBeTruthy()
    expect(screen.queryByText(plain(t.duplicate))).toBeNull()
  })
})

describe('what is said of a file', () => {
  it('names the field in the reader’s language', () => {
    const reading = readPlan({ title: 'A', themes: [], retentionDays: 0, colour: 'red' })
    if (reading.ok) throw new Error('no plan should come of this')
    const said = reading.faults.map(fault => planFaultSentence(fault, 'en'))
    expect(said).toContain('Data kept: is less than 1.')
    expect(said.some(line => line.startsWith('colour: '))).toBe(true)
    expect(planFaultSentence({ path: '', message: 'Invalid type' }, 'en')).toBe('This file is not a plan.')
    expect(
      planFaultSentence({ path: 'people.2.name', message: 'Invalid length: Expected >=1 but received 0' }, 'fr'),
    ).toBe('Personnes 3, nom\u00a0: est vide.')
  })

  it('what is filled in or trimmed is no loss; what is missing afterwards is', () => {
    expect(
      leftOut({ title: ' A ', themes: [{ title: 'x' }] }, { title: 'A', themes: [{ title: { fr: 'x' } }] }),
    ).toEqual([])
    expect(leftOut({ people: [{ name: 'A', phone: '1' }], date: null }, { people: [{ name: 'A' }] })).toEqual([
      'people.0.phone',
    ])
  })

  it('a file’s name is readable anywhere', () => {
    expect(planFileName('Le Café d’été : « Où ? »')).toBe('le-cafe-d-ete-ou-plan.json')
    expect(planFileName('日本')).toBe('cafe-plan.json')
  })

  it('a mark in front of JSON does no harm', async () => {
    await expect(readJsonFile(file('\ufeff{"a":1}'))).resolves.toEqual({ a: 1 })
  })
})

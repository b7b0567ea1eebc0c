import { cleanup, fireEvent, screen, waitFor, within } from '@solidjs/testing-library'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { setLanguage } from '../../client/i18n/language.ts'
import { words } from '../../client/prepare/words.ts'
import { peopleWords } from '../../client/prepare/words-people.ts'
import { dismissToast, toast } from '../../client/ui/toasts.ts'
import { aCafe, plain } from './prepare-stage.tsx'

const t = peopleWords.fr
beforeEach(() => setLanguage('fr'))
afterEach(() => {
  cleanup()
  dismissToast()
  document.body.replaceChildren()
})
const open = async (fields: Record<string, unknown> = {}) => {
  const cafe = aCafe({ fields })
  fireEvent.click(await screen.findByText(plain(words.fr.tabs.people)))
  await screen.findByLabelText(plain(t.paste))
  return cafe
}
const paste = (text: string) => fireEvent.input(screen.getByLabelText(plain(t.paste)), { target: { value: text } })
const rows = () => [...document.querySelectorAll('.listed-row b')].map(name => name.textContent)
const saved = () => waitFor(() => expect(screen.getByText(words.fr.saved)).toBeTruthy(), { timeout: 3_000 })

describe('the people of a café', () => {
  it('are pasted, read as they come, and added by one button', async () => {
    const { plan } = await open()
    paste('Inès ; Ville de Lyon\nKarim\n\n; personne')
    expect(screen.getByText(plain(t.ready(2)))).toBeTruthy()
    expect(screen.getByText(plain(t.line(4))).parentElement?.textContent).toContain(t.troubles['no-name'])
    fireEvent.click(screen.getByText(plain(t.addThem(2))))
    expect(rows()).toEqual(['Inès', 'Karim'])
    await saved()
    expect(plan().people).toEqual([
      { id: 'g1', name: 'Inès', organisation: 'Ville de Lyon' },
      { id: 'g2', name: 'Karim' },
    ])
  })

  it('come from a CSV file, Windows letters included; a file that is none changes nothing', async () => {
    await open()
    const chooser = document.querySelector<HTMLInputElement>('.add-people input[type="file"]')
    const choose = (file: File) => {
      Object.defineProperty(chooser, 'files', { value: [file], configurable: true })
      fireEvent.change(chooser as HTMLInputElement)
    }
    // «Prénom;Structure / Hélène;"La Fabrique; Lyon"» as a spreadsheet on Windows saves it
    const bytes = Uint8Array.from('Pr\u00e9nom;Structure\r\nH\u00e9l\u00e8ne;"La Fabrique; Lyon"\r\n', sign =>
      sign.charCodeAt(0),
    )
    choose(new File([bytes], 'liste.csv', { type: 'text/csv' }))
    await screen.findByText(plain(t.ready(1)), { exact: false })
    fireEvent.click(screen.getByText(plain(t.addThem(1))))
    await waitFor(() => expect(rows()).toEqual(['Hélène']))
    expect(screen.getByText('La Fabrique; Lyon')).toBeTruthy()
    choose(new File([new Uint8Array([0, 1, 2, 0])], 'photo.csv'))
    expect((await screen.findByRole('alert')).textContent).toBe(t.csvFailed)
    expect(rows()).toEqual(['Hélène'])
  })

  it('have a card on which one says what is to be heeded; the row tells it', async () => {
    const { plan } = await open({ people: [{ name: 'Inès' }, { name: 'Karim' }, { name: 'Nadia' }] })
    fireEvent.click(screen.getByLabelText(plain(t.edit('Inès'))))
    const card = within(await screen.findByRole('dialog'))
    const names = card.getByLabelText(plain(t.with))
    fireEvent.change(names, { target: { value: 'karim' } })
    fireEvent.change(card.getByLabelText(plain(t.hosts)), { target: { value: 't2' } })
    fireEvent.click(card.getByLabelText(plain(t.reachable)))
    fireEvent.change(card.getByLabelText(plain(t.pinRound)), { target: { value: '1' } })
    fireEvent.change(card.getByLabelText(plain(t.pinTable)), { target: { value: 't3' } })
    fireEvent.click(card.getByText(plain(t.pin)))
    fireEvent.click(card.getByText(plain(t.keep)))
    await saved()
    expect(plan().people[0]?.constraints).toEqual({
      with: ['Karim'],
      hosts: 't2',
      reachable: true,
      tables: { '1': 't3' },
    })
    const said = [...document.querySelectorAll('.person-said span')].map(word => word.textContent)
    expect(said).toEqual(['hôte, table 2', 'avec Karim', 'table 3 au tour 1', 'accès facile'])
  })

  it('a name that is not in the list is said to be none, and a card without a name is not kept', async () => {
    const { patched } = await open({ people: [{ name: 'Inès' }, { name: 'Karim' }] })
    fireEvent.click(screen.getByLabelText(plain(t.edit('Inès'))))
    const card = within(await screen.findByRole('dialog'))
    fireEvent.change(card.getByLabelText(plain(t.apart)), { target: { value: 'Personne' } })
    expect(card.getByText(plain(t.unknownName))).toBeTruthy()
    fireEvent.input(card.getByLabelText(plain(t.name)), { target: { value: ' ' } })
    fireEvent.click(card.getByText(plain(t.keep)))
    expect(card.getByText(plain(t.nameMissing))).toBeTruthy()
    fireEvent.click(card.getByText(plain(t.cancel)))
    expect(patched()).toEqual([])
  })

  it('are taken out by one click, and come back by another', async () => {
    await open({ people: [{ name: 'Inès', constraints: { with: ['Karim'] } }, { name: 'Karim' }] })
    fireEvent.click(screen.getByLabelText(plain(t.remove('Karim'))))
    expect(rows()).toEqual(['Inès'])
    expect(document.activeElement?.getAttribute('aria-label')).toBe(t.remove('Inès'))
    toast()?.action?.run()
    expect(rows()).toEqual(['Inès', 'Karim'])
    expect(screen.getByText('avec Karim')).toBeTruthy()
  })

  it('five hundred of them are looked through by typing, accents or not', async () => {
    await open({ people: Array.from({ length: 500 }, (_, n) => ({ name: `Élodie ${n}` })), capacity: 400 })
    expect(rows()).toHaveLength(500)
    fireEvent.input(screen.getByLabelText(plain(t.find)), { target: { value: 'elodie 499' } })
    expect(rows()).toEqual(['Élodie 499'])
    fireEvent.click(screen.getByText(plain(t.setExpected(500))))
    expect(screen.getByText(plain(t.expected(500, 500)))).toBeTruthy()
  })
})

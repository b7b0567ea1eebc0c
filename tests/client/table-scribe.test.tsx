import { cleanup, fireEvent, screen, waitFor, within } from '@solidjs/testing-library'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { setLanguage } from '../../client/i18n/language.ts'
import { RequestFailed } from '../../client/session/api.ts'
import { dismissToast } from '../../client/ui/toasts.ts'
import { keepDraft } from '../../client/table/pad/drafts.ts'
import { noteId, person, stageTable, type StagedTable } from './table-stage.tsx'

beforeEach(() => {
  setLanguage('fr')
  Object.assign(window, { innerWidth: 1366, innerHeight: 768 })
})
afterEach(() => {
  cleanup()
  dismissToast()
  keepDraft('cafe', 't1', '')
  localStorage.clear()
  sessionStorage.clear()
})

const NO_DOTS = { tables: {}, harvest: {} }
const me = (voices: readonly object[] = []) => ({ dots: NO_DOTS, scribeFor: [], voices })
/** Octave and Paulette sit at the first table, on paper. */
const withPaper = (options: Parameters<typeof stageTable>[0] = {}): StagedTable => {
  const staged = stageTable(options)
  for (const [id, name, at] of [
    ['octave', 'Octave', 3],
    ['paulette', 'Paulette', 4],
  ] as const) {
    staged.set('people', id, { ...person(name, at), device: 'paper' })
    staged.set('seats', id, ['t1', 't2'])
  }
  staged.calls['/me'] = me()
  return staged
}
const pad = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: /^Votre note/ })
const put = (text: string) => {
  fireEvent.input(pad(), { target: { value: text } })
  fireEvent.keyDown(pad(), { key: 'Enter' })
}
const openSheet = async () => {
  // With voices above the pad, the last of the two buttons is the round one in the pad.
  fireEvent.click(screen.getAllByRole('button', { name: /^(Écrire pour|Vous écrivez pour)/ }).at(-1) ?? document.body)
  return within(await screen.findByRole('dialog', { name: 'Écrire pour…' }))
}
const choose = async (name: RegExp) => fireEvent.click((await openSheet()).getByRole('button', { name }))

describe('writing for somebody on paper (INC-01, INC-05)', () => {
  it('offers oneself and the paper guests of this table, and keeps the choice', async () => {
    const staged = withPaper()
    staged.show()
    const sheet = await openSheet()
    expect(
      within(sheet.getAllByRole('list')[0] ?? document.body)
        .getAllByRole('button')
        .map(each => each.textContent),
    ).toEqual(['IInès, moi-même', 'OOctave sur papier', 'PPaulette sur papier'])
    fireEvent.click(sheet.getByRole('button', { name: /Octave/ }))
    await waitFor(() => expect(pad().getAttribute('aria-label')).toBe('Votre note, pour Octave'))
    expect(staged.commands).toEqual([{ type: 'scribe', for: 'octave' }])
    expect(document.activeElement).toBe(pad())
    put('Dit par Octave')
    put('Encore lui')
    expect(staged.cloth('t1').notes).toMatchObject([
      { text: 'Dit par Octave', by: 'octave', scribe: 'p1' },
      { text: 'Encore lui', by: 'octave', scribe: 'p1' },
    ])
    expect(screen.getByRole('listitem', { name: /^Idée, Dit par Octave, Octave, venue du papier/ })).toBeTruthy()
  })
  it('twenty notes cost twenty extra keys', async () => {
    const staged = withPaper()
    staged.show()
    await choose(/Octave/)
    await waitFor(() => expect(pad().placeholder).toBe('Pour Octave…'))
    let extra = 0
    for (let n = 0; n < 20; n++) {
      fireEvent.input(document.activeElement ?? document.body, { target: { value: `Note ${n}` } })
      fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Enter' })
      extra += 1
    }
    expect(staged.cloth('t1').notes.filter(note => note.by === 'octave' && note.scribe === 'p1')).toHaveLength(20)
    expect(extra).toBe(20)
    expect(document.activeElement).toBe(pad())
  })
  it('changes voice by one tap, without losing the caret', async () => {
    const staged = withPaper()
    staged.show()
    staged.calls['/me'] = me([
      { id: 'octave', dots: NO_DOTS },
      { id: 'paulette', dots: NO_DOTS },
    ])
    await choose(/Octave/)
    await waitFor(() => expect(pad().placeholder).toBe('Pour Octave…'))
    await choose(/Paulette/)
    await waitFor(() => expect(pad().placeholder).toBe('Pour Paulette…'))
    const voices = within(await screen.findByRole('group', { name: 'Pour qui écrivez-vous\u202f?' }))
    expect(voices.getByRole('button', { name: 'Paulette' }).getAttribute('aria-pressed')).toBe('true')
    fireEvent.click(voices.getByRole('button', { name: 'Moi' }))
    expect(document.activeElement).toBe(pad())
    put('De moi')
    expect(staged.cloth('t1').notes).toMatchObject([{ text: 'De moi', by: 'p1' }])
    expect(staged.cloth('t1').notes[0]).not.toHaveProperty('scribe')
  })
  it('edits and sets aside what one typed for them', async () => {
    const staged = withPaper()
    staged.show()
    await choose(/Octave/)
    await waitFor(() => expect(pad().placeholder).toBe('Pour Octave…'))
    put('Dit par Octave')
    const item = screen.getByRole('listitem', { name: /Dit par Octave/ })
    item.focus()
    fireEvent.focusIn(item)
    expect(screen.getByRole('button', { name: 'Modifier' })).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Mettre de côté' })).toBeTruthy()
  })
  it('adds somebody without a device by their first name, and writes for them at once', async () => {
    const staged = withPaper()
    staged.answer = command => (command.type === 'add-guest' ? { person: 'marcel' } : {})
    staged.show()
    const sheet = await openSheet()
    staged.set('people', 'marcel', { ...person('Marcel', 9), device: 'paper' })
    staged.set('seats', 'marcel', ['t1', 't2'])
    fireEvent.input(sheet.getByRole('textbox', { name: 'Son prénom' }), { target: { value: ' Marcel ' } })
    fireEvent.click(sheet.getByRole('button', { name: 'Ajouter à la table' }))
    await waitFor(() => expect(pad().placeholder).toBe('Pour Marcel…'))
    expect(staged.commands).toEqual([{ type: 'add-guest', name: 'Marcel', table: 't1' }])
  })
  it('stays open and says why when the server does not let them in', async () => {
    const staged = withPaper()
    staged.answer = () => {
      throw new RequestFailed(409, 'table-full', 'full')
    }
    staged.show()
    const sheet = await openSheet()
    fireEvent.input(sheet.getByRole('textbox', { name: 'Son prénom' }), { target: { value: 'Marcel' } })
    fireEvent.click(sheet.getByRole('button', { name: 'Ajouter à la table' }))
    expect(await sheet.findByText(/Table complète/)).toBeTruthy()
  })
  it('says so when the first name is there already', async () => {
    withPaper().show()
    const sheet = await openSheet()
    fireEvent.input(sheet.getByRole('textbox', { name: 'Son prénom' }), { target: { value: 'karim' } })
    expect(sheet.getByText(/Karim est déjà dans le café/)).toBeTruthy()
  })
  it('is oneself again when the guest sits elsewhere or has found a device', async () => {
    const staged = withPaper()
    staged.show()
    await choose(/Octave/)
    await waitFor(() => expect(pad().placeholder).toBe('Pour Octave…'))
    staged.set('people', 'octave', person('Octave', 3))
    put('De moi')
    expect(staged.cloth('t1').notes).toMatchObject([{ by: 'p1' }])
  })
  it('remembers the voice over a reload', async () => {
    const staged = withPaper()
    staged.show()
    await choose(/Octave/)
    await waitFor(() => expect(pad().placeholder).toBe('Pour Octave…'))
    cleanup()
    withPaper().show()
    expect(pad().placeholder).toBe('Pour Octave…')
  })
  it('says in which language the next notes are', async () => {
    const staged = withPaper()
    staged.show()
    const sheet = await openSheet()
    fireEvent.click(sheet.getByRole('radio', { name: 'anglais' }))
    fireEvent.click(sheet.getByRole('button', { name: 'Fermer' }))
    put('An English thought')
    fireEvent.click((await openSheet()).getByRole('radio', { name: 'français' }))
    put('Une idée')
    expect(staged.cloth('t1').notes.map(note => note.lang)).toEqual(['en', 'fr'])
    expect(screen.getByText('An English thought').getAttribute('lang')).toBe('en')
  })
})

describe('where notes carry no names', () => {
  it('signs with the guest’s alias and one’s own, never with an id', async () => {
    const staged = withPaper({ attribution: 'none' })
    staged.calls['/me'] = { ...me([{ id: 'octave', alias: { t1: 'aOctave' }, dots: NO_DOTS }]), alias: { t1: 'aInes' } }
    staged.show()
    await choose(/Octave/)
    await waitFor(() => expect(pad().placeholder).toBe('Pour Octave…'))
    put('Sans nom')
    const [note] = staged.cloth('t1').notes
    expect(note).toMatchObject({ by: 'aOctave', scribe: 'aInes' })
    expect(JSON.stringify(note)).not.toContain('octave')
  })
})

describe('dots for a guest', () => {
  it('are placed in their name and counted from their budget', async () => {
    const NOTE = noteId(1)
    const dots = {
      table: 2,
      perNote: 2,
      harvest: 3,
      secret: true,
      tablesOpen: true,
      harvestOpen: false,
      harvestVoters: 0,
    }
    const staged = withPaper({ day: { dots } })
    staged.write('t1', [{ id: NOTE, by: 'p2', text: 'Son idée' }])
    const ballot = { tables: { t1: { [NOTE]: 1 } }, harvest: {} }
    staged.calls['/me'] = { ...me([{ id: 'octave', dots: NO_DOTS }]), dots: ballot }
    staged.show()
    await screen.findByRole('img', { name: /Il vous reste 1 gommette sur 2/ })
    await choose(/Octave/)
    await screen.findByRole('img', { name: /Il vous reste 2 gommettes sur 2/ })
    const item = screen.getByRole('listitem', { name: /Son idée/ })
    item.focus()
    fireEvent.keyDown(item, { key: 'v' })
    expect(staged.commands.at(-1)).toEqual({ type: 'place-dots', table: 't1', note: NOTE, count: 1, for: 'octave' })
  })
})

import { cleanup, fireEvent, render, screen, waitFor, within } from '@solidjs/testing-library'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { setLanguage } from '../../client/i18n/language.ts'
import { loadEditor } from '../../client/report/load-editor.ts'
import { readPage } from '../../client/report/ReportPaper.tsx'
import { ReportScreen } from '../../client/report/ReportScreen.tsx'
import { Toaster } from '../../client/ui/Toaster.tsx'
import type { Role } from '../../shared/access/roles.ts'
import { readPlan } from '../../shared/domain/read-plan.ts'
import { readSynthesis } from '../../shared/reports/synthesis-read.ts'
import { aDay, type StagedSession, stageSession } from './staged-session.tsx'

// fetched once, whatever the first test that writes has time for
beforeAll(async () => {
  await loadEditor()
})
beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  setLanguage('fr')
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

/** What is fetched when it is first opened is first compiled here. */
const FETCHED = { timeout: 5_000 }

const NOTE = {
  id: 'n1',
  text: 'Une autre porte que l’écran',
  kind: 'lever',
  theme: 't1',
  table: 't1',
  round: 1,
  late: false,
  zone: 0,
  group: null,
  dots: 9,
  plate: true,
  setAside: false,
  origin: 'typed',
  createdAt: 0,
}

function aDesk(role: Role, { published = false, mayWrite = true, text = '' } = {}): StagedSession {
  const staged = stageSession(role, { mayWrite })
  const plan = readPlan({
    title: 'Un café',
    themes: [{ title: { fr: 'Première question' }, zones: [{ fr: 'le lien' }] }, { title: { fr: 'Seconde question' } }],
  })
  if (!plan.ok) throw new Error('a plan')
  staged.set('day', 'day', aDay({ published }))
  for (const { id, number, title, zones } of plan.plan.themes) {
    staged.set('themes', id, { number, title, zones })
    staged.set('tables', id, { id, number, theme: id, locked: false, hosts: [], welcome: '', spotlight: null })
    staged.set('summaries', id, {
      notes: 1,
      links: 0,
      dots: 0,
      plate: [],
      squares: [],
      online: [],
      writing: [],
      changedAt: 1,
    })
  }
  staged.set('people', 'p1', {
    name: 'Inès',
    role,
    device: 'own',
    absent: false,
    joinedAt: 0,
    ...(role === 'host' ? { hosts: 't2' } : {}),
  })
  staged.calls[''] = { plan: plan.plan }
  staged.calls['/notes'] = {
    notes: [
      NOTE,
      { ...NOTE, id: 'n2', text: 'Sur la nappe', plate: false, dots: 0 },
      { ...NOTE, id: 'n3', theme: 't2', table: 't2', text: 'Ailleurs' },
    ],
  }
  const synthesis = new Y.Doc()
  staged.documents.set('synthesis', synthesis)
  if (text !== '') {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(text)])
    synthesis.getXmlFragment('part-t1').insert(0, [paragraph])
  }
  render(() =>
    staged.stage(() => (
      <>
        <ReportScreen />
        <Toaster />
      </>
    )),
  )
  return staged
}
const page = () => screen.findByRole('textbox', { name: /^Texte de la partie/ })
const part = (staged: StagedSession, name: string) =>
  readSynthesis((staged.documents.get('synthesis') as Y.Doc).getXmlFragment(name))

describe('writing the compte rendu', () => {
  it('opens on the first workshop, with its notes beside it and its draft below', async () => {
    aDesk('facilitator')
    expect(await page()).toBeTruthy()
    expect(screen.getByRole('heading', { level: 2, name: 'Première question' })).toBeTruthy()
    expect(await screen.findByText('Une autre porte que l’écran')).toBeTruthy()
    expect(screen.queryByText('Ailleurs')).toBeNull()
    expect(screen.getByText(/2 notes ont été écrites à la table 1/)).toBeTruthy()
  })

  it('quotes a note at one press and knows then that it is quoted', async () => {
    const staged = aDesk('facilitator')
    await page()
    fireEvent.click(await screen.findByRole('button', { name: /^Insérer «\u202fUne autre porte/ }))
    await waitFor(() =>
      expect(part(staged, 'part-t1')).toEqual([{ kind: 'quote', text: NOTE.text, note: 'n1', table: 't1' }]),
    )
    expect(await screen.findByRole('button', { name: /^Voir où est citée/ })).toBeTruthy()
    expect(screen.getByText('2 notes\u00a0: 1 citée, 1 à lire'.replace('\u00a0', ' '))).toBeTruthy()
    expect(
      within(screen.getByRole('navigation', { name: 'Plan du compte rendu' })).getByRole('button', { current: true })
        .textContent,
    ).toContain('ébauche')
  })

  it('is fetched an editor when somebody goes to write, and loses nothing typed meanwhile', async () => {
    const staged = aDesk('facilitator', { text: 'Déjà là.' })
    const still = await page()
    expect(still.classList.contains('ProseMirror')).toBe(false)
    // the text comes between the press and the editor: here, before it is even asked for; «é» came by a dead key
    const type = (data: string) =>
      still.dispatchEvent(
        new InputEvent('beforeinput', { data, inputType: 'insertText', bubbles: true, cancelable: true }),
      )
    expect(screen.getByText('Enregistré')).toBeTruthy()
    for (const piece of [' ', 'É', 'v', 'i', 'd', 'e', 'm', 'm', 'e', 'n', 't', '.']) type(piece)
    // they are in no document yet: nobody may think them safe
    expect(screen.queryByText('Enregistré')).toBeNull()
    still.focus()
    await waitFor(() =>
      expect(part(staged, 'part-t1')).toEqual([{ kind: 'paragraph', text: [{ text: 'Déjà là. Évidemment.' }] }]),
    )
    expect((await page()).classList.contains('ProseMirror')).toBe(true)
    expect(screen.getAllByText('Déjà là. Évidemment.')).toHaveLength(1)
    expect(await screen.findByText('Enregistré')).toBeTruthy()
  })

  it('goes back to a version before anybody wrote, and one Ctrl+Z takes that back', async () => {
    const staged = aDesk('facilitator', { text: 'Le texte de ce soir.' })
    const now = [{ kind: 'paragraph', text: [{ text: 'Le texte de ce soir.' }] }]
    const parts = { 'part-t1': [{ type: 'paragraph', content: [{ type: 'text', text: 'Celui de midi.' }] }] }
    const version = { id: 'v1', at: 0, kind: 'named', name: 'Midi', units: 14, changed: [] }
    staged.calls['/versions'] = { versions: [version], now: 0 }
    staged.calls['/versions/v1'] = { ...version, parts }
    expect((await page()).classList.contains('ProseMirror')).toBe(false)
    fireEvent.click(screen.getByRole('button', { name: 'Versions' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Voir la version Midi' }, FETCHED))
    fireEvent.click(await screen.findByRole('button', { name: /^Revenir à ce texte pour/ }))
    const then = [{ kind: 'paragraph', text: [{ text: 'Celui de midi.' }] }]
    await waitFor(() => expect(part(staged, 'part-t1')).toEqual(then), FETCHED)
    fireEvent.keyDown(await page(), { key: 'z', ctrlKey: true })
    expect(part(staged, 'part-t1')).toEqual(now)
  })

  it('[W14] says that a part was read over, and that it changed since', async () => {
    const staged = aDesk('facilitator', { text: 'Déjà là.' })
    const still = await page()
    fireEvent.click(screen.getByRole('button', { name: 'Marquer comme relu' }))
    await waitFor(() => expect(staged.commands).toHaveLength(1))
    const [command] = staged.commands
    expect(command).toMatchObject({ type: 'review-part', part: 'part-t1', reviewed: true })
    const text = command !== undefined && 'text' in command ? command.text : ''
    expect(text).toMatch(/^[0-9a-f]{14}$/)
    staged.set('parts', 'part-t1', { reviewed: { at: 1, by: 'Nadia', text } })
    expect((await screen.findByText(/^Relu par Nadia/)).textContent).toBe('Relu par Nadia')
    still.focus()
    await waitFor(() => expect(screen.getByRole('textbox', { name: /^Texte/ }).classList).toContain('ProseMirror'))
    const paragraph = (staged.documents.get('synthesis') as Y.Doc).getXmlFragment('part-t1').get(0) as Y.XmlElement
    ;(paragraph.get(0) as Y.XmlText).insert(0, 'Autre. ')
    expect(await screen.findByText('Relu par Nadia, modifié depuis')).toBeTruthy()
    expect(screen.getByRole('button', { name: /relu, modifié depuis/ })).toBeTruthy()
  })

  it('leaves a note out with a reason, lists it for all, and takes it in again', async () => {
    const staged = aDesk('facilitator')
    await page()
    fireEvent.click(await screen.findByRole('button', { name: /^Autres gestes.*Sur la nappe/ }))
    fireEvent.click(screen.getByRole('button', { name: /^Laisser de côté.*Sur la nappe/ }))
    fireEvent.input(screen.getByLabelText(/^Pourquoi/), { target: { value: 'En double' } })
    fireEvent.click(screen.getByRole('button', { name: 'Laisser de côté' }))
    await waitFor(() =>
      expect(staged.commands).toEqual([
        { type: 'leave-out', table: 't1', note: 'n2', left: true, reason: 'En double' },
      ]),
    )
    staged.set('leftOut', 'n2', { table: 't1', at: 1, by: 'facilitator', reason: 'En double' })
    expect(await screen.findByText(/^2 notes.*1 de côté$/)).toBeTruthy()
    expect(screen.queryByText('Sur la nappe')).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'Ouvrir' }))
    expect(screen.getByText('En double (l’équipe d’animation)')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: /^Remettre.*Sur la nappe/ }))
    await waitFor(() =>
      expect(staged.commands.at(-1)).toEqual({ type: 'leave-out', table: 't1', note: 'n2', left: false }),
    )
  })

  it('shows a host what was left out of another workshop, without a hand on it', async () => {
    const staged = aDesk('host')
    await page()
    staged.set('leftOut', 'n2', { table: 't1', at: 1, by: 'Nadia' })
    fireEvent.click(screen.getByRole('button', { name: /Première question/ }))
    fireEvent.click(await screen.findByRole('button', { name: 'Ouvrir' }))
    expect(await screen.findByText('par Nadia')).toBeTruthy()
    expect(screen.queryByRole('button', { name: /^Remettre/ })).toBeNull()
  })

  it('writes a translation in its own text, beside the first one', async () => {
    const staged = aDesk('facilitator', { text: 'Le lien compte.' })
    await page()
    fireEvent.click(screen.getByRole('button', { name: 'Bilingue' }))
    expect(screen.getByText(/^Pas encore de texte en anglais/)).toBeTruthy()
    expect(screen.queryByRole('toolbar')).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'Écrire en anglais' }))
    expect(screen.getByText('Le texte en français')).toBeTruthy()
    expect(screen.getByText('Le lien compte.')).toBeTruthy()
    fireEvent.click(await screen.findByRole('button', { name: /^Insérer «\u202fUne autre porte/ }))
    await waitFor(() => expect(part(staged, 'part-t1@en')).toMatchObject([{ kind: 'quote', note: 'n1' }]))
    expect(part(staged, 'part-t1')).toHaveLength(1)
  })

  it('says where others write, by first name, and how many', async () => {
    const staged = aDesk('facilitator')
    await page()
    staged.present([
      { person: 'p1', name: 'Inès', writing: true, part: 'part-t1' },
      { person: 'p2', name: 'Nadia', writing: true, part: 'part-t1' },
      { person: 'p3', name: '', writing: true, part: 'part-t2@en' },
    ])
    expect(await screen.findByText('Nadia écrit aussi dans cette partie')).toBeTruthy()
    expect(screen.getByRole('button', { name: /Première question.*vous, Nadia/ })).toBeTruthy()
    expect(screen.getByRole('button', { name: /Seconde question.*L’équipe d’animation écrit/ })).toBeTruthy()
    expect(screen.getByText('Trois personnes écrivent en ce moment.')).toBeTruthy()
  })

  it('says that a PDF is only tagged, and is calm when the server is busy', async () => {
    aDesk('facilitator')
    const answers = [
      new Response('%PDF', { status: 200, headers: { 'tablee-pdf': 'tagged' } }),
      new Response('{}', { status: 503 }),
    ]
    vi.stubGlobal('fetch', async () => answers.shift())
    fireEvent.click(await screen.findByRole('button', { name: 'Télécharger' }))
    fireEvent.click(screen.getByRole('button', { name: /^PDF/ }))
    expect(await screen.findByText(/balisé, mais pas certifié PDF\/UA/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Télécharger' }))
    fireEvent.click(screen.getByRole('button', { name: /^Archive/ }))
    expect(await screen.findByText(/D’autres fichiers se préparent/)).toBeTruthy()
  })

  it('begins from the draft on demand', async () => {
    const staged = aDesk('facilitator')
    await page()
    fireEvent.click(await screen.findByRole('button', { name: 'Partir de cette ébauche' }))
    await waitFor(() => expect(part(staged, 'part-t1').map(block => block.kind)).toEqual(['paragraph']))
    await waitFor(() => expect(screen.queryByText('Partir de cette ébauche')).toBeNull())
  })

  it('gives a host their own workshop to write, and the others to read', async () => {
    aDesk('host', { text: 'Écrit par d’autres.' })
    expect(await page()).toBeTruthy()
    expect(screen.getByRole('heading', { level: 2, name: 'Seconde question' })).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: /Première question/ }))
    expect(screen.queryByRole('textbox')).toBeNull()
    expect(screen.getByText('Écrit par d’autres.')).toBeTruthy()
    expect(screen.queryByRole('toolbar')).toBeNull()
    expect(screen.queryByRole('button', { name: /^Insérer/ })).toBeNull()
    expect(screen.queryByText('Télécharger')).toBeNull()
  })

  it('is read only for everybody when the server takes no writing', async () => {
    aDesk('facilitator', { mayWrite: false })
    expect(screen.queryByRole('textbox', { name: /^Texte/ })).toBeNull()
    expect(screen.getByText('Lecture seule')).toBeTruthy()
    expect(screen.queryByRole('toolbar')).toBeNull()
  })

  it('says what each file is for, and fetches it as this person', async () => {
    aDesk('facilitator')
    const asked: [string, Headers][] = []
    vi.stubGlobal('fetch', async (path: string, options: RequestInit) => {
      asked.push([path, new Headers(options.headers)])
      return new Response('fichier', { status: 200 })
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Télécharger' }))
    expect(screen.getByText('.docx, styles et sommaire')).toBeTruthy()
    fireEvent.click(
      within(screen.getByRole('group', { name: 'Langue du fichier' })).getByRole('button', { name: 'English' }),
    )
    fireEvent.click(screen.getByRole('button', { name: /^Word/ }))
    await waitFor(() => expect(asked).toHaveLength(1))
    expect(asked[0]?.[0]).toBe('/api/v1/events/cafe/report.docx?lang=en')
    expect(asked[0]?.[1].get('tablee-person')).toBe('p1')
  })

  it('lets the organiser publish, and nobody else', async () => {
    const helping = aDesk('facilitator')
    await page()
    fireEvent.click(screen.getByRole('button', { name: 'Faire lire' }))
    const shared = await screen.findByRole('button', { name: 'Ouvrir l’ébauche à la salle' }, FETCHED)
    expect(screen.queryByRole('button', { name: 'Publier le compte rendu' })).toBeNull()
    fireEvent.click(shared)
    await waitFor(() => expect(helping.commands).toEqual([{ type: 'share-draft', open: true }]))
    cleanup()
    const staged = aDesk('organiser')
    await page()
    fireEvent.click(screen.getByRole('button', { name: 'Publier' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Publier le compte rendu' }, FETCHED))
    await waitFor(() => expect(staged.commands).toEqual([{ type: 'publish' }]))
  })
})

describe('what the room asks to change', () => {
  const AMENDMENT = {
    part: 'part-t1',
    passage: 'le lien d’abord',
    text: 'Dire aussi pourquoi.',
    at: 1,
    for: 14,
    against: 2,
  }

  it('stands beside its passage, to be taken in or kept in the margin, and is never lost', async () => {
    const staged = aDesk('facilitator', { text: 'Dire le lien d’abord, puis le reste.' })
    await page()
    staged.set('amendments', 'a1', { ...AMENDMENT })
    const title = await screen.findByText('La salle amende')
    const card = within(title.closest<HTMLElement>('.rp-amend') ?? expect.fail())
    expect(card.getByText('Dire aussi pourquoi.')).toBeTruthy()
    expect(card.getByText('14 mains pour, 2 réserves gardées')).toBeTruthy()
    fireEvent.click(card.getByRole('button', { name: 'Garder en marge' }))
    await waitFor(() => expect(staged.commands).toEqual([{ type: 'settle-amendment', amendment: 'a1', as: 'margin' }]))
    staged.set('amendments', 'a1', { ...AMENDMENT, settled: 'margin' })
    expect(await screen.findByText('Gardé en marge')).toBeTruthy()
    staged.set('amendments', 'a1', { ...AMENDMENT, settled: 'taken' })
    await waitFor(() => expect(screen.queryByText('Dire aussi pourquoi.')).toBeNull())
  })

  it('is read, not settled, by whoever does not write this part', async () => {
    const staged = aDesk('host', { text: 'Dire le lien d’abord.' })
    await page()
    staged.set('amendments', 'a1', { ...AMENDMENT })
    fireEvent.click(screen.getByRole('button', { name: /Première question/ }))
    expect(await screen.findByText('Dire aussi pourquoi.')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Garder en marge' })).toBeNull()
  })
})

describe('reading the compte rendu', () => {
  it('asks a participant to wait until it is published', () => {
    aDesk('participant')
    expect(screen.getByText('Le compte rendu n’est pas encore publié.')).toBeTruthy()
    expect(screen.queryByText('Télécharger')).toBeNull()
  })

  it('then shows the server’s page, in a shadow, without the open data', async () => {
    vi.stubGlobal(
      'fetch',
      async () =>
        new Response(
          '<html lang="fr"><head><style>body{color:red}</style></head><body><h1>Imprimé</h1></body></html>',
          { status: 200 },
        ),
    )
    aDesk('participant', { published: true })
    await waitFor(() =>
      expect(document.querySelector('.rp-paper')?.shadowRoot?.querySelector('h1')?.textContent).toBe('Imprimé'),
    )
    fireEvent.click(screen.getByRole('button', { name: 'Télécharger' }))
    expect(screen.getByText('Word')).toBeTruthy()
    expect(screen.queryByText('Notes, CSV')).toBeNull()
  })

  it('dresses the page by its own style only', () => {
    const { body, style, lang } = readPage(
      '<html lang="en"><head><style>:root{--a:1}\nbody{margin:0}@media print{body{x:y}.body{z:1}}</style></head><body><p>Hi</p><script>1</script></body></html>',
    )
    expect(lang).toBe('en')
    expect(body.innerHTML.trim()).toBe('<p>Hi</p>')
    expect(style).toBe(':host{--a:1}\n.page-body{margin:0}@media print{.page-body{x:y}.body{z:1}}')
  })
})

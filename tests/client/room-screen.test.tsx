import { cleanup, fireEvent, render, screen, waitFor, within } from '@solidjs/testing-library'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { followUpLines } from '../../client/report/after/follow-up-lines.ts'
import { setLanguage } from '../../client/i18n/language.ts'
import { AmendmentTools } from '../../client/report/room/AmendmentTools.tsx'
import { RoomDraft } from '../../client/report/room/RoomDraft.tsx'
import { placeAmendments } from '../../client/report/room/room-parts.ts'
import { FollowUpList } from '../../client/report/after/FollowUpList.tsx'
import { VersionsPanel } from '../../client/report/versions/VersionsPanel.tsx'
import { RequestFailed } from '../../client/session/api.ts'
import { Toaster } from '../../client/ui/Toaster.tsx'
import type { Role } from '../../shared/access/roles.ts'
import { followUpKey } from '../../shared/domain/follow-up.ts'
import type { SynthesisTree } from '../../shared/document/synthesis-tree.ts'
import { treeOf } from '../../shared/document/synthesis-tree.ts'
import { putBack } from '../../shared/document/synthesis-write.ts'
import { readSynthesis } from '../../shared/reports/synthesis-read.ts'
import { aDay, type StagedSession, stageSession } from './staged-session.tsx'

beforeEach(() => {
  localStorage.clear()
  setLanguage('fr')
})
afterEach(cleanup)

const text = (words: string): SynthesisTree => ({ type: 'text', text: words })
const paragraph = (words: string): SynthesisTree => ({ type: 'paragraph', content: [text(words)] })
const lead = (words: string): SynthesisTree => ({
  type: 'heading',
  attrs: { level: 3, role: 'lead' },
  content: [text(words)],
})
const FIRST = 'Le lien physique ne s’oublie pas.'
const SECOND = 'Une partie du public restera loin des écrans.'

function aRoom(role: Role = 'participant', parts: Record<string, SynthesisTree[]> = {}): StagedSession {
  const staged = stageSession(role)
  staged.set('day', 'day', aDay({ draftShared: true }))
  staged.set('themes', 't1', { number: 1, title: { fr: 'Première question' }, zones: [] })
  staged.set('people', 'p1', { name: 'Inès', role, device: 'own', absent: false, joinedAt: 0 })
  staged.calls['/me'] = { scribeFor: [], amendments: { own: ['mine'], stances: { theirs: 'for' } } }
  const doc = new Y.Doc()
  for (const [part, tree] of Object.entries({ 'part-t1': [paragraph(FIRST), paragraph(SECOND)], ...parts }))
    putBack(doc, part, tree)
  staged.documents.set('synthesis', doc)
  return staged
}
const amendment = (passage: string, words: string, more: Record<string, unknown> = {}) => ({
  part: 'part-t1',
  passage,
  text: words,
  at: 1,
  for: 0,
  against: 0,
  ...more,
})
const show = (staged: StagedSession) =>
  render(() => (
    <>
      {staged.stage(() => (
        <RoomDraft />
      ))}
      <Toaster />
    </>
  ))

describe('the draft open to the room', () => {
  it('is read part after part, and fills by itself while others write', async () => {
    const staged = aRoom()
    show(staged)
    expect(screen.getByRole('heading', { name: /Première question/ })).toBeTruthy()
    expect(screen.getByText(FIRST)).toBeTruthy()
    expect(screen.getByText(/^Pas encore écrit/).textContent).toContain('Remerciements')
    const doc = staged.documents.get('synthesis')
    if (doc === undefined) throw new Error('no document')
    putBack(doc, 'after', [paragraph('Merci à vous.')])
    await waitFor(() => expect(screen.getByText('Merci à vous.')).toBeTruthy())
  })

  it('takes a proposal about one paragraph, and keeps what was typed when the café does not answer', async () => {
    const staged = aRoom()
    show(staged)
    fireEvent.click(screen.getByRole('button', { name: `Amender «\u202f${SECOND}\u202f»` }))
    const field = screen.getByLabelText('Votre proposition')
    await waitFor(() => expect(document.activeElement).toBe(field))
    fireEvent.click(screen.getByRole('button', { name: 'Proposer' }))
    expect(staged.commands).toEqual([])
    fireEvent.input(field, { target: { value: 'Dire que c’est un choix.' } })
    staged.answer = () => {
      throw new RequestFailed(0, 'offline', 'not reached')
    }
    fireEvent.click(screen.getByRole('button', { name: 'Proposer' }))
    await waitFor(() => expect(screen.getByText(/Le café ne répond pas/)).toBeTruthy())
    expect((screen.getByLabelText('Votre proposition') as HTMLTextAreaElement).value).toBe('Dire que c’est un choix.')
    staged.answer = () => ({ amendment: 'a1' })
    fireEvent.click(screen.getByRole('button', { name: 'Proposer' }))
    await waitFor(() => expect(screen.queryByLabelText('Votre proposition')).toBeNull())
    expect(staged.commands.at(-1)).toEqual({
      type: 'amend',
      part: 'part-t1',
      passage: SECOND,
      text: 'Dire que c’est un choix.',
    })
    expect(document.activeElement?.getAttribute('aria-label')).toContain(SECOND)
  })

  it('Escape closes the form and gives the focus back', async () => {
    show(aRoom())
    fireEvent.click(screen.getByRole('button', { name: `Amender «\u202f${FIRST}\u202f»` }))
    fireEvent.keyDown(screen.getByLabelText('Votre proposition'), { key: 'Escape' })
    expect(screen.queryByLabelText('Votre proposition')).toBeNull()
    expect(document.activeElement?.getAttribute('aria-label')).toContain(FIRST)
  })

  it('shows each proposal beside its words, where one stands, and what became of it', async () => {
    const staged = aRoom()
    staged.set('amendments', 'theirs', amendment(SECOND, 'Leur droit.', { by: 'Karim', for: 14, against: 2 }))
    staged.set('amendments', 'mine', amendment('Des mots partis.', 'Plus court.', { settled: 'margin' }))
    show(staged)
    const theirs = screen.getByText('Leur droit.').closest('article')
    if (theirs === null) throw new Error('no card')
    expect(theirs.textContent).toContain('proposé par Karim')
    expect(theirs.textContent).toContain('14 pour, 2 réserves')
    const pour = within(theirs).getByRole('button', { name: /Je suis pour/ })
    await waitFor(() => expect(pour.getAttribute('aria-pressed')).toBe('true'))
    fireEvent.click(within(theirs).getByRole('button', { name: /une réserve/ }))
    await waitFor(() =>
      expect(staged.commands).toEqual([{ type: 'support-amendment', amendment: 'theirs', stance: 'against' }]),
    )
    const against = within(theirs).getByRole('button', { name: /une réserve/ })
    await waitFor(() => expect(against.getAttribute('aria-pressed')).toBe('true'))
    fireEvent.click(against)
    await waitFor(() => expect(staged.commands.at(-1)).toMatchObject({ stance: null }))
    expect(screen.getByText('Sur un passage qui a changé depuis')).toBeTruthy()
    expect(screen.getByText('Gardé en marge')).toBeTruthy()
    expect(within(theirs).queryByText('Retirer')).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: /^Retirer/ }))
    await waitFor(() => expect(staged.commands.at(-1)).toEqual({ type: 'take-back-amendment', amendment: 'mine' }))
    expect(await screen.findByText('Amendement retiré')).toBeTruthy()
  })

  it('is for reading only once it is closed, or when the room may no longer amend', () => {
    const staged = aRoom()
    staged.set('day', 'day', aDay({ draftShared: true, phase: 'closed' }))
    show(staged)
    expect(screen.getByText(FIRST)).toBeTruthy()
    expect(screen.queryByRole('button', { name: /^Amender/ })).toBeNull()
  })

  it('speaks English to whoever reads it in English, in the translation where there is one', () => {
    setLanguage('en')
    show(aRoom('participant', { 'part-t1@en': [paragraph('The bond is not forgotten.')] }))
    expect(screen.getByText('The bond is not forgotten.').closest('[lang]')?.getAttribute('lang')).toBe('en')
    expect(screen.queryByText(FIRST)).toBeNull()
  })
})

describe('where a proposal stands', () => {
  it('is at the first block that has its words', () => {
    const doc = new Y.Doc()
    putBack(doc, 'p', [paragraph('One two'), paragraph('Two  three')])
    const blocks = readSynthesis(doc.getXmlFragment('p'))
    const named = (id: string, passage: string) => ({ id, ...amendment(passage, id) })
    const placed = placeAmendments(blocks, [
      named('a', 'Two three'),
      named('b', ''),
      named('c', 'gone'),
      named('d', 'two'),
    ])
    expect([...placed.on].map(([at, each]) => [at, each.map(({ id }) => id)])).toEqual([
      [1, ['a']],
      [0, ['d']],
    ])
    expect(placed.whole.map(({ id }) => id)).toEqual(['b'])
    expect(placed.none.map(({ id }) => id)).toEqual(['c'])
  })
})

describe('the list of leads and levers', () => {
  it('follows the text, keeps what it no longer names, and lets staff write it', async () => {
    const key = followUpKey('lead', 'Un atelier commun')
    const staged = aRoom('facilitator', { perspectives: [lead('Un atelier commun'), paragraph('Ensemble.')] })
    staged.set('followUp', key, { role: 'lead', title: 'Un atelier commun', who: 'Karim', state: 'under-way', at: 1 })
    staged.set('followUp', 'lever-x', { role: 'lever', title: 'Plus là', state: 'done', at: 1 })
    render(() => staged.stage(() => <FollowUpList />))
    const items = screen.getAllByRole('listitem')
    expect(items.map(item => within(item).getByRole('heading').textContent)).toEqual(['Un atelier commun', 'Plus là'])
    expect(items[0]?.textContent).toContain('en cours')
    expect(items[1]?.textContent).toContain('n’est plus dans le texte')
    fireEvent.click(screen.getByRole('button', { name: /Un atelier commun/ }))
    fireEvent.input(screen.getByLabelText('Premier pas'), { target: { value: 'Trouver une salle' } })
    fireEvent.change(screen.getByLabelText('Où en est-on'), { target: { value: 'done' } })
    fireEvent.click(screen.getByRole('button', { name: 'Enregistrer' }))
    await waitFor(() =>
      expect(staged.commands).toEqual([
        {
          type: 'follow-up',
          role: 'lead',
          title: 'Un atelier commun',
          who: 'Karim',
          step: 'Trouver une salle',
          date: '',
          state: 'done',
        },
      ]),
    )
  })

  it('is only read by others, and takes no room when there is nothing to follow', () => {
    const staged = aRoom('participant', { perspectives: [lead('Un atelier commun')] })
    render(() => staged.stage(() => <FollowUpList />))
    expect(screen.getByText('proposé')).toBeTruthy()
    expect(screen.queryByRole('button')).toBeNull()
    cleanup()
    render(() => aRoom().stage(() => <FollowUpList />))
    expect(screen.queryByRole('heading')).toBeNull()
  })

  it('has one line a title', () => {
    expect(followUpLines([], {})).toEqual([])
  })
})

describe('on the card of a proposal', () => {
  it('staff count raised hands, and take it away only with a reason', async () => {
    const staged = aRoom('facilitator')
    render(() =>
      staged.stage(() => (
        <AmendmentTools id="a1" amendment={amendment(FIRST, 'Plus court.', { hands: { for: 2, against: 1 } })} />
      )),
    )
    fireEvent.click(screen.getByRole('button', { name: 'Mains, mise de côté' }))
    expect((screen.getByLabelText('Pour') as HTMLInputElement).value).toBe('2')
    fireEvent.input(screen.getByLabelText('Pour'), { target: { value: '14', valueAsNumber: 14 } })
    fireEvent.click(screen.getByRole('button', { name: 'Compter' }))
    await waitFor(() =>
      expect(staged.commands).toEqual([{ type: 'amendment-hands', amendment: 'a1', for: 14, against: 1 }]),
    )
    fireEvent.click(screen.getByRole('button', { name: 'Mains, mise de côté' }))
    fireEvent.input(screen.getByLabelText('Raison, lisible par tous'), { target: { value: ' Nomme quelqu’un ' } })
    fireEvent.click(screen.getByRole('button', { name: 'Mettre de côté' }))
    await waitFor(() =>
      expect(staged.commands.at(-1)).toEqual({
        type: 'take-back-amendment',
        amendment: 'a1',
        reason: 'Nomme quelqu’un',
      }),
    )
  })
})

describe('versions', () => {
  it('are listed with what changed, looked at, and put back as an edit of one’s own', async () => {
    const staged = aRoom('facilitator')
    const summary = {
      id: 'v1',
      at: Date.UTC(2026, 4, 2, 12),
      kind: 'named',
      name: 'Avant la relecture',
      by: 'Fay',
      units: 7,
      changed: [{ part: 'part-t1', before: 0, units: 7 }],
    }
    staged.calls['/versions'] = { versions: [summary], now: 0 }
    staged.calls['/versions/v1'] = { ...summary, parts: { 'part-t1': [paragraph('Avant.')] } }
    const doc = staged.documents.get('synthesis')
    if (doc === undefined) throw new Error('no document')
    let closed = false
    render(() =>
      staged.stage(() => (
        <VersionsPanel link={staged.session.open('synthesis')} mayWrite={() => true} onClose={() => (closed = true)} />
      )),
    )
    expect(await screen.findByText(/gardée à la main/)).toBeTruthy()
    expect(screen.getByText(/1\. Première question.*nouvelle/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Voir la version Avant la relecture' }))
    expect(await screen.findByText('Avant.')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: /Revenir à ce texte pour/ }))
    await waitFor(() => expect(closed).toBe(true), { timeout: 5_000 })
    expect(treeOf(doc.getXmlFragment('part-t1'))).toEqual([paragraph('Avant.')])
  })
})

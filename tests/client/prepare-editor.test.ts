import { createRoot } from 'solid-js'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { setFields, setTitle } from '../../client/prepare/plan-edits.ts'
import { createPlanEditor, type PlanEditor } from '../../client/prepare/plan-editor.ts'
import { type Plan } from '../../shared/domain/plan.ts'
import { readPlan } from '../../shared/domain/read-plan.ts'

function aPlan(): Plan {
  const reading = readPlan({ title: 'Un café', themes: [{ title: 'Un' }], date: '2026-12-03' })
  if (!reading.ok) throw new Error('not a plan')
  return reading.plan
}

interface Server {
  readonly sent: Record<string, unknown>[]
  answer: () => Promise<void>
}
function open(): { editor: PlanEditor; server: Server; leave: () => void } {
  const server: Server = { sent: [], answer: async () => {} }
  return createRoot(leave => ({
    server,
    leave,
    editor: createPlanEditor(aPlan(), async changes => {
      server.sent.push(changes)
      await server.answer()
    }),
  }))
}
const offline = Object.assign(new Error('offline'), { code: 'offline' })

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('the draft', () => {
  it('is saved half a second after the last change, once, with only what changed', async () => {
    const { editor, server, leave } = open()
    for (const title of ['U', 'Un', 'Un soir']) editor.edit(setFields({ title }))
    expect(editor.state().step).toBe('waiting')
    await vi.advanceTimersByTimeAsync(400)
    expect(server.sent).toEqual([])
    await vi.advanceTimersByTimeAsync(150)
    expect(server.sent).toEqual([{ title: 'Un soir' }])
    expect(editor.state().step).toBe('saved')
    leave()
  })

  it('keeps back a field that is not whole yet, says which, and saves the others', async () => {
    const { editor, server, leave } = open()
    editor.edit(setFields({ title: '', place: 'Paris' }))
    await vi.advanceTimersByTimeAsync(600)
    expect(server.sent).toEqual([{ place: 'Paris' }])
    expect(editor.state().step).toBe('incomplete')
    expect(editor.faults().map(fault => fault.path)).toEqual(['title'])
    editor.edit(setFields({ title: 'Encore' }))
    await vi.advanceTimersByTimeAsync(600)
    expect(server.sent.at(-1)).toEqual({ title: 'Encore' })
    expect(editor.state().step).toBe('saved')
    leave()
  })

  it('tells the server that a date was taken out', async () => {
    const { editor, server, leave } = open()
    editor.edit(setFields({ date: undefined }))
    await vi.advanceTimersByTimeAsync(600)
    expect(server.sent).toEqual([{ date: null }])
    editor.edit(setFields({ place: 'Lyon' }))
    await vi.advanceTimersByTimeAsync(600)
    expect(server.sent.at(-1)).toEqual({ place: 'Lyon' })
    leave()
  })

  it('never says saved while something typed meanwhile is still here', async () => {
    const { editor, server, leave } = open()
    let arrive = () => {}
    server.answer = () => new Promise(resolve => (arrive = resolve))
    editor.edit(setFields({ place: 'Paris' }))
    await vi.advanceTimersByTimeAsync(600)
    expect(editor.state().step).toBe('saving')
    editor.edit(setFields({ place: 'Paris 13e' }))
    arrive()
    await vi.advanceTimersByTimeAsync(0)
    expect(editor.state().step).toBe('waiting')
    server.answer = async () => {}
    await vi.advanceTimersByTimeAsync(1_200)
    expect(server.sent).toEqual([{ place: 'Paris' }, { place: 'Paris 13e' }])
    expect(editor.state().step).toBe('saved')
    leave()
  })

  it('is kept without network and sent by itself when it is back', async () => {
    const { editor, server, leave } = open()
    server.answer = () => Promise.reject(offline)
    editor.edit(setTitle('t1', 'fr', 'Autre'))
    await vi.advanceTimersByTimeAsync(600)
    expect(editor.state()).toEqual({ step: 'failed', code: 'offline' })
    expect(editor.plan.themes[0]?.title.fr).toBe('Autre')
    server.answer = async () => {}
    await vi.advanceTimersByTimeAsync(6_000)
    expect(editor.state().step).toBe('saved')
    leave()
  })

  it('is sent at once when its screen is left', async () => {
    const { editor, server, leave } = open()
    editor.edit(setFields({ subtitle: 'Une suite' }))
    leave()
    await vi.advanceTimersByTimeAsync(0)
    expect(server.sent).toEqual([{ subtitle: 'Une suite' }])
  })

  it('gives way to the server’s plan, even while a change is under way', async () => {
    const { editor, server, leave } = open()
    let arrive = () => {}
    server.answer = () => new Promise(resolve => (arrive = resolve))
    editor.edit(setFields({ movement: 'groups' }))
    await vi.advanceTimersByTimeAsync(600)
    editor.adopt({ ...aPlan(), movement: 'hosts' })
    arrive()
    await vi.advanceTimersByTimeAsync(2_000)
    expect(editor.plan.movement).toBe('hosts')
    expect(editor.state().step).toBe('saved')
    expect(server.sent).toHaveLength(1)
    leave()
  })
})

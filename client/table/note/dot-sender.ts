import { showToast } from '../../ui/toasts.ts'
import type { TableModel } from '../model.ts'
import type { Words } from '../words-all.ts'

/**
 * Sends one's dots to the server, one command at a time for each note: two quick presses never overtake each other, and what was
 * pressed meanwhile goes in the next. `before`: what holds again when the server does not take it.
 */
export function createDotSender(table: TableModel, t: () => Words): (note: string, before: number) => void {
  const underWay = new Set<string>()
  const held = (note: string): number => table.mine.dots()[note] ?? 0
  const send = async (note: string, before: number): Promise<void> => {
    const voice = table.mine.voice()
    const count = held(note)
    try {
      await table.session.command({
        type: 'place-dots',
        table: table.table,
        note,
        count,
        ...(voice === undefined ? {} : { for: voice }),
      })
    } catch {
      underWay.delete(note)
      table.mine.setDots(note, before)
      void table.mine.refresh()
      showToast({ text: table.held.link.state() === 'live' ? t().dotNotPlaced : t().dotOffline, icon: 'offline' })
      return
    }
    if (held(note) !== count) return send(note, count)
    underWay.delete(note)
  }
  return (note, before) => {
    if (underWay.has(note)) return
    underWay.add(note)
    void send(note, before)
  }
}

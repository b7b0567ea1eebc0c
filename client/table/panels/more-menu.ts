import { isSeated } from '../../../shared/access/roles.ts'
import { language } from '../../i18n/language.ts'
import type { Desk, MenuItem } from '../desk.ts'
import { openJournal } from '../day/journal.ts'
import { openPanel, type Panel } from './panels.ts'
import type { IconName } from '../../ui/drawings.ts'
import { viewWords } from './words-view.ts'

/** Everything about looking at the table that is not worth a button of its own. */
export function openMore(desk: Desk, anchor: DOMRect): void {
  const t = viewWords[language()]
  const item = (panel: Panel, label: string, icon: IconName): MenuItem => ({ label, icon, run: () => openPanel(panel) })
  desk.openMenu({
    label: t.more,
    anchor,
    items: [
      item('find', t.find, 'search'),
      item('aids', t.aids, 'group'),
      item('settings', t.settings, 'aa'),
      item('help', t.keys, 'list'),
      { label: t.journal, icon: 'clock', run: openJournal },
      ...(isSeated(desk.table.session.identity.role) ? [item('place', t.place, 'people')] : []),
    ],
  })
}

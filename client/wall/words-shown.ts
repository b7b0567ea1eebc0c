import { count } from '../../shared/i18n/dates.ts'
import type { HeadingRole } from '../../shared/document/synthesis.ts'

const roles = (of: Record<HeadingRole, string>) => of

const fr = {
  roles: roles({ lead: 'Piste', lever: 'Levier', topic: 'Sujet' }),
  thread: 'Un fil entre les tables',
  support: (all: number, hands: number) =>
    [
      all > hands || hands === 0 ? count(all - hands, 'gommette', 'gommettes', 'fr') : '',
      hands > 0 ? count(hands, 'main levée', 'mains levées', 'fr') : '',
    ]
      .filter(Boolean)
      .join(', '),
}
const en: typeof fr = {
  roles: roles({ lead: 'Lead', lever: 'Lever', topic: 'Topic' }),
  thread: 'A thread between tables',
  support: (all, hands) =>
    [
      all > hands || hands === 0 ? count(all - hands, 'dot', 'dots', 'en') : '',
      hands > 0 ? count(hands, 'raised hand', 'raised hands', 'en') : '',
    ]
      .filter(Boolean)
      .join(', '),
}
export const shownWords = { fr, en }

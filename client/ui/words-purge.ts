import { count } from '../../shared/i18n/dates.ts'

const fr = {
  soon: (date: string, days: number) =>
    `Tout ce café est effacé le ${date}, dans ${count(days, 'jour', 'jours', 'fr')}, sans retour possible.`,
  keep: 'Télécharger ce que vous voulez garder',
}
const en: typeof fr = {
  soon: (date, days) => `All of this café is erased on ${date}, in ${count(days, 'day', 'days', 'en')}, for good.`,
  keep: 'Download what you want to keep',
}
export const purgeWords = { fr, en }

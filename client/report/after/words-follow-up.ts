import { formatDate } from '../../../shared/i18n/dates.ts'
import type { FollowUpState } from '../../../shared/domain/follow-up.ts'

const fr = {
  title: 'Ce qu’il advient des pistes et des leviers',
  help: 'Tenue à jour par l’équipe, lisible par chaque personne du café.',
  none: 'Le compte rendu ne nomme encore ni piste ni levier.',
  roles: { lead: 'Piste', lever: 'Levier' },
  states: {
    proposed: 'proposé',
    'under-way': 'en cours',
    done: 'fait',
    'let-go': 'abandonné',
  } satisfies Record<FollowUpState, string>,
  state: 'Où en est-on',
  who: 'Qui s’en charge',
  whoHelp: 'Visible de tous. Une personne ou une structure, avec son accord.',
  step: 'Premier pas',
  date: 'Pour quand',
  by: (date: string) => `d’ici le ${formatDate(date, 'fr')}`,
  edit: 'Mettre à jour',
  editLong: (title: string) => `Mettre à jour «\u202f${title}\u202f»`,
  save: 'Enregistrer',
  cancel: 'Annuler',
  off: 'Retirer de la liste',
  saved: 'Liste mise à jour',
  gone: 'n’est plus dans le texte',
  updated: (date: string) => `mis à jour le ${date}`,
  failures: {
    offline: 'Le café ne répond pas. Ce que vous avez écrit est gardé ici, réessayez.',
    other: 'Cela n’a pas été possible. Ce que vous avez écrit est gardé ici, réessayez.',
  },
}
const en: typeof fr = {
  title: 'What becomes of the leads and levers',
  help: 'Kept up to date by the team, for everybody at the café to read.',
  none: 'The report names no lead or lever yet.',
  roles: { lead: 'Lead', lever: 'Lever' },
  states: { proposed: 'proposed', 'under-way': 'under way', done: 'done', 'let-go': 'let go' },
  state: 'Where it stands',
  who: 'Who takes it on',
  whoHelp: 'Seen by all. A person or an organisation, with their consent.',
  step: 'First step',
  date: 'By when',
  by: date => `by ${formatDate(date, 'en')}`,
  edit: 'Update',
  editLong: title => `Update “${title}”`,
  save: 'Save',
  cancel: 'Cancel',
  off: 'Take off the list',
  saved: 'List updated',
  gone: 'no longer in the text',
  updated: date => `updated on ${date}`,
  failures: {
    offline: 'The café does not answer. What you wrote is kept here, try again.',
    other: 'That was not possible. What you wrote is kept here, try again.',
  },
}
export const followUpWords = { fr, en }

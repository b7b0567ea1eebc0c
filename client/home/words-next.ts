import { count } from '../../shared/i18n/dates.ts'

const fr = {
  title: 'Préparer le prochain café',
  after: (title: string) => `Après «\u202f${title}\u202f»`,
  help: 'Un nouveau café, avec les mêmes réglages. Ni personne, ni note ancienne, ni compte rendu ne l’y suit.',
  name: 'Titre',
  date: 'Date (facultatif)',
  themes: 'De quoi parlera-t-on',
  topics: 'Les sujets à poursuivre',
  noTopics: 'Les perspectives ne nomment encore aucun sujet à poursuivre.',
  olds: 'Les thèmes de ce café',
  questions: (n: number) => (n === 0 ? '' : count(n, 'question', 'questions', 'fr')),
  kept: (n: number) => (n === 0 ? '' : count(n, 'note gardée', 'notes gardées', 'fr')),
  seed: 'Commencer avec ces phrases',
  seedHelp:
    'Les questions des sujets et les notes gardées attendent sur les nappes, sans nom, marquées «\u202favant la rencontre\u202f».',
  choose: 'Choisissez au moins un sujet ou un thème.',
  go: 'Créer ce café',
  going: 'On met la table…',
  cancel: 'Annuler',
  loading: 'On relit le compte rendu…',
  failed: 'Le café ne répond pas. Rien n’a été créé, réessayez.',
  tooMany: 'Rien n’a été créé : cent cafés l’ont été dans l’heure. Réessayez plus tard.',
}
const en: typeof fr = {
  title: 'Prepare the next café',
  after: title => `After “${title}”`,
  help: 'A new café with the same settings. No person, no old note and no report comes along.',
  name: 'Title',
  date: 'Date (optional)',
  themes: 'What will be talked about',
  topics: 'Topics to pursue',
  noTopics: 'The perspectives name no topic to pursue yet.',
  olds: 'The themes of this café',
  questions: n => (n === 0 ? '' : count(n, 'question', 'questions', 'en')),
  kept: n => (n === 0 ? '' : count(n, 'kept note', 'kept notes', 'en')),
  seed: 'Begin with these sentences',
  seedHelp:
    'The topics’ questions and the notes that were kept wait on the cloths, without a name, marked “before the day”.',
  choose: 'Choose at least one topic or theme.',
  go: 'Create this café',
  going: 'Laying the table…',
  cancel: 'Cancel',
  loading: 'Reading the report again…',
  failed: 'The café does not answer. Nothing was created, try again.',
  tooMany: 'Nothing was created: a hundred cafés were within an hour. Try again later.',
}
export const nextWords = { fr, en }

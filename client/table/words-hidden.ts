/** What is said while people write in silence. */
const fr = {
  hidden: 'Écriture silencieuse\u00a0: vos notes restent cachées jusqu’à ce que l’hôte les montre.',
  placeholder: 'Écrivez en silence, puis Entrée',
  placeholderShort: 'Écrire en silence…',
  notYet: 'Cette note est encore cachée\u00a0: attendez que l’hôte montre les notes.',
  shown: 'Les notes de la table sont montrées.',
  title: 'Écriture silencieuse',
  show: 'Montrer les notes',
  showHelp: 'Les notes de chacun apparaissent d’un coup sur la nappe. On ne peut pas les cacher de nouveau.',
}

const en: typeof fr = {
  hidden: 'Silent writing: your notes stay hidden until the host shows them.',
  placeholder: 'Write in silence, then Enter',
  placeholderShort: 'Write in silence…',
  notYet: 'This note is still hidden: wait until the host shows the notes.',
  shown: 'The table’s notes are shown.',
  title: 'Silent writing',
  show: 'Show the notes',
  showHelp: 'Everybody’s notes appear on the cloth at once. They cannot be hidden again.',
}

export const hiddenWords = { fr, en }

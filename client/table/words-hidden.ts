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
  neverShown:
    'Les notes écrites en silence ici n’ont jamais été montrées. Elles sont gardées, mais personne ne peut les lire.',
  neverShownHost: 'Des notes écrites en silence n’ont jamais été montrées à cette table.',
  openTools: 'Les montrer…',
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
  neverShown: 'The notes written in silence here were never shown. They are kept, but nobody can read them.',
  neverShownHost: 'Notes written in silence were never shown at this table.',
  openTools: 'Show them…',
}

export const hiddenWords = { fr, en }

const fr = {
  duplicate: 'Dupliquer',
  of: (title: string) => `Dupliquer\u00a0: ${title}`,
  help: 'Le même plan et le même logo, avec de nouveaux liens. Rien de ce qui a été écrit.',
  title: 'Titre du nouveau café',
  date: 'Date (facultatif)',
  people: 'Reprendre aussi la liste des personnes attendues',
  failed: 'Le café n’a pas été dupliqué. Vérifiez le réseau, puis réessayez.',
  cancel: 'Annuler',
  go: 'Dresser les tables',
  going: 'On dresse les tables…',
}
const en: typeof fr = {
  duplicate: 'Duplicate',
  of: title => `Duplicate: ${title}`,
  help: 'The same plan and logo, with new links. Nothing of what was written.',
  title: 'Title of the new café',
  date: 'Date (optional)',
  people: 'Take the list of expected people along',
  failed: 'The café was not duplicated. Check the network, then try again.',
  cancel: 'Cancel',
  go: 'Lay the tables',
  going: 'Laying the tables…',
}
export const duplicateWords = { fr, en }

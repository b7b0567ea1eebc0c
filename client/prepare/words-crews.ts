const fr = {
  names: 'Noms des groupes',
  help: 'Les mêmes au mur, sur les téléphones et sur les cartes. Laissé vide, un groupe garde son nom de cuisine.',
  beginsAt: (table: number) => `Groupe qui commence à la table ${table}`,
  twice: 'Un autre groupe porte déjà ce nom\u00a0: choisissez-en un autre. D’ici là, rien n’est changé.',
}
const en: typeof fr = {
  names: 'Names of the groups',
  help: 'The same on the wall, on phones and on seat cards. Left empty, a group keeps its name from the kitchen.',
  beginsAt: table => `Group that begins at table ${table}`,
  twice: 'Another group has this name already: choose another one. Nothing is changed until then.',
}
export const crewWords = { fr, en }

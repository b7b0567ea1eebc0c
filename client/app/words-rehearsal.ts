const fr = {
  name: 'Répétition',
  nothing: 'rien n’est gardé',
  over: 'La répétition est finie.',
  overHelp: 'Tout en est effacé : notes, noms et liens. Fermez cet onglet et revenez à la préparation du café.',
}
const en: typeof fr = {
  name: 'Rehearsal',
  nothing: 'nothing is kept',
  over: 'The rehearsal is over.',
  overHelp: 'All of it is erased: notes, names and links. Close this tab and go back to preparing the café.',
}
export const rehearsalBandWords = { fr, en }

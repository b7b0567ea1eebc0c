/** Whether a wall shows the day. */
const fr = {
  shown: (walls: number) => (walls > 1 ? `${walls} écrans muraux affichés` : 'Écran mural affiché'),
  none: 'Aucun écran mural',
  openWall: 'Ouvrir l’écran mural dans un nouvel onglet',
}
const en: typeof fr = {
  shown: walls => (walls > 1 ? `${walls} wall screens on` : 'Wall screen on'),
  none: 'No wall screen',
  openWall: 'Open the wall screen in a new tab',
}
export const wallWords = { fr, en }

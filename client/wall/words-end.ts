/** The harvest and the end. */
const fr = {
  harvest: 'Mise en commun',
  harvestHelp: 'Ce que chaque table retient',
  emptyPlate: 'L’assiette est encore vide.',
  threads: 'Les fils',
  reportQr: (address: string) => `Code QR du compte rendu, ${address}`,
  closed: 'Merci à toutes et à tous',
  closedHelp: 'Le café est clos. Vos notes sont gardées, le compte rendu les réunit.',
  publishedHelp: 'Le compte rendu est en ligne\u00a0:',
}

const en: typeof fr = {
  harvest: 'Harvest',
  harvestHelp: 'What each table keeps',
  emptyPlate: 'The plate is still empty.',
  threads: 'Threads',
  reportQr: address => `QR code of the report, ${address}`,
  closed: 'Thank you, everyone',
  closedHelp: 'The café is closed. Your notes are kept; the report brings them together.',
  publishedHelp: 'The report is online:',
}

export const endWords = { fr, en }

/** What every state of the wall says; each state brings its own words besides. */
const fr = {
  page: (title: string) => `Écran mural · ${title}`,
  loading: 'On dresse la salle…',
  ended: 'Ce lien ne sert plus.',
  reconnecting: 'Reconnexion…',
  noNews: (hour: string) => `Sans nouvelles du café depuis ${hour}. La pendule continue.`,
  timeLeft: 'Temps restant',
  table: (table: number) => `Table ${table}`,
  pages: (page: number, pages: number) => `${page} sur ${pages}`,
  announcement: 'Annonce',
  qr: (address: string) => `Code QR pour rejoindre ${address}`,
}

const en: typeof fr = {
  page: title => `Wall screen · ${title}`,
  loading: 'Setting up the room…',
  ended: 'This link no longer works.',
  reconnecting: 'Reconnecting…',
  noNews: hour => `No news of the café since ${hour}. The clock goes on.`,
  timeLeft: 'Time left',
  table: table => `Table ${table}`,
  pages: (page, pages) => `${page} of ${pages}`,
  announcement: 'Announcement',
  qr: address => `QR code to join ${address}`,
}

export const words = { fr, en }

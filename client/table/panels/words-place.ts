const fr = {
  title: 'Ma place',
  journey: 'Mon parcours',
  journeyHelp: 'Vos tables, vos notes et ce qu’elles deviennent, vos informations.',
  elsewhere: 'Continuer sur un autre appareil',
  help: 'Scannez ce code, ou tapez ces six signes à la porte du café. C’est votre clé\u00a0: gardez-la pour vous.',
  qr: 'Code QR de votre lien personnel',
  code: 'Votre code',
  loading: 'Un instant…',
  failed: 'Le café ne répond pas\u00a0: votre code se montrera quand le réseau reviendra.',
  retry: 'Réessayer',
  leave: 'Je quitte cette tablette',
  leaveHelp: 'Cet appareil oublie qui vous êtes et ce qu’il gardait. Vos notes et votre chaise restent au café.',
  unsaved: (n: number) =>
    n === 1
      ? 'Attendez\u00a0: 1 note n’est encore gardée que sur cet appareil.'
      : `Attendez\u00a0: ${n} notes ne sont encore gardées que sur cet appareil.`,
  tableFull: (n: number) => `Table complète. Il reste une chaise à la table ${n}.`,
  sitAt: (n: number) => `M’asseoir à la table ${n}`,
  notReached: 'Le café ne répond pas. Réessayez dans un instant.',
  close: 'Fermer',
}
const en: typeof fr = {
  title: 'My seat',
  journey: 'My journey',
  journeyHelp: 'Your tables, your notes and what becomes of them, your details.',
  elsewhere: 'Go on with another device',
  help: 'Scan this code, or type these six characters at the café’s door. It is your key: keep it to yourself.',
  qr: 'QR code of your personal link',
  code: 'Your code',
  loading: 'One moment…',
  failed: 'The café does not answer: your code will show when the network is back.',
  retry: 'Try again',
  leave: 'I am leaving this tablet',
  leaveHelp: 'This device forgets who you are and what it kept. Your notes and your chair stay at the café.',
  unsaved: n =>
    n === 1
      ? 'Wait: 1 note is kept on this device only so far.'
      : `Wait: ${n} notes are kept on this device only so far.`,
  tableFull: n => `Table full. There is a seat at table ${n}.`,
  sitAt: n => `Sit at table ${n}`,
  notReached: 'The café does not answer. Try again in a moment.',
  close: 'Close',
}
export const placeWords = { fr, en }

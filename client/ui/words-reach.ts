const fr = {
  ask: 'Les téléphones me joignent-ils ?',
  again: 'Refaire l’essai',
  failed: 'L’essai n’a pas pu commencer. Vérifiez le réseau, puis réessayez.',
  scan: 'Scannez ce code avec un téléphone, sur le Wi-Fi de la salle.',
  qr: 'Code QR de l’essai',
  waiting: 'On attend un téléphone…',
  first: (ms: number) => `Oui : ce téléphone atteint cet ordinateur. Réponse en ${ms} ms.`,
  next: (ms: number) => `Un autre téléphone aussi, en ${ms} ms.`,
  self: 'Ouverte depuis cet ordinateur même : cela ne dit rien des téléphones.',
  over: 'Cet essai est terminé. Refaites-en un quand un téléphone est prêt.',
  nothing: 'Rien ne se passe ?',
  advice: (port: string) => [
    'Le téléphone est-il sur le même Wi-Fi ? Coupez ses données mobiles.',
    `Le pare-feu de cet ordinateur laisse-t-il entrer le port ${port} ?`,
    'Un réseau « invités » empêche souvent les appareils de se parler. Prenez un autre Wi-Fi, ou le partage de connexion d’un téléphone.',
    'S’il y a plusieurs adresses, essayez-en une autre.',
  ],
}
const en: typeof fr = {
  ask: 'Can phones reach me?',
  again: 'Try once more',
  failed: 'The try-out could not start. Check the network, then try again.',
  scan: 'Scan this code with a phone, on the room’s Wi-Fi.',
  qr: 'QR code of the try-out',
  waiting: 'Waiting for a phone…',
  first: ms => `Yes: this phone reaches this computer. Answer in ${ms} ms.`,
  next: ms => `Another phone too, in ${ms} ms.`,
  self: 'Opened from this very computer: that says nothing about phones.',
  over: 'This try-out is over. Start another one when a phone is ready.',
  nothing: 'Nothing happens?',
  advice: port => [
    'Is the phone on the same Wi-Fi? Switch off its mobile data.',
    `Does this computer’s firewall let port ${port} in?`,
    'A “guest” network often keeps devices apart. Take another Wi-Fi, or a phone’s hotspot.',
    'If there are several addresses, try another one.',
  ],
}
export const reachWords = { fr, en }

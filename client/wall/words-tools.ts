const fr = {
  title: 'Réglages de cet écran',
  on: 'Sonnette\u00a0: on l’entend ici',
  off: 'Sonnette\u00a0: sans le son ici',
  waits: 'Touchez ici pour réentendre la sonnette',
  tryIt: 'Essayer',
  sleeps: 'Cet écran peut s’endormir\u00a0: coupez la mise en veille de l’ordinateur.',
}
const en: typeof fr = {
  title: 'Settings of this screen',
  on: 'Bell: heard here',
  off: 'Bell: no sound here',
  waits: 'Touch here to hear the bell again',
  tryIt: 'Try it',
  sleeps: 'This screen may fall asleep: turn off the computer’s sleep mode.',
}
export const toolsWords = { fr, en }

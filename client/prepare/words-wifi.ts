const fr = {
  title: 'Le Wi-Fi de la salle',
  help: 'Un téléphone qui scanne ce code rejoint le réseau sans rien taper.',
  qr: (name: string) => `Code QR du Wi-Fi ${name}`,
  name: 'Nom du réseau',
  password: 'Mot de passe',
  open: 'Laissez vide si le réseau est ouvert.',
  odd: 'Un mot de passe de Wi-Fi a de 8 à 63 signes. Vérifiez celui-ci.',
  hidden: 'Réseau caché',
  forget: 'Oublier ce réseau',
  stays: 'Gardé dans ce navigateur seulement. Jamais envoyé, sauf sur les kits que vous imprimez.',
}
const en: typeof fr = {
  title: 'The room’s Wi-Fi',
  help: 'A phone that scans this code joins the network without typing.',
  qr: name => `QR code of the Wi-Fi ${name}`,
  name: 'Name of the network',
  password: 'Password',
  open: 'Leave it empty if the network is open.',
  odd: 'A Wi-Fi password has 8 to 63 characters. Check this one.',
  hidden: 'Hidden network',
  forget: 'Forget this network',
  stays: 'Kept in this browser only. Never sent, except on the kits that you print.',
}
export const wifiWords = { fr, en }

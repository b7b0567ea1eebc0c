import { render } from 'solid-js/web'
import { App } from './app/App.tsx'
import { language, setLanguage } from './i18n/language.ts'
import { followLinks } from './session/address.ts'
import './styles/tokens.css'
import './styles/base.css'

const place = document.getElementById('app')
if (place === null) throw new Error('the page has no #app')
setLanguage(language())
followLinks()
// A link opened over a page of the same address changes the fragment only: a new key is a new arrival.
window.addEventListener('hashchange', () => {
  if (/^#(k|admin)=/.test(location.hash)) location.reload()
})
render(() => <App />, place)

import { render } from 'solid-js/web'
import { App } from './app/App.tsx'
import { language, setLanguage } from './i18n/language.ts'
import { eventOfPage, followLinks } from './session/address.ts'
import { askBuild, beBuild, renew } from './session/build.ts'
import { recallInTab } from './session/memory.ts'
import './styles/tokens.css'
import './styles/base.css'

const place = document.getElementById('app')
if (place === null) throw new Error('the page has no #app')
setLanguage(language())
followLinks()
beBuild(import.meta.url)
// A part of the page that is not there any more belongs to a build that is not there any more.
window.addEventListener('vite:preloadError', () => void askBuild())
if (recallInTab(`unsent.${eventOfPage()}`) !== null) renew('words')
// A link opened over a page of the same address changes the fragment only: a new key is a new arrival.
window.addEventListener('hashchange', () => {
  if (/^#(k|admin)=/.test(location.hash)) location.reload()
})
render(() => <App />, place)

import { render } from 'solid-js/web'
import { App } from './app/App.tsx'
import { language, setLanguage } from './i18n/language.ts'
import './styles/tokens.css'
import './styles/base.css'

const place = document.getElementById('app')
if (place === null) throw new Error('the page has no #app')
setLanguage(language())
render(() => <App />, place)

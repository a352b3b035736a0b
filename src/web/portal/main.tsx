import { render } from 'preact'
import { App } from './app.tsx'
import './styles/tokens.css'
import './styles/base.css'
import './styles/parts.css'
import './styles/ticket.css'

const root = document.getElementById('portal')
if (root) render(<App />, root)

import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { z } from 'zod'
import { startLanguages } from '../client/i18n.ts'
import { makeQueryClient } from '../client/queries.ts'
import { listenForShortcuts } from '../client/shortcuts.ts'
import { Appearance } from './appearance.tsx'
import { makeRouter } from './routes.tsx'
import '../ui/ui.css'

// The content security policy forbids code from text, which zod would otherwise try.
z.config({ jitless: true })

const element = document.getElementById('root')
if (!element) throw new Error('index.html has no #root')

const client = makeQueryClient()
const router = makeRouter(client)
await startLanguages()
listenForShortcuts()

createRoot(element).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <Appearance>
        <RouterProvider router={router} />
      </Appearance>
    </QueryClientProvider>
  </StrictMode>,
)

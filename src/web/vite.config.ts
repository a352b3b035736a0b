import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The staff application, built into dist/web; every feature is a chunk of its own that is fetched when its route is opened. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/',
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('../../dist/web', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    // antd with React is one chunk of about 340 kB compressed, on purpose: it is cached for a year.
    chunkSizeWarningLimit: 1500,
  },
})

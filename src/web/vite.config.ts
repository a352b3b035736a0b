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
    rolldownOptions: {
      output: {
        // Left alone, the first screen is 68 small files: on a line with 150 ms to the server that costs more than their bytes.
        codeSplitting: {
          groups: [
            { name: 'base', test: /node_modules[\\/](react|react-dom|scheduler|use-sync-external-store|@tanstack|i18next|react-i18next|zod)[\\/]/, priority: 3 },
            { name: 'antd', test: /node_modules[\\/](antd|@ant-design|@rc-component|dayjs)[\\/]/, priority: 2, minShareCount: 4 },
            { name: 'shared', test: /src[\\/](web[\\/](client|ui)|contract|core)[\\/]/, priority: 1, minShareCount: 3 },
          ],
        },
      },
    },
  },
})

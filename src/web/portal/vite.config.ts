// The public portal: a light bundle of its own, served at /p/.
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/p/',
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: fileURLToPath(new URL('../../../dist/portal', import.meta.url)),
    emptyOutDir: true,
    // A phone of five years ago is the measure.
    target: ['chrome87', 'safari14', 'firefox88'],
    cssTarget: ['chrome87', 'safari14', 'firefox88'],
    // Nothing is inlined: the page runs under a policy that takes scripts and styles from files only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
})

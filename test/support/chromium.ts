import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'
import { z } from 'zod'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge']
const PLACES = [
  '/usr/lib/chromium/chromium',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

/** Nothing of the browser may call home or look for updates: the tests have no network. */
const QUIET = [
  '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-gpu', '--disable-quic',
  '--disable-default-apps', '--disable-domain-reliability', '--no-default-browser-check', '--disable-dev-shm-usage',
]

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The path of an installed Chrome or Chromium: CHROME_PATH, then PATH, then the usual places. */
export const findInstalledChromium = (environment: NodeJS.ProcessEnv = process.env, places: readonly string[] = PLACES): string | undefined => {
  const given = environment['CHROME_PATH']
  const folders = (environment['PATH'] ?? '').split(delimiter).filter(Boolean)
  const candidates = [...(given ? [given] : []), ...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...places]
  return candidates.find((path) => existsSync(path) && isProgram(path))
}

type Found = { readonly path: string; readonly args: readonly string[] }

const packedBrowser = z.object({
  default: z.object({ executablePath: z.custom<() => Promise<string>>((value) => typeof value === 'function'), args: z.array(z.string()) }).loose(),
})

/** The browser inside an optional npm package (Linux x64 only): it is unpacked into the temporary folder on first use. */
const unpackChromium = async (): Promise<Found | undefined> => {
  // Kept from the compiler on purpose: the package is optional and often not there.
  const name: string = '@sparticuz/chromium'
  const loaded: unknown = await import(name).catch(() => undefined)
  const packed = packedBrowser.safeParse(loaded).data?.default
  return packed && { path: await packed.executablePath(), args: packed.args }
}

const findChromium = async (): Promise<Found> => {
  const installed = findInstalledChromium()
  if (installed !== undefined) return { path: installed, args: [] }
  const packed = await unpackChromium()
  if (packed) return packed
  throw new Error('no Chrome or Chromium: apt-get install chromium fonts-noto-cjk, or set CHROME_PATH, or npm ci --include=optional on Linux x64')
}

/** Starts a browser with an empty profile. Throws with the cure when there is none. */
export const launchChromium = async (): Promise<Browser> => {
  const { path, args } = await findChromium()
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return chromium.launch({ executablePath: path, args: [...new Set([...args, ...QUIET, ...root])], headless: true })
}

/** What the product writes of procedures, opened by real peers: SVG by the browser, BPMN by bpmn-js. */
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compileProcedure, diagramOf, toBpmn, toSvg, whoInWords } from '../../src/core/procedure/index.ts'
import type { Procedure } from '../../src/core/procedure/index.ts'
import { widthOf } from '../../src/core/procedure/draw/text-lines.ts'
import { readLibrary } from '../../src/server/features/procedures/library.ts'
import { launchChromium } from '../support/chromium.ts'

const require = createRequire(import.meta.url)
const BPMN_JS = join(require.resolve('bpmn-js/package.json'), '../dist/bpmn-viewer.production.min.js')

const PROCEDURES = readLibrary().map(({ text }) => compileProcedure(text)).flatMap((compiled) => (compiled.ok ? [compiled.procedure] : []))
const CASES = PROCEDURES.flatMap((procedure) => (['zh', 'en'] as const).map((lang) => [procedure.id, lang, procedure] as const))

let browser: Browser | undefined
let page: Page | undefined
beforeAll(async () => {
  browser = await launchChromium()
  page = await browser.newPage({ viewport: { width: 1600, height: 1200 } })
  await page.setContent('<style>html, body, #canvas { margin: 0; height: 100%; font-family: sans-serif }</style><div id="canvas"></div>')
  await page.addScriptTag({ path: BPMN_JS })
})
afterAll(async () => browser?.close())

const open = (): Page => {
  if (!page) throw new Error('the page is there from beforeAll on')
  return page
}

/** Runs in the page, which knows more than this program: what it answers is said here. */
const ask = async <T>(script: string, argument: string): Promise<T> => await open().evaluate(`(${script})(${JSON.stringify(argument)})`) // the script beside each call answers this

interface Opened {
  readonly warnings: readonly string[]
  readonly drawn: number
  readonly overlapping: readonly string[]
}

describe.each(CASES)('%s in %s', (_, lang, procedure) => {
  it('is opened by bpmn-js without a warning, everything drawn where it is said to be', async () => {
    const opened = await ask<Opened>(`async (xml) => {
      const viewer = new BpmnJS({ container: '#canvas' })
      try {
        const { warnings } = await viewer.importXML(xml)
        const shapes = viewer.get('elementRegistry').filter((element) => !element.waypoints && !element.labelTarget && element.type !== 'bpmn:Participant' && element.type !== 'bpmn:Lane')
        const inside = (a, b) => { for (let parent = a.parent; parent; parent = parent.parent) if (parent === b) return true; return a.host === b }
        const overlapping = shapes.flatMap((a, i) => shapes.slice(i + 1).filter((b) => !inside(a, b) && !inside(b, a) && a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height).map((b) => a.id + ' ' + b.id))
        return { warnings: warnings.map((warning) => warning.message), drawn: shapes.length, overlapping }
      } finally {
        viewer.destroy()
      }
    }`, toBpmn(procedure, lang))
    expect(opened.warnings).toEqual([])
    expect(opened.overlapping).toEqual([])
    expect(opened.drawn).toBeGreaterThan(Object.keys(procedure.steps).length)
  })

  it('is a well-formed SVG whose words are no wider than the room kept for them', async () => {
    const texts = await ask<readonly { readonly text: string; readonly size: number; readonly width: number }[]>(`(source) => {
      const parsed = new DOMParser().parseFromString(source, 'image/svg+xml')
      const fault = parsed.querySelector('parsererror')
      if (fault) throw new Error(fault.textContent)
      const svg = document.body.appendChild(document.importNode(parsed.documentElement, true))
      try {
        return [...svg.querySelectorAll('text')].map((text) => ({ text: text.textContent, size: Number(text.getAttribute('font-size')), width: text.getComputedTextLength() }))
      } finally {
        svg.remove()
      }
    }`, svgOf(procedure, lang))
    expect(texts.length).toBeGreaterThan(Object.keys(procedure.steps).length)
    for (const { text, size, width } of texts) expect(width, text).toBeLessThanOrEqual(widthOf(text, size) * 1.06 + 4)
  })
})

function svgOf(procedure: Procedure, lang: 'zh' | 'en'): string {
  return toSvg(diagramOf(procedure, (step) => (step.by.length === 0 ? undefined : whoInWords(procedure, step.by)), [lang]), procedure.title, lang)
}

/** The API reference as one plain page: no script, no foreign asset, readable on paper. */
import { ERROR_STATUS, errorText } from '../../../../contract/index.ts'
import type { ErrorCode } from '../../../../contract/index.ts'
import type { Operation, Property } from './operations.ts'
import { REFERENCE_TEXTS } from './texts.ts'

type Language = 'zh' | 'en'

const STYLE = `
:root{color-scheme:light dark;--line:color-mix(in srgb,currentColor 18%,transparent);--soft:color-mix(in srgb,currentColor 6%,transparent)}
body{font:15px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;max-width:60rem;margin:0 auto;padding:1.5rem}
h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2.5rem;border-bottom:1px solid var(--line)}
h3{font-size:1rem;margin:1.4rem 0 .2rem;overflow-wrap:anywhere}code,h3{font-family:ui-monospace,Menlo,Consolas,monospace}
.method{display:inline-block;min-width:4.2em}.who{opacity:.8;font-size:.9rem;margin:0}
table{border-collapse:collapse;width:100%;margin:.4rem 0;font-size:.9rem}th,td{text-align:left;padding:.15rem .6rem .15rem 0;border-bottom:1px solid var(--line);vertical-align:top}
details{background:var(--soft);padding:.2rem .7rem;border-radius:.4rem;margin:.4rem 0}summary{cursor:pointer}
nav ul{columns:12rem;padding-left:1.2rem}@media print{details{background:none}}`

export function renderReference(operations: readonly Operation[], language: Language): string {
  const t = REFERENCE_TEXTS[language]
  const tags = [...new Set(operations.map((operation) => operation.tag))]
  const other = language === 'zh' ? 'en' : 'zh'
  return `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${t.title}</title><style>${STYLE}</style></head><body>
<main><h1>${t.title}</h1><p>${t.intro}</p><p><a href="/api/v1/openapi.json">OpenAPI 3.1</a> · <a href="?lang=${other}" lang="${other}">${t.otherLanguage}</a></p>
<nav aria-label="${t.contents}"><ul>${tags.map((tag) => `<li><a href="#tag-${escape(tag)}">${escape(tag)}</a></li>`).join('')}<li><a href="#errors">${t.errors}</a></li></ul></nav>
${tags.map((tag) => `<section><h2 id="tag-${escape(tag)}">${escape(tag)}</h2>${operations.filter((operation) => operation.tag === tag).map((operation) => renderOperation(operation, language)).join('')}</section>`).join('\n')}
<section><h2 id="errors">${t.errors}</h2><table><thead><tr><th>${t.status}</th><th>${t.code}</th><th>${t.meaning}</th></tr></thead><tbody>${renderErrors(language)}</tbody></table></section>
</main></body></html>`
}

function renderOperation(operation: Operation, language: Language): string {
  const t = REFERENCE_TEXTS[language]
  const title = operation.title ? `<p>${escape(operation.title[language])}</p>` : ''
  const who = operation.access === 'public' ? t.everyone : operation.access === 'session' ? t.signedIn : `${t.permission} <code>${escape(operation.access)}</code>`
  return `<article><h3><span class="method">${operation.method}</span> ${escape(operation.path)}</h3>${title}<p class="who">${who}</p>
${renderProperties(t.parameters, operation.parameters, language)}${renderProperties(t.body, operation.body, language)}${renderProperties(t.answer, operation.answer, language)}</article>`
}

function renderProperties(caption: string, properties: readonly Property[], language: Language): string {
  if (properties.length === 0) return ''
  const t = REFERENCE_TEXTS[language]
  const rows = properties.map(({ name, type, required }) => `<tr><td><code>${escape(name)}</code></td><td>${escape(type)}</td><td>${required ? t.required : ''}</td></tr>`)
  return `<details><summary>${caption}</summary><table><tbody>${rows.join('')}</tbody></table></details>`
}

function renderErrors(language: Language): string {
  // Object.keys forgets what the table's keys are.
  const codes = Object.keys(ERROR_STATUS) as ErrorCode[]
  return codes.map((code) => `<tr id="${code}"><td>${ERROR_STATUS[code]}</td><td><code>${code}</code></td><td>${escape(errorText(code, language))}</td></tr>`).join('')
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

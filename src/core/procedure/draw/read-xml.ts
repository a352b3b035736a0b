/** A reader of XML for tests of what we write: strict about tags, attributes and references, and not in need of more. Throws on any fault. */

export interface ReadXml {
  readonly elements: number
  /** What stands between tags, references resolved. */
  readonly texts: readonly string[]
}

const NAME = '[A-Za-z_][A-Za-z0-9_.:-]*'
const TAG = new RegExp(`^<(/?)(${NAME})((?:\\s+${NAME}="[^"<]*")*)\\s*(/?)>`)

export function readXml(xml: string): ReadXml {
  const open: string[] = []
  const texts: string[] = []
  let rest = xml.replace(/^<\?xml[^?]*\?>\s*/, '')
  let elements = 0
  if ([...xml].some((letter) => letter < ' ' && !'\t\n\r'.includes(letter))) throw new Error('a control character')
  while (rest !== '') {
    if (!rest.startsWith('<')) {
      const end = rest.indexOf('<')
      const text = end < 0 ? rest : rest.slice(0, end)
      if (open.length === 0 && text.trim() !== '') throw new Error(`text outside of the root: ${text.slice(0, 40)}`)
      texts.push(resolve(text))
      rest = rest.slice(text.length)
      continue
    }
    const [whole = '', closes, name = '', attributes = '', empty] = TAG.exec(rest) ?? []
    if (whole === '') throw new Error(`no tag: ${rest.slice(0, 60)}`)
    const names = [...attributes.matchAll(new RegExp(`(${NAME})="([^"]*)"`, 'g'))].map(([, attribute = '', value = '']) => {
      resolve(value)
      return attribute
    })
    if (new Set(names).size < names.length) throw new Error(`an attribute twice: ${whole}`)
    if (closes === '/' && open.pop() !== name) throw new Error(`${whole} closes nothing`)
    if (closes !== '/') elements += 1
    if (closes !== '/' && empty !== '/') open.push(name)
    rest = rest.slice(whole.length)
  }
  if (open.length > 0) throw new Error(`not closed: ${open.join(' ')}`)
  return { elements, texts }
}

function resolve(text: string): string {
  return text.replace(/&(#\d+|amp|lt|gt|quot|apos);|&/g, (whole, name: string | undefined) => {
    if (name === undefined) throw new Error(`a bare &: ${text.slice(0, 40)}`)
    return name.startsWith('#') ? String.fromCodePoint(Number(name.slice(1))) : { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }[name] ?? whole
  })
}

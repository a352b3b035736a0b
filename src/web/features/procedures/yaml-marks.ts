/** Marks the parts of a YAML source for reading. It colours, it does not parse: the server has the say on what the file means. */

export type YamlPart = 'key' | 'text' | 'comment' | 'plain'
export interface YamlMark {
  readonly part: YamlPart
  readonly text: string
}

/** The lines of a source, each cut into marks that together are the line again. */
export function markYaml(source: string): readonly (readonly YamlMark[])[] {
  return source.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n').map(markLine)
}

function markLine(line: string): readonly YamlMark[] {
  const marks: YamlMark[] = []
  const add = (part: YamlPart, text: string): void => {
    const last = marks.at(-1)
    if (text === '') return
    if (last?.part === part) marks[marks.length - 1] = { part, text: last.text + text }
    else marks.push({ part, text })
  }
  // Quoted text | comment | key before a colon | anything else, a word or one character at a time.
  const pattern = /("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(\s*:(?=\s|$))?|((?:^|(?<=\s))#.*$)|([^\s{}[\],:#"'&*!|>%@-][^\s{}[\],:#"']*(?=\s*:(?:\s|$)))|([^\s"'#{}[\],:]+|.)/gu
  for (const [whole, quoted, colon, comment, key] of line.matchAll(pattern)) {
    if (quoted !== undefined) {
      add(colon === undefined ? 'text' : 'key', quoted)
      add('plain', colon ?? '')
    } else if (comment !== undefined) add('comment', comment)
    else add(key === undefined ? 'plain' : 'key', whole)
  }
  return marks
}

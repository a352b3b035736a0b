/** A description as Markdown, to be printed or put beside the paper rule. */
import type { Description, DescriptionEntry, DescriptionPart, DescriptionPoint } from './description.ts'

/** Parts whose clauses are headings of their own; those of the others are lines of a list. */
const ARTICLES: readonly DescriptionPart[] = ['starts', 'steps', 'clocks', 'ledger']

export function toMarkdown(description: Description): string {
  const { title, summary, head, sections } = description
  const separators = head.map(() => '---')
  return [
    `# ${escape(title)}`, '', ...(summary === '' ? [] : [escape(summary), '']),
    ...(head.length === 0 ? [] : [row(head.map(([name]) => name)), row(separators), row(head.map(([, value]) => value)), '']),
    ...sections.flatMap((section) => [
      `## ${section.number} ${escape(section.title)}`, '',
      ...(section.intro === '' ? [] : [escape(section.intro), '']),
      ...(ARTICLES.includes(section.key) ? section.entries.flatMap(article) : [...section.entries.flatMap((entry) => item(entry, description.lang)), '']),
    ]),
  ].join('\n').trimEnd() + '\n'
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => (cell === '---' ? cell : escape(cell).replaceAll('|', '\\|'))).join(' | ')} |`
}

function article(entry: DescriptionEntry): string[] {
  return [`### ${entry.number} ${escape(entry.title)}`, '', ...entry.points.flatMap((point) => bullets(point, 0)), ...(entry.points.length > 0 ? [''] : [])]
}

/** A short clause on one line; what has points below it keeps them. */
function item(entry: DescriptionEntry, lang: 'zh' | 'en'): string[] {
  const isShort = entry.points.every((point) => point.points.length === 0)
  const text = entry.points.map((point) => escape(point.text)).join(lang === 'zh' ? '' : ' ')
  const name = `- **${entry.number} ${escape(entry.title)}**`
  return isShort ? [`${name}${lang === 'zh' ? '：' : ': '}${text}`] : [name, ...entry.points.flatMap((point) => bullets(point, 1))]
}

function bullets(point: DescriptionPoint, depth: number): string[] {
  return [`${'  '.repeat(depth)}- ${escape(point.text)}`, ...point.points.flatMap((inner) => bullets(inner, depth + 1))]
}

/** What Markdown would take for its own signs stays text. */
function escape(text: string): string {
  return text.replace(/[\\`*_[\]<>#]/g, (sign) => `\\${sign}`).replace(/\s*\n\s*/g, ' ')
}

/** Options of a bench: `--name value`, and `--json` for nothing but the last line. */
export type Options<T extends Record<string, string>> = T & { readonly json: string }

export function readOptions<T extends Record<string, string>>(defaults: T): Options<T> {
  const found: Record<string, string> = { ...defaults, json: '' }
  const args = process.argv.slice(2)
  for (let at = 0; at < args.length; at++) {
    const name = (args[at] ?? '').replace(/^--/, '')
    if (name === 'json') found['json'] = 'yes'
    else if (name in defaults) found[name] = args[++at] ?? ''
    else throw new Error(`no option --${name}; there are: ${Object.keys(defaults).map((key) => `--${key}`).join(' ')} --json`)
  }
  return found as Options<T> // every key of defaults is there
}

export function say(options: { readonly json: string }, line: string): void {
  if (options.json === '') console.log(line)
}

/** The one line that machines read. */
export function finish(result: object): void {
  console.log(JSON.stringify(result))
}

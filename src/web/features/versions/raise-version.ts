/** The same text with the next version number: what everybody would change first. Comments on the line stay. */
export function raiseVersion(source: string, version: number): string {
  return source.replace(new RegExp(`^version:(\\s*)${version}(?=\\s|$)`, 'm'), (_, space: string) => `version:${space}${version + 1}`)
}

/** The library on disk: procedures/<sector>/<name>.yaml. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

export interface LibraryFile {
  /** As a person names it: procedures/school/general-affairs-feedback.yaml */
  readonly path: string
  readonly text: string
}

export const LIBRARY_FOLDER = join(import.meta.dirname, '../../../../procedures')

export function readLibrary(folder = LIBRARY_FOLDER): LibraryFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml') && !path.endsWith('.scenarios.yaml'))
    .sort()
    .map((path) => ({ path: join('procedures', path), text: readFileSync(join(folder, path), 'utf8') }))
}

/** Changes of the rules, as the people who make them do it over HTTP. */
import { readLibrary } from '../../../src/server/features/procedures/library.ts'
import { versionShape, type SignatureRole, type VersionView } from '../../../src/contract/versions.ts'
import { call, type Caller } from './staff.ts'

const pathOf = (id: string, version: number): string => `/api/v1/procedures/${encodeURIComponent(id)}/versions/${version}`

/** The library's text of a procedure as its second version, with these words replaced. */
export const nextText = (id: string, ...changes: readonly (readonly [from: string, to: string])[]): string => {
  const text = readLibrary().find((file) => file.text.includes(`\nprocedure: ${id}\n`))?.text ?? ''
  return [['\nversion: 1\n', '\nversion: 2\n'] as const, ...changes].reduce((before, [from, to]) => {
    if (!before.includes(from)) throw new Error(`${id} has no ${from}`)
    return before.replace(from, to)
  }, text)
}

export const handIn = async (writer: Caller, source: string): Promise<VersionView> => versionShape.parse((await call(writer, 'POST', '/api/v1/procedures', { source })).body)

export const sign = async (signer: Caller, { procedure, version, hash, findings }: VersionView, role: SignatureRole): Promise<void> => {
  await call(signer, 'POST', `${pathOf(procedure, version)}/signatures/${role}`, { hash, accepted: findings.map((finding) => finding.code) })
}

export const publish = async (manager: Caller, { procedure, version }: VersionView): Promise<void> => {
  await call(manager, 'POST', `${pathOf(procedure, version)}/publish`)
}

import { ensureWebBuilt } from '../../../bin/build-web.mjs'

/** Builds the two browser bundles when their sources have changed: what is tested is what is served. */
export default async (): Promise<void> => ensureWebBuilt(process.execPath)

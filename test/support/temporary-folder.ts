import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The mark of this test run: whatever it leaves behind is found by it. */
const mark = (): string => `huiyin-test-${process.env['HUIYIN_TEST_RUN'] ?? `by-hand-${process.ppid}`}-`

/** Makes an empty folder of this run that an unprivileged user may enter; whoever asks for it removes it. */
export const makeTemporaryFolder = (purpose: string): string => mkdtempSync(join(tmpdir(), `${mark()}${purpose}-`))

/** The folders of this run for this purpose that are still there. */
export const findLeftovers = (purpose = ''): string[] =>
  readdirSync(tmpdir()).filter((name) => name.startsWith(`${mark()}${purpose}`)).map((name) => join(tmpdir(), name))

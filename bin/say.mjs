/** What the setup cannot cure by itself; said in both languages. */
export class SetupError extends Error {}

/** To standard error: standard output belongs to the command that follows. */
export const say = (line) => void process.stderr.write(`${line}\n`)

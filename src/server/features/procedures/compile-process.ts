/** Runs in a process of its own: reading many procedures makes a hundred megabytes of scraps, which go when it ends. Ends when whoever asked lets go of it. */
import { compileText } from './compile-many.ts'

process.on('message', (texts: readonly string[]) => { process.send?.(texts.map(compileText)) })

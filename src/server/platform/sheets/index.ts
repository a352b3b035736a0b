/** Tables from outside: files of any kind read into rows, the names they use for units and people, and what is wrong with a cell in words. */
export { listNames } from './names.ts'
export type { Names } from './names.ts'
export { tellProblem } from './problem-texts.ts'
export type { FoundProblem } from './problem-texts.ts'
export { readFile } from './read-file.ts'
export type { ReadFile } from './read-file.ts'
export { MOST_ROWS } from './unreadable.ts'

import { readFileSync } from 'node:fs'
export const file: unknown = readFileSync
export const page: unknown = document.title
export const wait: unknown = setTimeout
export const call: unknown = fetch
export const host: unknown = process.env
export enum NotErasable { One }
export const maybe = (list: string[]): string => list[0]

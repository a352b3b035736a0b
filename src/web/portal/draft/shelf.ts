/** Where this device keeps things; a browser that forbids it still works, for as long as the page is open. */
import type { Shelf } from './draft.ts'

/** For as long as the page is open. */
export class MemoryShelf implements Shelf {
  private readonly items = new Map<string, string>()
  get length(): number { return this.items.size }
  key(place: number): string | null { return [...this.items.keys()][place] ?? null }
  getItem(name: string): string | null { return this.items.get(name) ?? null }
  setItem(name: string, value: string): void { this.items.set(name, value) }
  removeItem(name: string): void { this.items.delete(name) }
}

function openShelf(find: () => Storage): Shelf {
  try {
    const storage = find()
    storage.setItem('huiyin.try', '')
    storage.removeItem('huiyin.try')
    return storage
  } catch {
    return new MemoryShelf() // cookies and storage are switched off
  }
}

/** Stays after the browser is closed. */
export const deviceShelf = openShelf(() => localStorage)
/** Gone with the tab. */
export const visitShelf = openShelf(() => sessionStorage)

const CODE = 'huiyin.code.'
const RECEIPT = 'huiyin.receipt.'

export interface Receipt {
  readonly anonymous: boolean
  /** An earlier attempt had arrived; later changes are not in it. */
  readonly earlier: boolean
}

export function rememberCode(number: string, code: string): void {
  visitShelf.setItem(CODE + number, code)
}
export function findCode(number: string): string | null {
  return visitShelf.getItem(CODE + number)
}
export function forgetCode(number: string): void {
  visitShelf.removeItem(CODE + number)
  visitShelf.removeItem(RECEIPT + number)
}

export function rememberReceipt(number: string, receipt: Receipt): void {
  visitShelf.setItem(RECEIPT + number, JSON.stringify(receipt))
}
export function findReceipt(number: string): Receipt {
  const text = visitShelf.getItem(RECEIPT + number)
  return text ? (JSON.parse(text) as Receipt) : { anonymous: false, earlier: false } // written above
}

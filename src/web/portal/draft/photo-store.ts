/** Files that wait on this device for a connection: in IndexedDB, or in memory where the browser allows no more. */

const STORE = 'files'
const inMemory = new Map<string, Blob>()
let opened: Promise<IDBDatabase | undefined> | undefined

function openStore(): Promise<IDBDatabase | undefined> {
  opened ??= new Promise((resolve) => {
    try {
      const request = indexedDB.open('huiyin-portal', 1)
      request.onupgradeneeded = () => { request.result.createObjectStore(STORE) }
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => resolve(undefined)
      request.onblocked = () => resolve(undefined)
    } catch {
      resolve(undefined) // a private window
    }
  })
  return opened
}

/** Runs one request on the store; undefined where there is none or it fails. */
async function onStore<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | undefined> {
  const database = await openStore()
  if (!database) return undefined
  return new Promise((resolve) => {
    try {
      const request = act(database.transaction(STORE, mode).objectStore(STORE))
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => resolve(undefined)
    } catch {
      resolve(undefined) // the disk is full, or the store was cleared meanwhile
    }
  })
}

export async function keepBlob(key: string, blob: Blob): Promise<void> {
  inMemory.set(key, blob)
  await onStore('readwrite', (store) => store.put(blob, key))
}

export async function findBlob(key: string): Promise<Blob | undefined> {
  const kept = inMemory.get(key)
  if (kept) return kept
  const found: unknown = await onStore('readonly', (store) => store.get(key) as IDBRequest<unknown>) // whatever was put there
  return found instanceof Blob ? found : undefined
}

export async function dropBlob(key: string): Promise<void> {
  inMemory.delete(key)
  await onStore('readwrite', (store) => store.delete(key))
}

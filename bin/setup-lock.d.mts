/** Runs the work while holding the lock folder; waits for another holder, and calls `onWait` once when it has to. */
export function withSetupLock<T>(folder: string, onWait: () => void, work: () => Promise<T>): Promise<T>

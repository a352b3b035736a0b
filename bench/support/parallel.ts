import { Worker } from 'node:worker_threads'

/** Every worker takes the next task as soon as it is done with one; answers come in the order they are done. A worker's error ends it all. */
export async function workThrough<Task, Result>(program: URL, tasks: readonly Task[], workers: number, take: (result: Result) => void): Promise<void> {
  const waiting = [...tasks]
  await Promise.all(Array.from({ length: Math.min(workers, tasks.length) }, () => new Promise<void>((resolve, reject) => {
    const worker = new Worker(program)
    const next = (): void => {
      const task = waiting.shift()
      if (task !== undefined) worker.postMessage(task)
      else void worker.terminate().then(() => resolve())
    }
    worker.on('error', reject)
    worker.on('message', (result: Result) => {
      take(result)
      next()
    })
    next()
  })))
}

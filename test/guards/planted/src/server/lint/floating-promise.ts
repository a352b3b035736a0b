const work = async (): Promise<number> => 1
export const start = (): void => { work() }

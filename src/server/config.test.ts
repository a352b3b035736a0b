import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

const say = (environment: NodeJS.ProcessEnv): string => {
  try {
    readConfig(environment)
    return ''
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

describe('the configuration', () => {
  it('needs nothing to be set', () => {
    expect(readConfig({})).toMatchObject({ port: 8080, host: '127.0.0.1', logLevel: 'info', databaseUrl: undefined })
  })

  it('takes an empty variable for one that is not set', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 8080, databaseUrl: undefined })
  })

  it.each(['80a', '-1', '70000', '8080.5', 'http'])('refuses PORT=%s and says what would be right', (port) => {
    expect(say({ PORT: port })).toMatch(new RegExp(`PORT="${port}" 无效[^]*PORT="${port}" is not valid[^]*PORT=8080`))
  })

  it('refuses a DATABASE_URL that is none, without repeating it: it may hold a password', () => {
    const said = say({ DATABASE_URL: 'mysql://root:geheim@localhost/x' })
    expect(said).toMatch(/DATABASE_URL 无效[^]*DATABASE_URL is not valid/)
    expect(said).not.toContain('geheim')
  })

  it.each([
    'postgres://huiyin:geheim@db.example:5432/huiyin', 'postgresql://localhost/huiyin', 'postgres://huiyin@/huiyin?host=/var/run/postgresql', 'postgres:///huiyin?host=/var/run/postgresql',
  ])('takes DATABASE_URL=%s, by network or by socket', (databaseUrl) => {
    expect(readConfig({ DATABASE_URL: databaseUrl })).toMatchObject({ databaseUrl })
  })

  it('refuses a data key of the wrong length without repeating it', () => {
    expect(say({ HUIYIN_DATA_KEY: 'dG9vc2hvcnQ=' })).toMatch(/HUIYIN_DATA_KEY is not valid: it must be 32 bytes/)
    expect(say({ HUIYIN_DATA_KEY: 'dG9vc2hvcnQ=' })).not.toContain('dG9v')
  })

  it('names all that is wrong at once', () => {
    expect(say({ PORT: 'x', HUIYIN_LOG: 'loud' })).toMatch(/PORT="x"[^]*HUIYIN_LOG="loud" is not valid: it must be one of debug, info/)
  })
})

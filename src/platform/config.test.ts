import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig } from '#platform/config.ts'
import { StartProblem } from '#platform/startProblem.ts'

describe('readConfig', () => {
  it('has a default for everything', () => {
    expect(readConfig({}, { root: '/school' })).toEqual({
      port: 8080,
      host: '0.0.0.0',
      dataDir: path.resolve('/school/data'),
      dataDirExplicit: false,
      timeZone: 'Asia/Shanghai',
      logLevel: 'info',
      demo: false,
    })
  })

  it('keeps the demo school apart from the real one', () => {
    expect(readConfig({}, { root: '/school', demo: true })).toMatchObject({
      dataDir: path.resolve('/school/demo-data'),
      demo: true,
    })
  })

  it.each([
    [{ PORT: '0' }, { port: 0 }],
    [{ PORT: ' 3000 ' }, { port: 3000 }],
    [{ PORT: '' }, { port: 8080 }],
    [{ HOST: '::1' }, { host: '::1' }],
    [{ DATA_DIR: '/srv/图书 馆' }, { dataDir: path.resolve('/srv/图书 馆'), dataDirExplicit: true }],
    [{ DATABASE_URL: 'postgresql://a:b@db/x' }, { databaseUrl: 'postgresql://a:b@db/x' }],
    [{ TZ_SCHOOL: 'Asia/Urumqi' }, { timeZone: 'Asia/Urumqi' }],
    [{ LOG_LEVEL: 'debug' }, { logLevel: 'debug' }],
  ])('reads %o', (env, part) => {
    expect(readConfig(env)).toMatchObject(part)
  })

  it.each([
    ['PORT', '80a', '0 到 65535'],
    ['PORT', '65536', '0 到 65535'],
    ['PORT', '-1', '0 到 65535'],
    ['HOST', 'a b', 'host name'],
    ['TZ_SCHOOL', 'Asia/Peking', 'Asia/Shanghai'],
    ['TZ_SCHOOL', '+08:00', 'Asia/Shanghai'],
    ['LOG_LEVEL', 'loud', 'info'],
  ])('refuses %s=%s with a sentence', (name, value, hint) => {
    const said = refusal({ [name]: value })
    expect(said).toContain(name)
    expect(said).toContain(value)
    expect(said).toContain(hint)
  })

  it('names every wrong setting at once', () => {
    expect(refusal({ PORT: 'x', LOG_LEVEL: 'y' })).toMatch(/PORT.*LOG_LEVEL/)
  })

  it('does not repeat the password of a wrong DATABASE_URL', () => {
    const said = refusal({ DATABASE_URL: 'mysql://root:geheim@db/x' })
    expect(said).toContain('DATABASE_URL')
    expect(said).not.toContain('geheim')
  })
})

function refusal(env: Record<string, string>): string {
  try {
    readConfig(env)
  } catch (error) {
    expect(error).toBeInstanceOf(StartProblem)
    return (error as Error).message
  }
  throw new Error('was not refused')
}

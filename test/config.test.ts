import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ConfigError, describeConfig, readConfig, settings } from '../src/config.ts'

test('nothing must be set', () => {
  expect(readConfig({})).toEqual({
    port: 4310,
    host: '127.0.0.1',
    dataDir: '.data',
    edition: 'vietnam-electronics',
    databaseUrl: undefined,
    operatorKey: undefined,
    publicUrl: undefined,
    accountSecret: undefined,
    smtpUrl: undefined,
    mailFrom: undefined,
    proxies: 0,
    outbound: false,
    oidcSecondFactor: false,
  })
  expect(readConfig({ PORT: '', DATABASE_URL: '' })).toEqual(readConfig({}))
})

test('the command line wins over the environment', () => {
  expect(readConfig({ PORT: '1', MATXICH_DATA: 'a' }, { PORT: '2' })).toMatchObject({ port: 2, dataDir: 'a' })
})

test('all problems are told at once, without secrets', () => {
  const read = (): unknown => readConfig({ PORT: '70000', HOST: 'http://x', DATABASE_URL: 'mysql://me:hush@x/y' }, { PROT: '1' })
  expect(read).toThrowError(ConfigError)
  try {
    read()
  } catch (error) {
    expect((error as ConfigError).problems.map((problem) => problem.split(' ')[0])).toEqual(['PROT', 'PORT', 'HOST', 'DATABASE_URL'])
    expect(String(error)).not.toContain('hush')
  }
})

test('the sign-in of an agency is set whole, or not at all', () => {
  const agency = {
    OIDC_ISSUER: 'https://id.agency.example',
    OIDC_CLIENT_ID: 'matxich',
    OIDC_DOMAINS: 'Agency.example, dept.agency.example',
  }
  expect(readConfig(agency)).toMatchObject({ oidcDomains: ['agency.example', 'dept.agency.example'], oidcSecondFactor: false })
  expect(() => readConfig({ ...agency, OIDC_DOMAINS: '' })).toThrowError(/OIDC_DOMAINS/)
  expect(() => readConfig({ ...agency, OIDC_ISSUER: 'http://id.agency.example' })).toThrowError(/OIDC_ISSUER/)
})

test('a secret is never described', () => {
  const described = describeConfig(readConfig({ DATABASE_URL: 'postgresql://me:hush@x/y' }))
  expect(JSON.stringify(described)).not.toContain('hush')
  expect(described.map(({ name }) => name)).toEqual(settings.map(({ name }) => name))
})

test('the list of settings is complete', () => {
  expect(settings.map(({ key }) => key).toSorted()).toEqual(Object.keys(readConfig({})).toSorted())
  for (const { name, help, default: value, parse } of settings) {
    expect(help, name).not.toBe('')
    if (value !== undefined) expect(parse(value), name).toHaveProperty('value')
  }
})

test('nobody else reads the environment', () => {
  // Handing it whole to a child process is not reading it.
  const root = join(import.meta.dirname, '..')
  const readers = globSync('src/**/*.{ts,tsx}', { cwd: root }).filter((file) =>
    /(?<!\.\.\.)process\.env|import\.meta\.env/.test(readFileSync(join(root, file), 'utf8')),
  )
  expect(readers).toEqual(['src/config.ts'])
})

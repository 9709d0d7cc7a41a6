/** The only reader of process.env. Everything has a default: nothing must be set to run. */

export interface Config {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  readonly edition: string
  readonly databaseUrl: string | undefined
  readonly operatorKey: string | undefined
  readonly publicUrl: string | undefined
  readonly accountSecret: string | undefined
  readonly smtpUrl: string | undefined
  readonly mailFrom: string | undefined
  readonly oidcIssuer: string | undefined
  readonly oidcClientId: string | undefined
  readonly oidcClientSecret: string | undefined
  readonly oidcName: string | undefined
  readonly oidcDomains: readonly string[] | undefined
  readonly oidcSecondFactor: boolean
  readonly contact: string | undefined
  readonly proxies: number
  readonly outbound: boolean
}

export interface Setting<K extends keyof Config = keyof Config> {
  readonly key: K
  /** Name of the environment variable. */
  readonly name: string
  /** As a person would write it; undefined = not set. */
  readonly default: string | undefined
  readonly help: string
  /** Never shown in logs, help or diagnostics. */
  readonly secret: boolean
  /** A value, or what is wrong with the text. */
  readonly parse: (text: string) => { readonly value: NonNullable<Config[K]> } | { readonly problem: string }
}

export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(
      `${problems.length === 1 ? 'A setting is' : `${problems.length} settings are`} wrong:\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
    )
    this.problems = problems
  }
}

const LARGEST_PORT = 65_535

const port: Setting<'port'> = {
  key: 'port',
  name: 'PORT',
  default: '4310',
  help: 'Port of the web server; 0 picks a free one',
  secret: false,
  parse: (text) =>
    /^\d{1,5}$/.test(text) && Number(text) <= LARGEST_PORT
      ? { value: Number(text) }
      : { problem: `must be a whole number from 0 to ${LARGEST_PORT}` },
}

const host: Setting<'host'> = {
  key: 'host',
  name: 'HOST',
  default: '127.0.0.1',
  help: 'Address the web server listens on; 0.0.0.0 lets other machines in',
  secret: false,
  parse: (text) =>
    /^[\w.:-]+$/.test(text) ? { value: text } : { problem: 'must be a host name or an IP address, without http:// and without a port' },
}

const dataDir: Setting<'dataDir'> = {
  key: 'dataDir',
  name: 'MATXICH_DATA',
  default: '.data',
  help: 'Folder of the embedded database; not used when DATABASE_URL is set',
  secret: false,
  parse: (text) => (text.includes('\0') ? { problem: 'must be the path of a folder' } : { value: text }),
}

const edition: Setting<'edition'> = {
  key: 'edition',
  name: 'MATXICH_EDITION',
  default: 'vietnam-electronics',
  help: 'Edition to show: a folder under editions/, or the path of a folder',
  secret: false,
  parse: (text) => (text.includes('\0') ? { problem: 'must be the name or the path of a folder' } : { value: text }),
}

const databaseUrl: Setting<'databaseUrl'> = {
  key: 'databaseUrl',
  name: 'DATABASE_URL',
  default: undefined,
  help: 'PostgreSQL server to use instead of the embedded database: postgresql://user:password@host:5432/database',
  secret: true,
  parse: (text) =>
    /^postgres(ql)?:\/\/./.test(text) && URL.canParse(text)
      ? { value: text }
      : { problem: 'must look like postgresql://user:password@host:5432/database' },
}

const operatorKey: Setting<'operatorKey'> = {
  key: 'operatorKey',
  name: 'MATXICH_OPERATOR_KEY',
  default: undefined,
  help: 'Key that lets operators import and curate; without it one is made at the first start and kept in the data folder',
  secret: true,
  parse: (text) =>
    /^[\w-]{24,200}$/.test(text)
      ? { value: text }
      : { problem: 'must be at least 24 letters, digits, - or _, picked at random: openssl rand -hex 16' },
}

const publicUrl: Setting<'publicUrl'> = {
  key: 'publicUrl',
  name: 'MATXICH_URL',
  default: undefined,
  help: 'Address under which people reach the site, for links in mail; without it http://localhost and the port',
  secret: false,
  parse: (text) =>
    /^https?:\/\/[^/?#@]+\/?$/.test(text) && URL.canParse(text)
      ? { value: text.replace(/\/$/, '') }
      : { problem: 'must be http:// or https:// and a host, without a path' },
}

const accountSecret: Setting<'accountSecret'> = {
  key: 'accountSecret',
  name: 'MATXICH_SECRET',
  default: undefined,
  help: 'Signs sessions and encrypts secrets of one-time codes; without it one is made at the first start and kept in the data folder. Servers of one database need the same',
  secret: true,
  parse: (text) =>
    /^[\w-]{24,200}$/.test(text)
      ? { value: text }
      : { problem: 'must be at least 24 letters, digits, - or _, picked at random: openssl rand -hex 16' },
}

const smtpUrl: Setting<'smtpUrl'> = {
  key: 'smtpUrl',
  name: 'SMTP_URL',
  default: undefined,
  help: 'Mail server: smtps://user:password@host:465. Without it mail waits in the outbox, where administrators read it',
  secret: true,
  parse: (text) =>
    /^smtps?:\/\/./.test(text) && URL.canParse(text) ? { value: text } : { problem: 'must look like smtps://user:password@host:465' },
}

const mailFrom: Setting<'mailFrom'> = {
  key: 'mailFrom',
  name: 'MAIL_FROM',
  default: undefined,
  help: 'Address mail comes from; without it no-reply at the host of MATXICH_URL',
  secret: false,
  parse: (text) => (/^[^\s@<>]+@[^\s@<>]+$/.test(text) ? { value: text } : { problem: 'must be an address of e-mail' }),
}

const oidcIssuer: Setting<'oidcIssuer'> = {
  key: 'oidcIssuer',
  name: 'OIDC_ISSUER',
  default: undefined,
  help: 'Sign-in of an agency (OpenID Connect): its issuer, as its discovery document names it',
  secret: false,
  parse: (text) =>
    URL.canParse(text) && /^https:\/\/[^?#@]+$|^http:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?(?:\/[^?#@]*)?$/.test(text)
      ? { value: text }
      : { problem: 'must be https:// and a host, with the path of the issuer' },
}

const oidcClientId: Setting<'oidcClientId'> = {
  key: 'oidcClientId',
  name: 'OIDC_CLIENT_ID',
  default: undefined,
  help: 'As the provider knows this site',
  secret: false,
  parse: (text) => (/^[\x21-\x7e]{1,300}$/.test(text) ? { value: text } : { problem: 'must be what the provider gave out' }),
}

const oidcClientSecret: Setting<'oidcClientSecret'> = {
  key: 'oidcClientSecret',
  name: 'OIDC_CLIENT_SECRET',
  default: undefined,
  help: 'What proves to the provider that it is us; without it we are a public client',
  secret: true,
  parse: (text) => (/^[\x20-\x7e]{1,500}$/.test(text) ? { value: text } : { problem: 'must be what the provider gave out' }),
}

const oidcName: Setting<'oidcName'> = {
  key: 'oidcName',
  name: 'OIDC_NAME',
  default: undefined,
  help: 'Name of the agency on the button; without it the host of the issuer',
  secret: false,
  parse: (text) => (text.trim() !== '' && text.length <= 60 ? { value: text.trim() } : { problem: 'must be at most 60 letters' }),
}

const oidcDomains: Setting<'oidcDomains'> = {
  key: 'oidcDomains',
  name: 'OIDC_DOMAINS',
  default: undefined,
  help: 'Whose addresses may come in by the agency, with commas between: agency.gov.vn,dept.agency.gov.vn',
  secret: false,
  parse: (text) => {
    const domains = text.split(',').map((domain) => domain.trim().toLowerCase())
    return domains.every((domain) => /^[a-z\d-]+(\.[a-z\d-]+)+$/.test(domain))
      ? { value: domains }
      : { problem: 'must be domains with commas between, without @' }
  },
}

const oidcSecondFactor: Setting<'oidcSecondFactor'> = {
  key: 'oidcSecondFactor',
  name: 'OIDC_SECOND_FACTOR',
  default: 'no',
  help: 'yes: the agency asks its people for a second factor and vouches for it, so that roles of staff count without ours',
  secret: false,
  parse: (text) => (text === 'yes' || text === 'no' ? { value: text === 'yes' } : { problem: 'must be yes or no' }),
}

const contact: Setting<'contact'> = {
  key: 'contact',
  name: 'MATXICH_CONTACT',
  default: undefined,
  help: 'Office mailbox for questions about data on persons, shown on the page of privacy; not the address of a person',
  secret: false,
  parse: (text) => (/^[^\s@<>]+@[^\s@<>]+$/.test(text) ? { value: text } : { problem: 'must be an address of e-mail' }),
}

const MOST_PROXIES = 9

const proxies: Setting<'proxies'> = {
  key: 'proxies',
  name: 'MATXICH_PROXIES',
  default: '0',
  help: 'How many proxies of yours stand before this server, one behind the other: from them X-Forwarded-For is believed',
  secret: false,
  parse: (text) => (/^\d$/.test(text) ? { value: Number(text) } : { problem: `must be a whole number from 0 to ${MOST_PROXIES}` }),
}

const outbound: Setting<'outbound'> = {
  key: 'outbound',
  name: 'MATXICH_OUTBOUND',
  default: 'off',
  help: 'on lets the server fetch a page of a company’s own web site, to check a proof; only from the public internet',
  secret: false,
  parse: (text) => (text === 'on' || text === 'off' ? { value: text === 'on' } : { problem: 'must be on or off' }),
}

export const settings: readonly Setting[] = [
  port,
  host,
  dataDir,
  edition,
  databaseUrl,
  operatorKey,
  publicUrl,
  accountSecret,
  smtpUrl,
  mailFrom,
  oidcIssuer,
  oidcClientId,
  oidcClientSecret,
  oidcName,
  oidcDomains,
  oidcSecondFactor,
  contact,
  proxies,
  outbound,
]

export type Environment = Readonly<Record<string, string | undefined>>

/** Overrides (from the command line) win over the environment, that over the defaults. Reports all problems at once. */
export function readConfig(env: Environment = process.env, overrides: Environment = {}): Config {
  const problems: string[] = []
  const read = <K extends keyof Config>(setting: Setting<K>): NonNullable<Config[K]> | undefined => {
    // An empty variable counts as not set: that is what people mean by `PORT= npm start`.
    const text = overrides[setting.name] || env[setting.name] || setting.default
    if (text === undefined) return undefined
    const parsed = setting.parse(text)
    if ('value' in parsed) return parsed.value
    problems.push(`${setting.name} ${parsed.problem}${setting.secret ? '' : `, not "${text}"`}`)
    return undefined
  }
  for (const name of Object.keys(overrides)) {
    if (!settings.some((setting) => setting.name === name))
      problems.push(`${name} is not a setting; there are ${settings.map((setting) => setting.name).join(', ')}`)
  }

  const config = {
    port: read(port),
    host: read(host),
    dataDir: read(dataDir),
    edition: read(edition),
    databaseUrl: read(databaseUrl),
    operatorKey: read(operatorKey),
    publicUrl: read(publicUrl),
    accountSecret: read(accountSecret),
    smtpUrl: read(smtpUrl),
    mailFrom: read(mailFrom),
    oidcIssuer: read(oidcIssuer),
    oidcClientId: read(oidcClientId),
    oidcClientSecret: read(oidcClientSecret),
    oidcName: read(oidcName),
    oidcDomains: read(oidcDomains),
    oidcSecondFactor: read(oidcSecondFactor),
    contact: read(contact),
    proxies: read(proxies),
    outbound: read(outbound),
  }
  if (config.oidcIssuer !== undefined && (config.oidcClientId === undefined || config.oidcDomains === undefined))
    problems.push('OIDC_ISSUER needs OIDC_CLIENT_ID and OIDC_DOMAINS beside it: else anybody the provider knows could come in')
  if (!isComplete(config) || problems.length > 0) throw new ConfigError(problems)
  return Object.freeze(config)
}

/** For a diagnosis: what each setting is and where it came from, secrets masked. */
export function describeConfig(config: Config): { readonly name: string; readonly value: string; readonly help: string }[] {
  return settings.map(({ key, name, secret, help }) => {
    const value = config[key]
    return { name, value: value === undefined ? '(not set)' : secret ? '(set, hidden)' : String(value), help }
  })
}

function isComplete(config: { readonly [K in keyof Config]: Config[K] | undefined }): config is Config {
  return config.port !== undefined && config.host !== undefined && config.dataDir !== undefined && config.edition !== undefined
}

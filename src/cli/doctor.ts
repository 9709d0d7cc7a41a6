import { assertPortFree } from '../app.ts'
import { type Config, describeConfig } from '../config.ts'
import { checkEditionAt, editionNameAt, findEditionFolder } from '../services/edition-tools.ts'
import { inspectDatabase, inspectDataFolder } from '../services/inspect-installation.ts'
import type { CommandContext } from './commands.ts'
import { EXIT } from './failure.ts'
import type { Output } from './output.ts'
import { matxichVersion } from './version.ts'
import { isWebBuildFresh } from './web-build.ts'
import { withDatabase } from './with-services.ts'

interface Finding {
  readonly check: string
  /** note = not as it will be, but nothing to repair. */
  readonly state: 'ok' | 'note' | 'fail'
  readonly detail: string
  readonly fix: string
}

const OLDEST_NODE = 24

export async function doctor({ config, output }: CommandContext): Promise<number> {
  const running = await findRunning(config)
  const findings: Finding[] = []
  for (const check of [checkNode, checkSettings, checkEditionFiles, checkDataFolder, checkDatabase, checkPort, checkWebBuild]) {
    output.progress.update('Checking', '', findings.length, 0)
    findings.push(...(await check(config, output, running)))
  }
  output.rows(findings, [
    { title: '', value: (row) => ({ ok: '✓', note: '·', fail: '✗' })[row.state] },
    { title: 'check', value: (row) => row.check },
    { title: 'found', value: (row) => row.detail, flexible: true },
    { title: 'fix', value: (row) => row.fix, flexible: true },
  ])
  const failed = findings.filter((finding) => finding.state === 'fail')
  output.note(failed.length === 0 ? 'All is well.' : `${failed.length} ${failed.length === 1 ? 'thing needs' : 'things need'} repair.`)
  return failed.length === 0 ? EXIT.ok : EXIT.failure
}

type Check = (config: Config, output: Output, running: string | undefined) => Promise<Finding[]> | Finding[]

const found = (check: string, state: Finding['state'], detail: string, fix = ''): Finding => ({ check, state, detail, fix })

const checkNode: Check = () => {
  const major = Number(process.versions.node.split('.')[0])
  const detail = `Node ${process.versions.node}, Matxich ${matxichVersion()}`
  return [
    major >= OLDEST_NODE
      ? found('node', 'ok', detail)
      : found('node', 'fail', detail, `Matxich needs Node ${OLDEST_NODE}, which npm installs with it: npm rebuild node`),
  ]
}

const checkSettings: Check = (config) => [
  found(
    'settings',
    'ok',
    describeConfig(config)
      .map(({ name, value }) => `${name}=${value}`)
      .join(' '),
  ),
]

const checkEditionFiles: Check = async (config) => {
  try {
    const { id, version, fictional, tables, problems } = await checkEditionAt(config.edition, () => {})
    const errors = problems.filter((problem) => problem.severity === 'error').length
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    const detail = `${id} ${version}${fictional ? ' (fictional)' : ''}, ${rows} rows in ${tables.length} tables, ${errors} errors`
    return [
      errors === 0 ? found('edition', 'ok', detail) : found('edition', 'fail', detail, `See them: matxich edition check ${config.edition}`),
    ]
  } catch (error) {
    return [found('edition', 'fail', messageOf(error), 'Give another one with --edition or MATXICH_EDITION.')]
  }
}

const checkDataFolder: Check = (config) => {
  if (config.databaseUrl !== undefined) return [found('data folder', 'note', 'not used: DATABASE_URL is set')]
  const name = nameOf(config)
  if (name === undefined) return []
  try {
    const { path, state } = inspectDataFolder(config.dataDir, name)
    return [
      state === 'new'
        ? found('data folder', 'note', `${path} is made at the first start`)
        : found('data folder', 'ok', `${path}, in a format this Matxich reads`),
    ]
  } catch (error) {
    return [found('data folder', 'fail', messageOf(error), 'Choose another folder with --data or MATXICH_DATA.')]
  }
}

const checkDatabase: Check = async (config, output, running) => {
  if (running !== undefined && config.databaseUrl === undefined) return [found('database', 'ok', `in use by the Matxich at ${running}`)]
  const name = nameOf(config)
  if (name === undefined) return []
  try {
    const folder = findEditionFolder(config.edition)
    // Making a database is not what a look should do.
    if (config.databaseUrl === undefined && inspectDataFolder(config.dataDir, name).state === 'new')
      return [found('database', 'note', 'none yet', 'It is made by: matxich start')]
    return await withDatabase(config, output, folder, async (handle) => {
      const { loaded, counts } = await inspectDatabase(handle, folder)
      const reached = found('database', 'ok', handle.describe())
      if (loaded === undefined) return [reached, found('loaded', 'note', 'no edition yet', 'matxich edition load')]
      const rows = Object.entries(counts)
        .map(([table, count]) => `${table} ${count}`)
        .join(' · ')
      return [
        reached,
        loaded.current
          ? found('loaded', 'ok', `${loaded.id} ${loaded.version}`)
          : found(
              'loaded',
              'note',
              `${loaded.id} ${loaded.version}, other than the files`,
              'The next start loads the files, or now: matxich edition load',
            ),
        found('rows', 'ok', rows),
      ]
    })
  } catch (error) {
    // What is wrong with the folder itself is told above; the lock is only met here.
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'folder_foreign' || code === 'folder_unusable' || code === 'folder_format')
      return [found('database', 'note', 'not looked at, see above')]
    return [
      found(
        code === 'folder_locked' ? 'lock' : 'database',
        'fail',
        messageOf(error),
        code === 'folder_locked' ? 'Stop the other process.' : 'Check DATABASE_URL and that the server runs.',
      ),
    ]
  }
}

const checkPort: Check = async (config, _output, running) => {
  if (running !== undefined) return [found('port', 'ok', `Matxich answers at ${running}`)]
  try {
    await assertPortFree(config)
    return [found('port', 'ok', config.port === 0 ? 'a free one is chosen at start' : `${config.port} is free`)]
  } catch (error) {
    return [found('port', 'fail', messageOf(error), `matxich start --port ${config.port + 1}`)]
  }
}

const checkWebBuild: Check = () => [
  isWebBuildFresh()
    ? found('web app', 'ok', 'built from these sources')
    : found('web app', 'note', 'not built from these sources yet', 'The next start builds it, or now: npm run build'),
]

/** Undefined when there is no such edition, which is told once and not by every check. */
function nameOf({ edition }: Config): string | undefined {
  try {
    return editionNameAt(edition)
  } catch {
    return undefined
  }
}

/** The address of a Matxich that serves this edition on our port already: then a held lock and a taken port are as they should be. */
async function findRunning(config: Config): Promise<string | undefined> {
  if (config.port === 0) return undefined
  const url = `http://${config.host === '0.0.0.0' ? '127.0.0.1' : config.host}:${config.port}`
  try {
    const answer: unknown = await (await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(1500) })).json()
    return typeof answer === 'object' && answer !== null && 'status' in answer && 'edition' in answer && answer.edition === nameOf(config)
      ? url
      : undefined
  } catch {
    return undefined
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

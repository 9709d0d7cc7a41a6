import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../..')
const STAMP = join(ROOT, 'build/.stamp')
/** What the web app is made of. The contract is in it for its types only, but a stale build is worse than a needless one. */
const SOURCES = ['src/web', 'src/api/contract', 'src/domain', 'public', 'package-lock.json', 'vite.config.ts', 'react-router.config.ts']

/** True when build/ was made from exactly these sources. */
export function isWebBuildFresh(): boolean {
  return existsSync(join(ROOT, 'build/server/index.js')) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sourceHash()
}

/** Builds the web app when its sources changed since the last build. Rejects with the tool's own words. */
export async function buildWebIfStale(onStart: () => void): Promise<void> {
  if (isWebBuildFresh()) return
  onStart()
  const hash = sourceHash()
  await new Promise<void>((done, failed) => {
    const tool = join(ROOT, 'node_modules/@react-router/dev/bin.cjs')
    const child = spawn(process.execPath, [tool, 'build'], {
      cwd: ROOT,
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.once('error', failed)
    child.once('close', (code) =>
      code === 0
        ? done()
        : failed(new Error(`The web app could not be built (exit ${code}):\n${output.split('\n').slice(-30).join('\n')}`)),
    )
  })
  writeFileSync(STAMP, hash)
}

function sourceHash(): string {
  const hash = createHash('sha256')
  for (const source of SOURCES) {
    const path = join(ROOT, source)
    if (!existsSync(path)) continue
    const files = source.includes('.')
      ? [path]
      : readdirSync(path, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
    for (const file of files.toSorted()) hash.update(file.slice(ROOT.length)).update(readFileSync(file))
  }
  return hash.digest('hex')
}

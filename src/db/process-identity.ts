import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'

/** Enough to tell a living process from a later one that got the same pid. */
export interface ProcessIdentity {
  readonly pid: number
  readonly host: string
  /** When the process started, in a form only compared for equality; null where the system does not tell. */
  readonly started: string | null
}

export function currentProcess(): ProcessIdentity {
  return { pid: process.pid, host: hostname(), started: processStart(process.pid) }
}

/** True unless we are sure that it is gone: a false "gone" lets two processes write one folder, which loses data silently. */
export function mayBeRunning(identity: ProcessIdentity): boolean {
  if (identity.host !== hostname()) return true
  if (!isAlive(identity.pid)) return false
  const started = processStart(identity.pid)
  return started === null || identity.started === null || started === identity.started
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it exists and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function processStart(pid: number): string | null {
  try {
    if (process.platform === 'linux') {
      // The name of the command, field 2, may hold spaces and brackets: count from the last bracket. Start time is field 22,
      // in ticks since boot, so it needs the boot's id beside it.
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
      return ticks === undefined ? null : `${boot}/${ticks}`
    }
    if (process.platform === 'win32') return null
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null
  } catch {
    return null
  }
}

import packageJson from '../../package.json' with { type: 'json' }

export function matxichVersion(): string {
  return packageJson.version
}

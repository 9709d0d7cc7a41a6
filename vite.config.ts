import { resolve } from 'node:path'
import { reactRouter } from '@react-router/dev/vite'
import { defineConfig, type Plugin } from 'vite'

/** Tells the server which files start the map's drawing, so that the page can ask for them before anything else has run. */
function mapStart(): Plugin {
  const name = 'virtual:map-start'
  let chunk = ''
  let files: string[] = []
  return {
    name,
    buildStart() {
      if (this.environment.name !== 'client' || this.environment.config.command !== 'build') return
      chunk = this.emitFile({ type: 'chunk', id: resolve('src/web/map/start.ts') })
    },
    generateBundle(_options, bundle) {
      if (this.environment.name !== 'client') return
      const found = new Set([this.getFileName(chunk)])
      for (const file of found) {
        const part = bundle[file]
        if (part?.type === 'chunk') for (const imported of part.imports) found.add(imported)
      }
      files = [...found].map((file) => `/${file}`)
    },
    resolveId: (source) => (source === name ? `\0${name}` : undefined),
    load(id) {
      if (id !== `\0${name}`) return undefined
      const known = this.environment.name === 'client' ? [] : files
      return `export default ${JSON.stringify(known)}`
    },
  }
}

export default defineConfig({ plugins: [reactRouter(), mapStart()], build: { target: 'es2022' } })

import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'
import { settings } from '../../src/config.ts'
import type { DataPackage } from '../../src/edition/data-package.ts'
import { INDICATORS } from '../../src/services/edition.ts'
import { ALL_ROUTES } from '../support/demo-app.ts'
import { ROOT } from '../support/source-code.ts'

/** What is listed in a document is all there is, and what a document names exists. */

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const documents = [...globSync('*.md', { cwd: ROOT }), ...globSync('docs/**/*.md', { cwd: ROOT })]
  .map((path) => path.replaceAll('\\', '/'))
  .toSorted()

/** Without blocks of code: a command line there is no link. */
const prose = (path: string) => read(path).replaceAll(/```[\s\S]*?```/g, '')

/** As GitHub makes them. */
const anchors = (path: string) =>
  [...read(path).matchAll(/^#+ (.+)$/gm)].map((match) =>
    (match[1] ?? '')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  )

describe.each(documents)('%s', (path) => {
  test('links lead to files and headings that exist', () => {
    const links = [...prose(path).matchAll(/\]\(([^)\s]+)\)/g)]
      .map((match) => match[1] ?? '')
      .filter((link) => !/^(https?:|mailto:)/.test(link))
    const broken = links.filter((link) => {
      const [file = '', anchor] = link.split('#')
      const target = file === '' ? path : normalize(join(dirname(path), file))
      if (!existsSync(join(ROOT, target))) return true
      return anchor !== undefined && target.endsWith('.md') && !anchors(target).includes(anchor)
    })
    expect(broken).toEqual([])
  })

  test('npm scripts, routes and source files it names exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const named = [...read(path).matchAll(/npm run (?:-s )?([a-z][\w:-]*)/g)].map((match) => match[1] ?? '')
    expect(named.filter((name) => !(name in scripts))).toEqual([])

    // Files come by another protocol, which the contract cannot describe.
    const paths = new Set(['uploads', ...ALL_ROUTES.map((route) => route.path.split('/')[1])])
    const routes = [...read(path).matchAll(/\/api\/v1\/([a-z_]+)/g)].map((match) => match[1] ?? '')
    expect(routes.filter((name) => !paths.has(name))).toEqual([])

    // Decisions are dated: a file they name may have gone since.
    if (path.startsWith('docs/decisions/') || path === 'CHANGELOG.md') return
    const files = [...read(path).matchAll(/`((?:src|test|docs|bench|editions)\/[\w./-]+\.[a-z]+)`/g)].map((match) => match[1] ?? '')
    expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([])
  })
})

describe('lists are complete', () => {
  test.each(['methods', 'decisions'])('docs/%s/index.md links every page', (folder) => {
    const index = read(`docs/${folder}/index.md`)
    const pages = globSync(`docs/${folder}/*.md`, { cwd: ROOT })
      .map((path) => basename(path))
      .filter((name) => name !== 'index.md')
    expect(pages.length).toBeGreaterThan(5)
    expect(pages.filter((name) => !index.includes(`](${name})`))).toEqual([])
  })

  test('decisions are numbered one after the other', () => {
    const numbers = globSync('docs/decisions/0*.md', { cwd: ROOT }).map((path) => Number(basename(path).slice(0, 4)))
    expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers.map((_, i) => i + 1))
  })

  test('docs/methods explains every indicator', () => {
    const index = read('docs/methods/index.md')
    expect(INDICATORS.filter((id) => !index.includes(`\`${id}\``))).toEqual([])
  })

  test('docs/settings.md has every setting with its default', () => {
    const rows = read('docs/settings.md')
      .split('\n')
      .filter((line) => line.startsWith('| `'))
    expect(rows.map((row) => /`(\w+)`/.exec(row)?.[1] ?? row).toSorted()).toEqual(settings.map((setting) => setting.name).toSorted())
    for (const setting of settings) {
      const cells =
        rows
          .find((row) => row.startsWith(`| \`${setting.name}\``))
          ?.split('|')
          .map((cell) => cell.trim()) ?? []
      expect(cells[3], setting.name).toBe(setting.default === undefined ? 'not set' : `\`${setting.default}\``)
    }
  })

  test('docs/data-model.md has every table, every column and every word of a closed list', () => {
    const { resources } = JSON.parse(read('editions/vietnam-electronics/datapackage.json')) as DataPackage
    const sections = new Map(
      read('docs/data-model.md')
        .split(/^### /m)
        .slice(1)
        .map((text) => [text.split('\n')[0]?.trim() ?? '', text]),
    )
    const missing = resources.flatMap(({ name, schema }) => {
      const section = sections.get(name)
      if (section === undefined) return [name]
      return schema.fields.flatMap((field) => {
        const column = field.name.replace(/_(vi|en|ko|zh|ja)$/, '_*')
        const words = field.constraints?.enum ?? []
        return [
          ...(section.includes(`\`${field.name}\``) || section.includes(`\`${column}\``) ? [] : [`${name}.${field.name}`]),
          ...(words.every((word) => section.includes(`\`${word}\``))
            ? []
            : [`${name}.${field.name}: ${words.filter((word) => !section.includes(`\`${word}\``)).join(', ')}`]),
        ]
      })
    })
    expect(missing).toEqual([])
  })
})

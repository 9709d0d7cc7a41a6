/** `npm run openapi` writes openapi.json, the description of the API for people who have no server running. A test keeps it current. */
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { openApiText } from './openapi.ts'

writeFileSync(resolve(import.meta.dirname, '../../openapi.json'), await openApiText())

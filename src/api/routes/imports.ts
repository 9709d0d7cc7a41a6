import { applyImport, cancelImport, mapColumns, readAgain, undoImport } from '../../services/imports/change-import.ts'
import { createImport, getImport, listImportFields, listImports } from '../../services/imports/list-imports.ts'
import { listProblems, listRows } from '../../services/imports/list-rows.ts'
import { api } from './implementation.ts'

export const importRoutes = {
  fields: api.import.fields.handler(({ input }) => listImportFields(input.lang)),
  list: api.import.list.handler(({ context, input }) => listImports(context.services(), input)),
  create: api.import.create.handler(({ context, input }) => createImport(context.services(), input)),
  get: api.import.get.handler(({ context, input }) => getImport(context.services(), input)),
  read: api.import.read.handler(async ({ context, input: { id, lang, ...choice } }) => {
    await readAgain(context.services(), id, choice)
    return getImport(context.services(), { id, lang })
  }),
  map: api.import.map.handler(async ({ context, input: { id, lang, columns } }) => {
    await mapColumns(context.services(), id, columns)
    return getImport(context.services(), { id, lang })
  }),
  rows: api.import.rows.handler(({ context, input }) => listRows(context.services(), input)),
  problems: api.import.problems.handler(({ context, input }) => listProblems(context.services(), input)),
  apply: api.import.apply.handler(async ({ context, input }) => {
    await applyImport(context.services(), input.id)
    return getImport(context.services(), input)
  }),
  undo: api.import.undo.handler(async ({ context, input }) => {
    await undoImport(context.services(), input.id, input.reason)
    return getImport(context.services(), input)
  }),
  cancel: api.import.cancel.handler(async ({ context, input }) => {
    await cancelImport(context.services(), input.id)
    return getImport(context.services(), input)
  }),
}

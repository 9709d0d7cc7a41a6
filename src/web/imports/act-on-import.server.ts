import type { ApiClient } from '../../api/contract/index.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { formText } from '../form-text.ts'

/** What the forms of an import's page ask for, as calls of the API. */
export async function actOnImport(api: ApiClient, lang: Language, id: string, form: FormData): Promise<unknown> {
  const text = (name: string): string => formText(form, name)
  switch (text('intent')) {
    case 'read':
      return api.import.read({
        id,
        lang,
        ...(text('sheet') && { sheet: text('sheet') }),
        ...(text('header_row') && { header_row: Number(text('header_row')) }),
        ...(text('encoding') && { encoding: text('encoding') }),
      })
    case 'map':
      return api.import.map({ id, lang, columns: columnsOf(form) })
    case 'apply':
      return api.import.apply({ id, lang })
    case 'undo':
      return api.import.undo({ id, lang, reason: text('reason') })
    case 'cancel':
      return api.import.cancel({ id, lang })
    default:
      return undefined
  }
}

function columnsOf(form: FormData): { index: number; field: string | null }[] {
  return [...form].flatMap(([name, value]) => {
    const index = /^column-(\d{1,3})$/.exec(name)?.[1]
    return index === undefined || typeof value !== 'string' ? [] : [{ index: Number(index), field: value === '' ? null : value }]
  })
}

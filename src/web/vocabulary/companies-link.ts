import type { Vocabulary } from '../../domain/vocabulary.ts'

/** Filter of the company list by an entry; the list has none for equipment and units. */
export function companiesLink(vocabulary: Vocabulary, id: string): string | undefined {
  const param = { process: 'process', material: 'material', scheme: 'certificate', equipment_type: undefined, unit: undefined }[vocabulary]
  // Of certificates the list shows those who hold one that is valid today.
  return param === undefined ? undefined : `${param}=${encodeURIComponent(id)}`
}

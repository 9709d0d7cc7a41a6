import { insertImport, type StoredImportSource } from '../../db/queries/imports.ts'
import { uuidV7 } from '../../domain/uuid-v7.ts'
import type { EvidenceGrade } from '../../domain/vocabulary.ts'
import type { ServiceContext } from '../context.ts'
import { enqueue } from '../jobs/jobs.ts'
import { NO_COUNTS } from './import-record.ts'
import { findUpload, sha256Of } from './upload-folder.ts'

export interface NewImport {
  upload_id: string
  source: StoredImportSource
  evidence_grade: EvidenceGrade
  as_of: string | null
}

/** Begins an import from a finished upload; reading it is the first job. Returns its id. */
export async function beginImport(context: ServiceContext, input: NewImport): Promise<string> {
  const upload = await findUpload(context.uploads, input.upload_id)
  const sha256 = await sha256Of(upload.path)
  const now = new Date()
  const id = uuidV7(now)
  await insertImport(context.db, {
    import_id: id,
    state: 'reading',
    file_name: upload.name,
    file_bytes: upload.bytes,
    sha256,
    upload_id: upload.id,
    source_id: `import-${id}`,
    source: JSON.stringify(input.source),
    evidence_grade: input.evidence_grade,
    as_of: input.as_of,
    counts: JSON.stringify(NO_COUNTS),
    created_at: now,
    step_at: now,
    progress: JSON.stringify({ done: 0, total: null, unit: 'rows' }),
    revision: 1,
  })
  await enqueue(context.db, 'import_read', id)
  return id
}

import type { JobHandler, JobKind } from '../services/jobs/jobs.ts'
import { mailHandler } from '../services/accounts/send-mail.ts'
import { applyHandler } from '../services/imports/apply-import.ts'
import { checkHandler } from '../services/imports/check-import.ts'
import { readHandler } from '../services/imports/read-import.ts'
import { undoHandler } from '../services/imports/undo-import.ts'
import { indexHandler } from '../services/imports/index-subjects.ts'
import { documentsHandler } from '../services/search/documents/index-documents.ts'
import { digestHandler } from '../services/saved-searches/make-digests.ts'

/** What can be done in the background, by kind. */
export const HANDLERS: Readonly<Record<JobKind, JobHandler>> = {
  import_read: readHandler,
  import_check: checkHandler,
  import_apply: applyHandler,
  import_undo: undoHandler,
  search_documents: documentsHandler,
  linkage_index: indexHandler,
  saved_search_digests: digestHandler,
  mail_send: mailHandler,
}

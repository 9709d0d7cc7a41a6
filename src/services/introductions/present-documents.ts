import type { IntroductionDocumentRow, IntroductionLinkRow } from '../../db/queries/introduction-documents.ts'
import type { Side } from '../../domain/introductions.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { ServiceContext } from '../context.ts'
import { wording } from '../wording.ts'
import { documentPath, linkPath } from './link-signature.ts'

/** The side that shows a file sees every link to it and how often each was used; the other side the links that hold. */
export function presentDocuments(
  context: Pick<ServiceContext, 'accounts'>,
  rows: readonly IntroductionDocumentRow[],
  links: readonly IntroductionLinkRow[],
  sides: readonly Side[],
  lang: Language,
  now: Date,
) {
  const words = wording(lang)
  return rows.map((row) => {
    const mine = sides.includes(row.party)
    const known = links.filter((link) => link.document_id === row.document_id && (mine || linkState(link, now) === 'active'))
    return {
      document_id: row.document_id,
      party: row.party,
      mine,
      kind: row.kind,
      kind_name: words.text(`introduction.document.${row.kind}`),
      title: row.title,
      mime_type: row.mime_type,
      bytes: row.bytes,
      created_at: row.created_at.toISOString(),
      deleted: row.deleted_at !== null,
      file_path: mine && row.deleted_at === null ? documentPath(row) : null,
      links: known.map((link) => {
        const state = linkState(link, now)
        return {
          link_id: link.link_id,
          state,
          state_name: words.text(`introduction.link.${state}`),
          expires_at: link.expires_at.toISOString(),
          opened: link.opened,
          last_opened_at: link.last_opened_at?.toISOString() ?? null,
          path: state === 'active' ? linkPath(context, link) : null,
        }
      }),
    }
  })
}

function linkState(link: IntroductionLinkRow, now: Date): 'active' | 'expired' | 'revoked' {
  if (link.revoked_at !== null) return 'revoked'
  return link.expires_at > now ? 'active' : 'expired'
}

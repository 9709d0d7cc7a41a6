import { useTranslations } from 'use-intl'
import type { ImportDetail } from '../../api/contract/imports.ts'

/** What applying does, or has done, in sentences; only what there is. */
export function Effects({ detail: { counts, effects }, tense }: { detail: ImportDetail; tense: 'will' | 'did' }) {
  const t = useTranslations(`imports.effects_${tense}`)
  if (effects === null) return null
  const lines = [
    effects.companies_new + effects.sites_new > 0 && t('new', { companies: effects.companies_new, sites: effects.sites_new }),
    effects.companies_linked + effects.sites_linked > 0 &&
      t('linked', { companies: effects.companies_linked, sites: effects.sites_linked }),
    effects.conflicts > 0 && t('conflicts', { count: effects.conflicts }),
    effects.duplicates_in_file > 0 && t('duplicates', { count: effects.duplicates_in_file }),
    counts.review > 0 && t('review', { count: counts.review }),
    counts.unchanged > 0 && t('unchanged', { count: counts.unchanged }),
    counts.rejected > 0 && t('rejected', { count: counts.rejected }),
    counts.footer > 0 && t('footer', { count: counts.footer }),
  ]
  return <ul className="effects">{lines.map((line) => line && <li key={line}>{line}</li>)}</ul>
}

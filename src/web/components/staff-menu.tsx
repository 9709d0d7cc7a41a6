import { NavLink } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { StaffTool } from './staff-tools.ts'
import { toolPath } from './staff-tools.ts'

interface StaffMenuProps {
  tools: readonly StaffTool[]
  /** By the operator key, whose session is ended on a page of its own. */
  byKey: boolean
}

/** For those who work here: the pages they may use. */
export function StaffMenu({ tools, byKey }: StaffMenuProps) {
  const t = useTranslations('common.operator')
  const lang = useLocale()
  return (
    <nav className="operator-bar" aria-label={t('label')}>
      <b>{t('label')}</b>
      <ul>
        {tools.map((tool) => (
          <li key={tool}>
            <NavLink to={`/${lang}/${toolPath(tool)}`} end={tool === 'staff'}>
              {t(tool)}
            </NavLink>
          </li>
        ))}
        {byKey && (
          <li className="operator-leave">
            <NavLink to={`/${lang}/operator`}>{t('leave')}</NavLink>
          </li>
        )}
      </ul>
    </nav>
  )
}

import { useTranslations } from 'use-intl'

/** Stands beside the name of every invented company. */
export function DemoMark({ fictional }: { fictional: boolean }) {
  const t = useTranslations('common.demo')
  return fictional ? <span className="demo-mark">({t('mark')})</span> : null
}

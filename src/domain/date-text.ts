import type { Language } from './vocabulary.ts'

/** A date of any precision that sources use, YYYY, YYYY-MM or YYYY-MM-DD, as people write it. Anything else is shown as it is. */
export function formatDate(date: string, lang: Language): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(date) ?? []
  if (!year || !month) return date
  if (lang === 'vi') return day ? `${Number(day)}/${Number(month)}/${year}` : `tháng ${Number(month)}/${year}`
  if (lang === 'ko') return day ? `${year}년 ${Number(month)}월 ${Number(day)}일` : `${year}년 ${Number(month)}월`
  return [day && Number(day), monthName(month), year].filter(Boolean).join(' ')
}

export function monthName(month: string): string {
  return ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][Number(month) - 1] ?? month
}

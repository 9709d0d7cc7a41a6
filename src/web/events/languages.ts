import { useTranslations } from 'use-intl'

/** Offered in forms; the API takes any of ISO 639-1. */
export const MEETING_LANGUAGES = ['vi', 'en', 'ko', 'ja', 'zh'] as const

/** "tiếng Hàn", "Korean", "한국어"; the code of any other. */
export function useLanguageName(): (code: string) => string {
  const t = useTranslations('events.language')
  return (code) => {
    const known = MEETING_LANGUAGES.find((each) => each === code)
    return known === undefined ? code : t(known)
  }
}

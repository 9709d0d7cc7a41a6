import { CHINESE_BRANDS } from './chinese.ts'
import { JAPANESE_BRANDS } from './japanese.ts'
import { KOREAN_BRANDS } from './korean.ts'
import { TAIWANESE_BRANDS } from './taiwanese.ts'
import { VIETNAMESE_BRANDS } from './vietnamese.ts'
import { WESTERN_BRANDS } from './western.ts'
import { WORLD_BRANDS } from './world.ts'

/**
 * Brands as other scripts and short names write them: "Latin = other | other". Public knowledge. A leading "=" counts only where it is the
 * whole name: "GE" is General Electric, "GE Vernova" is not. A row says that two spellings are one brand, never that two firms of a brand are one.
 */
export const BRANDS: readonly string[] = [
  KOREAN_BRANDS,
  JAPANESE_BRANDS,
  TAIWANESE_BRANDS,
  CHINESE_BRANDS,
  VIETNAMESE_BRANDS,
  WESTERN_BRANDS,
  WORLD_BRANDS,
]

/** Marks by which sister firms and successors are told apart: the firm with one is never the firm without it. */
export const SISTER_WORDS = `
new = moi xay | 新社 | nouvelle | nuevo | nueva | nuovo
north = miền bắc | mien bac | phía bắc | phia bac | 북부 | 北部 | northern | norte
south = miền nam | mien nam | phía nam | phia nam | 남부 | 南部 | southern
central = miền trung | mien trung | 중부 | 中部
east = miền đông | mien dong | 동부 | 東部 | 东部 | eastern
west = miền tây | mien tay | 서부 | 西部 | western
`

/** The same in Vietnamese; unaccented they mean too much elsewhere ("Tan Chong"), so they count in Vietnamese names alone. */
export const VIETNAMESE_SISTERS: ReadonlySet<string> = new Set(['tan', 'moi', 'bac'])

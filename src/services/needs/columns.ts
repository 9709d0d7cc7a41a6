import { fold } from '../../domain/fold.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { ServiceContext } from '../context.ts'
import { wording } from '../wording.ts'

/** Columns of a spreadsheet of needs: how each is headed, beside its own name, and an example. The same as of an edition's needs. */
export const NEED_COLUMNS = {
  title: { words: 'tên|nhu cầu|tiêu đề|cần mua|what|wanted|need|제목|구매품목', example: 'Cần mạch in 4 lớp' },
  kind: { words: 'loại nhu cầu|loại|type|종류', example: 'supply' },
  segment: { words: 'phân khúc|nhóm hàng|mắt xích|segment_id|segments|product group|품목군|세그먼트', example: 'rigid-pcb' },
  hs: { words: 'mã hs|hs code|hs codes|hscode|hs코드', example: '853400' },
  product: { words: 'sản phẩm|mô tả ngắn|part|part name|item|품명|제품', example: '4-layer boards, FR-4' },
  description: { words: 'mô tả|yêu cầu kỹ thuật|spec|specification|text|사양|설명', example: 'HASL or OSP; panels of 2 × 3' },
  annual_volume: {
    words: 'sản lượng|sản lượng năm|sản lượng một năm|số lượng|số lượng năm|nhu cầu năm|volume|quantity|qty|annual quantity|연간물량|수량',
    example: '30000',
  },
  unit: { words: 'đơn vị|đvt|uom|단위', example: 'm2' },
  province: { words: 'tỉnh|tỉnh thành|province_id|provinces|지역|성', example: 'hung-yen' },
  near: { words: 'gần|nơi nhận|delivery place|인근', example: 'province:hung-yen' },
  radius_km: { words: 'bán kính|bán kính km|radius|반경', example: '200' },
  processes: { words: 'quy trình|công nghệ|process|공정', example: 'pcb-fabrication' },
  materials: { words: 'vật liệu|material|소재', example: 'fr4-laminate' },
  certificates: { words: 'chứng nhận|chứng chỉ|chứng nhận bắt buộc|certificate|required certificates|필수인증|인증', example: 'iso-9001' },
  certificates_by: { words: 'chứng nhận trước ngày|certificates until|인증기한', example: '2027-06-30' },
  certificates_preferred: { words: 'chứng nhận ưu tiên|preferred certificates|우대인증', example: 'iso-14001|rohs' },
  capacity_min: { words: 'công suất tối thiểu|minimum capacity|최소생산능력', example: '30000' },
  tolerance_mm: { words: 'dung sai|dung sai mm|tolerance|공차', example: '0.1' },
  lead_time_days: { words: 'thời gian giao|lead time|납기|납기일수', example: '21' },
  ownership: { words: 'sở hữu|loại hình sở hữu|소유구조', example: 'domestic' },
  languages: { words: 'ngôn ngữ|language|언어', example: 'vi|en' },
  current_origin: { words: 'xuất xứ hiện tại|nguồn hiện tại|origin|현재원산지|원산지', example: 'CHN|TWN' },
  localisation_target_pct: {
    words: 'mục tiêu nội địa hóa|tỷ lệ nội địa hóa|localisation target|localization target|현지화목표',
    example: '60',
  },
  deadline: { words: 'hạn chót|hạn chào giá|hạn|due date|마감|마감일', example: '2027-03-31' },
  visibility: { words: 'hiển thị|công khai|공개범위', example: 'public' },
} as const satisfies Record<string, { words: string; example: string }>
export type NeedColumn = keyof typeof NEED_COLUMNS

const REQUIRED: ReadonlySet<NeedColumn> = new Set(['title', 'segment'])

const BY_HEADING: ReadonlyMap<string, NeedColumn> = new Map(
  (Object.keys(NEED_COLUMNS) as NeedColumn[]).flatMap((column) =>
    [column, column.replaceAll('_', ' '), ...NEED_COLUMNS[column].words.split('|')].map((word) => [headingKey(word), column] as const),
  ),
)

export function needColumnOf(heading: string): NeedColumn | undefined {
  return BY_HEADING.get(headingKey(heading))
}

/** Brackets hold units and remarks. */
function headingKey(text: string): string {
  return fold(text.replaceAll(/\([^)]*\)|\*/g, ' ').normalize('NFKC')).trim()
}

/** Told, as everything else, only once an edition is loaded. */
export function listNeedColumns(_edition: Pick<ServiceContext, 'edition'>, { lang }: { lang: Language }) {
  const words = wording(lang)
  const items = (Object.keys(NEED_COLUMNS) as NeedColumn[]).map((column) => ({
    column,
    name: words.text(`need.column.${column}.name`),
    what: words.text(`need.column.${column}.what`),
    example: NEED_COLUMNS[column].example as string,
    required: REQUIRED.has(column),
  }))
  return { items, total: items.length, next_cursor: null }
}

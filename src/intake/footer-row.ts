import { cellText, type SheetRow } from './cell.ts'
import type { CellProblem, ParsedRow } from './parsed-row.ts'

const TOTAL =
  /^(?:tổng cộng|tổng(?: số)?(?: (?:doanh nghiệp|công ty|đơn vị|dn))?|cộng|cộng dồn|total(?: (?:companies|firms|enterprises|number))?|totals|grand total|sub-?total|sum|합계|총계|소계|누계|계|총합계?|合計|合计|总计|小计)(?:\s*[:：(=].*|\s+\d.*)?$/iu
/** "총 54개사" */
const TOTAL_KO = /^총\s*\d[\d,.]*\s*(?:개|社|사|업체|기업)/u
/** What must stand behind it, as a firm may be called Source or Note. */
const REMARK =
  /^(?:nguồn(?: số liệu| dữ liệu| tin)?|ghi chú|chú thích|lưu ý|nơi nhận|sources?|notes?|remarks?|footnotes?|disclaimer|출처|자료|비고|주|주석|참고|유의 ?사항)\s*(?:\(?\d{1,2}\)?\s*)?(?:[:：.].*|$)/iu
const SIGNED =
  /^(?:người lập|lập biểu|lập bảng|kế toán trưởng|thủ trưởng|giám đốc sở|tm\.|kt\.|\(ký|.{0,30}ngày\s.{1,8}tháng\s.{1,6}năm|prepared by|approved by|checked by|signature|\(signed|page \d+|trang \d+|작성[일자]|담당자|승인자?\s*[:：]|기준일)/iu
const STARRED = /^(?:\*+\)?\s|\(\*+\)|※|†)/u

/** "Tổng cộng", "Total: 54 firms", "Người lập biểu": what stands under a table, or between its parts, and is no row of it. */
export function isFooter(row: SheetRow): boolean {
  const [first = '', ...others] = row.cells.filter((cell) => cell !== null).map((cell) => cellText(cell).trim())
  if (TOTAL.test(first) || TOTAL_KO.test(first)) return others.every(isFigure)
  return others.length <= 1 && (REMARK.test(first) || SIGNED.test(first) || STARRED.test(first))
}

/** A sum, with its unit at most. A tax code is the row of a firm, whatever the firm is called. */
function isFigure(text: string): boolean {
  return (
    text === '' || text === '-' || (/^[-(]?[\d.,\s%]+\p{L}{0,12}(?:\s\p{L}{1,12})?\)?$/u.test(text) && !/^\d{10}(?:-?\d{3})?$/.test(text))
  )
}

/** Read as what it is: no error of whoever made the list, and no row that could have been taken in. */
export function footerRow(row: SheetRow): ParsedRow {
  const before = cellText(row.cells.find((cell) => cell !== null) ?? null)
  const problem: CellProblem = {
    column: null,
    field: null,
    code: 'footer_row',
    severity: 'fixed',
    args: {},
    before,
    after: null,
    left_out: true,
  }
  return { row_no: row.row_no, values: {}, raw: {}, problems: [problem], rejected: true }
}

/** Of a row that was read. */
export function isFooterRow({ rejected, problems }: Pick<ParsedRow, 'rejected' | 'problems'>): boolean {
  return rejected && problems.some(({ code }) => code === 'footer_row')
}

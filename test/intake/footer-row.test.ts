import { expect, test } from 'vitest'
import type { Cell } from '../../src/intake/cell.ts'
import { isFooter } from '../../src/intake/footer-row.ts'

/** Cells between bars; what is all digits is a number cell unless it begins with a zero. */
function row(line: string) {
  const cells = line.split('|').map((text): Cell => (text === '' ? null : /^[1-9]\d*$/.test(text) ? Number(text) : text))
  return { row_no: 1, cells, hidden: false }
}

test.each([
  'Tổng cộng||54',
  'Tổng cộng: 54 doanh nghiệp',
  'TỔNG SỐ DOANH NGHIỆP|54',
  '|Cộng||1.250|3.400.000|12|8|5',
  'Tổng số: 120 lao động',
  'Ghi chú: số liệu ước tính',
  'Ghi chú (1): theo báo cáo của Ban Quản lý',
  'Nguồn: Sở Công Thương, 2025',
  'Người lập biểu|Giám đốc',
  'Bắc Ninh, ngày 12 tháng 3 năm 2025',
  '(*) Doanh nghiệp tạm ngừng hoạt động',
  'Total|12',
  'Grand total: 12 companies|4,500',
  'Subtotal|1 200|35%',
  'Note: figures as of 2024',
  'Notes',
  'Source: provincial statistics office',
  'Page 3 of 12',
  'Prepared by|Approved by',
  '합계|12',
  '총 54개사',
  '소계|12|3,400',
  '비고: 2025년 기준',
  '출처: KOTRA',
  '※ 일부 기업 제외',
  '작성자: 담당 부서',
])('%s is a footer', (line) => expect(isFooter(row(line))).toBe(true))

test.each([
  '1|Tổng công ty Điện lực Mẫu|0100233488',
  'Tổng công ty Điện lực Mẫu|0100233488|Hà Nội',
  'Công ty TNHH Cộng Hòa|0100233488',
  'Total Electronics Co., Ltd|0100233488',
  'Total|0100233488',
  'Total|0100233488|Hà Nội|120',
  'Source Electronics Vietnam',
  'Notebook Parts JSC|Bắc Ninh',
  'Nguồn Sáng Việt',
  '총명전자|박닌',
  '비고전자',
  '1|Công ty TNHH Bánh Răng|120',
])('%s is a firm', (line) => expect(isFooter(row(line))).toBe(false))

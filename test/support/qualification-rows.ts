import type { Cells, EditionRows } from './edition.ts'

type Names = (key: string, texts: readonly [string, string, string]) => Cells

/** A type of buyer that asks for an audit, and for samples after it. */
export function qualificationRows(names: Names, proof: Cells): EditionRows {
  return {
    buyer_type: [
      {
        buyer_type_id: 'board-buyer',
        position: '1',
        ...names('name', ['Bên mua bo mạch', 'Board buyer', '기판 구매사']),
        ...names('summary', ['Mua bo mạch.', 'Buys boards.', '기판을 구매한다.']),
        ...proof,
      },
    ],
    qualification_step: [
      {
        step_id: 'audit',
        kind: 'audit',
        ...names('name', ['Đánh giá', 'Audit', '심사']),
        ...names('summary', ['Đánh giá tại xưởng.', 'An audit on site.', '현장 심사.']),
        programme_ids: 'decree-205',
        duration_min: '1',
        duration_max: '2',
        duration_unit: 'day',
        ...names('duration_basis', ['Tại xưởng', 'On site', '현장']),
        duration_source_id: 'editors',
        cost_max_missing: 'no_source',
        source_id: 'editors',
      },
      {
        step_id: 'samples',
        kind: 'trial',
        ...names('name', ['Mẫu', 'Samples', '샘플']),
        ...names('summary', ['Mẫu được duyệt.', 'Samples approved.', '샘플 승인.']),
        after: 'audit',
        duration_max_missing: 'case_by_case',
        cost_max_missing: 'case_by_case',
        source_id: 'editors',
      },
    ],
    buyer_type_step: [
      { buyer_type_id: 'board-buyer', step_id: 'audit', position: '1', level: 'required', source_id: 'editors' },
      { buyer_type_id: 'board-buyer', step_id: 'samples', position: '2', level: 'expected', source_id: 'editors' },
    ],
  }
}

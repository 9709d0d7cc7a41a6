import type { RowContext } from '../../src/intake/row-context.ts'

/** A small vocabulary for tests of cell rules: some provinces before and after July 2025, made-up parks, a few segments. */
export const ROW_CONTEXT: RowContext = {
  today: '2026-06-30',
  date_order: 'dmy',
  country: 'VNM',
  provinces: [
    {
      id: 'bac-ninh',
      names: ['Bắc Ninh', 'Bac Ninh', '박닌'],
      former: [
        { id: 'bac-ninh', names: ['Bắc Ninh'] },
        { id: 'bac-giang', names: ['Bắc Giang', 'Bac Giang', '박장'] },
      ],
    },
    {
      id: 'ho-chi-minh-city',
      names: ['Thành phố Hồ Chí Minh', 'Ho Chi Minh City', '호치민'],
      former: [{ id: 'binh-duong', names: ['Bình Dương'] }],
    },
    { id: 'ha-noi', names: ['Hà Nội', 'Ha Noi', '하노이'], former: [{ id: 'ha-noi', names: ['Hà Nội'] }] },
    { id: 'hue', names: ['Huế', 'Hue'], former: [{ id: 'thua-thien-hue', names: ['Thừa Thiên Huế'] }] },
  ],
  parks: [
    { id: 'mau-1', names: ['KCN Mẫu I', 'Mau I Industrial Park'], province_id: 'bac-ninh' },
    { id: 'mau-2', names: ['KCN Mẫu II'], province_id: 'bac-ninh' },
    { id: 'tan-bac', names: ['KCN Tân'], province_id: 'bac-ninh' },
    { id: 'tan-nam', names: ['KCN Tân'], province_id: 'hue' },
  ],
  segments: [
    { id: 'abs-pc-resins', names: ['Nhựa ABS, PC và HIPS', 'ABS, PC and HIPS resins', 'ABS 수지', 'polycarbonate'] },
    { id: 'rigid-pcb', names: ['Bảng mạch in cứng', 'Rigid PCBs', '인쇄회로기판', 'PCB'] },
    { id: 'moulds-dies', names: ['Khuôn mẫu', 'Moulds and dies', '금형', 'khuôn'] },
    { id: 'moulds-rubber', names: ['Khuôn cao su', 'khuôn'] },
  ],
  vocabularies: {
    process: [
      { entry_id: 'metal-stamping', names: ['Dập kim loại', 'Metal stamping'], synonyms: ['dập'] },
      { entry_id: 'welding', names: ['Hàn kim loại', 'Welding'], synonyms: ['hàn'] },
    ],
    equipment_type: [{ entry_id: 'injection-moulding-machine', names: ['Máy ép phun nhựa'], synonyms: ['máy ép nhựa'] }],
    material: [{ entry_id: 'abs', names: ['Nhựa ABS'], synonyms: ['ABS'] }],
    scheme: [
      { entry_id: 'iso-9001', names: ['ISO 9001'], synonyms: [] },
      { entry_id: 'iatf-16949', names: ['IATF 16949'], synonyms: ['~ISO/TS 16949'] },
    ],
    unit: [
      { entry_id: 'pcs', names: ['Cái'], synonyms: ['sản phẩm', 'pcs'] },
      { entry_id: 't', names: ['Tấn'], synonyms: [] },
      { entry_id: 'day', names: ['Ngày', 'Day'], synonyms: ['days'] },
      { entry_id: 'week', names: ['Tuần', 'Week'], synonyms: ['weeks'] },
    ],
  },
}

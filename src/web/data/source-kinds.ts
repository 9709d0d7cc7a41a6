export const SOURCE_KINDS = [
  'statistics',
  'official_list',
  'law',
  'press',
  'company',
  'dataset',
  'nomenclature',
  'map',
  'curation',
] as const

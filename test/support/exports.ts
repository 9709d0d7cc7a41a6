/** The lists one can take home, written down here so that losing one is noticed. */
export const EXPORTS = [
  'segments',
  'gaps',
  'companies',
  'trade',
  'partners',
  'headlines',
  'industry',
  'sources',
  'provinces',
  'parks',
  'gateways',
  'programmes',
  'institutions',
  'coverage',
  'methods',
] as const

/** Names of countries as addresses end with them, beside what the language data of the runtime gives. */
const MORE_NAMES: Readonly<Record<string, readonly string[]>> = {
  VN: ['vietnam', 'viet nam', 'vn', 'srv', 'socialist republic of vietnam', 'chxhcn viet nam'],
  KR: ['korea', 'republic of korea', 'han quoc'],
  CN: ['pr china', 'p r china', 'prc', 'trung quoc'],
  TW: ['taiwan roc', 'dai loan'],
  JP: ['nhat ban'],
  US: ['usa', 'u s a', 'united states of america'],
  GB: ['uk', 'england', 'great britain'],
  TR: ['turkey', 'turkiye'],
  CZ: ['czech republic'],
  MM: ['myanmar', 'burma'],
  LA: ['lao pdr'],
  HK: ['hong kong'],
  MO: ['macau', 'macao'],
  KH: ['kingdom of cambodia'],
  PS: ['palestine'],
}
// Georgia is left out: it is a state of the USA as well.
const REGIONS =
  'AE AL AM AR AT AU AZ BA BD BE BG BH BR BY CA CH CL CN CO CR CZ DE DK DO EC EE EG ES ET FI FR GB GR GT HK HN HR HT HU ID IE IL IN IR IT JO JP KE KH KR KZ LA LB LK LT LU LV MA MD MG MK MM MO MT MU MX MY NG NI NL NO NP NZ OM PA PE PH PK PL PT PY QA RO RS RU SA SE SG SI SK SV TH TN TR TW UA US UY UZ VE VN ZA'

let names: ReadonlyMap<string, string> | undefined

/** Code of the country a folded name stands for. */
export function countryOf(foldedName: string): string | undefined {
  names ??= countryNames()
  return names.get(foldedName)
}

let lastWords: ReadonlySet<string> | undefined

/** Whether a name of a country may end with the word. */
export function endsCountry(word: string): boolean {
  names ??= countryNames()
  lastWords ??= new Set(names.keys().map((name) => name.slice(name.lastIndexOf(' ') + 1)))
  return lastWords.has(word)
}

function countryNames(): Map<string, string> {
  const found = new Map<string, string>()
  const display = new Intl.DisplayNames('en', { type: 'region' })
  for (const code of REGIONS.split(' ')) found.set(plain(display.of(code) ?? code), code)
  for (const [code, more] of Object.entries(MORE_NAMES)) for (const name of more) found.set(name, code)
  return found
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036F]/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, ' ')
    .trim()
}

/** Short forms of common words of addresses outside Viet Nam, and the words of which so many addresses have one that they tell little. */
const SHORT: Readonly<Record<string, string>> = {
  st: 'street',
  str: 'street',
  rd: 'road',
  ave: 'avenue',
  av: 'avenue',
  avda: 'avenida',
  blvd: 'boulevard',
  bulv: 'bulvari',
  blv: 'bulvari',
  bul: 'bulvari',
  dr: 'drive',
  ln: 'lane',
  ct: 'court',
  pl: 'place',
  sq: 'square',
  pkwy: 'parkway',
  hwy: 'highway',
  cad: 'cadde',
  cd: 'cadde',
  caddesi: 'cadde',
  sok: 'sokak',
  sk: 'sokak',
  sokagi: 'sokak',
  sokaka: 'sokak',
  mah: 'mahalle',
  mh: 'mahalle',
  mahallesi: 'mahalle',
  mevki: 'mevkii',
  san: 'sanayi',
  sit: 'sitesi',
  bol: 'bolgesi',
  org: 'organize',
  dist: 'district',
  sec: 'section',
  ind: 'industrial',
  bldg: 'building',
  blk: 'block',
  ext: 'extension',
  jl: 'jalan',
  ul: 'ulitsa',
  ulica: 'ulitsa',
  strada: 'strada',
  n: 'north',
  s: 'south',
  e: 'east',
  w: 'west',
  ne: 'northeast',
  nw: 'northwest',
  se: 'southeast',
  sw: 'southwest',
}
const STREETS =
  'street road avenue boulevard drive lane court place square parkway highway cadde sokak mahalle bulvari jalan ulitsa strada via rue calle avenida rua viale'
const COMMON =
  'km section district province area zone park industrial industrie industriale estate city town village commune block building plot sector floor unit north south east west northeast northwest southeast southwest new the of and in with off near de del la le el da do di san sanayi sitesi bolgesi organize mevkii kat national phum khum sangkat khan srok tambon amphur moo gat'

const IS_STREET = new Set(STREETS.split(' '))
const IS_COMMON = new Set([...STREETS.split(' '), ...COMMON.split(' ')])

export function shortWord(text: string): { readonly word: string; readonly isStreet: boolean } {
  const word = SHORT[text] ?? text
  return { word, isStreet: IS_STREET.has(word) }
}

export function isCommonWord(word: string): boolean {
  return IS_COMMON.has(word)
}

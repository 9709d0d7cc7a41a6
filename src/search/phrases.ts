/** Words people use that no table of an edition has. Vietnamese with accents where they tell words apart. */

/** Owner countries. Viet Nam is not among them: half of all names end in it. */
export const COUNTRY_PHRASES: Readonly<Record<string, readonly string[]>> = {
  KOR: [
    'Korea',
    'Korean',
    'South Korea',
    'South Korean',
    'Republic of Korea',
    'Hàn Quốc',
    'vốn Hàn Quốc',
    '한국',
    '한국계',
    '대한민국',
    '韩国',
    '韓国',
    '韓國',
  ],
  JPN: ['Japan', 'Japanese', 'Nhật Bản', 'Nhật', '일본', '일본계', '日本', '日系', '日资'],
  CHN: ['China', 'Chinese', 'Trung Quốc', '중국', '중국계', '中国', '中國', '中资'],
  TWN: ['Taiwan', 'Taiwanese', 'Đài Loan', '대만', '대만계', '台湾', '台灣', '台资'],
  HKG: ['Hong Kong', 'Hồng Kông', '홍콩', '香港'],
  SGP: ['Singapore', 'Singaporean', 'Xin-ga-po', '싱가포르', '新加坡'],
  USA: ['USA', 'United States', 'American', 'Hoa Kỳ', 'Mỹ', '미국', '미국계', '美国', 'アメリカ', '米国'],
  DEU: ['Germany', 'German', 'Đức', 'CHLB Đức', '독일', '德国', 'ドイツ'],
  FRA: ['France', 'French', 'Pháp', '프랑스', '法国'],
  GBR: ['United Kingdom', 'British', 'Vương quốc Anh', '영국', '英国'],
  ITA: ['Italy', 'Italian', 'nước Ý', '이탈리아', '意大利'],
  NLD: ['Netherlands', 'Dutch', 'Hà Lan', '네덜란드', '荷兰'],
  CHE: ['Switzerland', 'Swiss', 'Thụy Sĩ', '스위스', '瑞士'],
  SWE: ['Sweden', 'Swedish', 'Thụy Điển', '스웨덴', '瑞典'],
  FIN: ['Finland', 'Finnish', 'Phần Lan', '핀란드', '芬兰'],
  DNK: ['Denmark', 'Danish', 'Đan Mạch', '덴마크', '丹麦'],
  AUT: ['Austria', 'Austrian', 'nước Áo', '오스트리아', '奥地利'],
  THA: ['Thailand', 'Thai-owned', 'Thái Lan', '태국', '泰国'],
  MYS: ['Malaysia', 'Malaysian', '말레이시아', '马来西亚'],
  IND: ['India', 'Indian', 'Ấn Độ', '인도', '印度'],
  PHL: ['Philippines', 'Filipino', '필리핀', '菲律宾'],
  AUS: ['Australia', 'Australian', 'nước Úc', '호주', '澳大利亚'],
  CAN: ['Canada', 'Canadian', 'Ca-na-đa', '캐나다', '加拿大'],
}

export const OWNERSHIP_PHRASES: Readonly<Record<string, readonly string[]>> = {
  foreign_invested: [
    'FDI',
    'foreign invested',
    'foreign-owned',
    'foreign owned',
    'foreign',
    'vốn nước ngoài',
    'vốn đầu tư nước ngoài',
    'nước ngoài',
    '외국인투자',
    '외국인투자기업',
    '외투기업',
    '外资',
    '外資系',
  ],
  domestic: [
    'domestic',
    'Vietnamese-owned',
    'Vietnamese owned',
    'Vietnamese',
    'local',
    'trong nước',
    'nội địa',
    'vốn trong nước',
    'doanh nghiệp Việt',
    'doanh nghiệp Việt Nam',
    '국내',
    '현지기업',
    '베트남 기업',
    '베트남 업체',
    '本土',
    '地場',
  ],
  joint_venture: ['joint venture', 'JV', 'liên doanh', '합작', '합작회사', '합작사', '合资', '合弁'],
}

export const ROLE_PHRASES: Readonly<Record<string, readonly string[]>> = {
  maker: [
    'manufacturer',
    'maker',
    'producer',
    'nhà sản xuất',
    'doanh nghiệp sản xuất',
    'công ty sản xuất',
    '제조업체',
    '제조사',
    '제조',
    '생산업체',
    '制造商',
    'メーカー',
  ],
  processor: ['processor', 'nhà gia công', 'đơn vị gia công', '가공업체'],
  assembler: ['assembler', 'nhà lắp ráp', '조립업체'],
  trader: ['trader', 'distributor', 'trading company', 'nhà phân phối', 'nhà nhập khẩu', '유통업체', '무역업체', '贸易商', '商社'],
  service: ['service provider', 'nhà cung cấp dịch vụ', '서비스업체'],
}

/** Say nothing where anything else is asked. */
export const FILLERS: ReadonlySet<string> = new Set([
  ...'in at of for and with the a an on to from by which who that make makes making made do does supply supplies supplying sell sells company companies firm firms supplier suppliers vendor vendors factory factories find list located based vietnam'.split(
    ' ',
  ),
  ...'o tai cua va cho co cac nhung ve la lam cong ty doanh nghiep nha cung cap hang tim danh sach viet nam san xuat'.split(' '),
  '업체',
  '기업',
  '회사',
  '공장',
  '공급업체',
  '에서',
  '있는',
  '의',
  '에',
  '를',
  '을',
  '와',
  '과',
  '베트남',
  '만드는',
  '公司',
  '企业',
  '工厂',
  '越南',
  '供应商',
  'ベトナム',
  '会社',
  'の',
  '的',
  '在',
])

/** The same of two words: one of them alone may be a part of a name. */
export const FILLER_PAIRS: ReadonlySet<string> = new Set(['nha may', 'nha xuong', 'manufacturing plant', 'manufacturing plants'])

/** Say nothing beside a certificate. */
export const CERTIFICATE_WORDS: ReadonlySet<string> = new Set(
  'certified certificate certificates certification 인증 인증서 인증된 认证 证书 認証'.split(' '),
)
export const CERTIFICATE_PAIRS: ReadonlySet<string> = new Set(['giay chung', 'chung nhan', 'chung chi'])

/** Say nothing beside a province. */
export const PROVINCE_WORDS: ReadonlySet<string> = new Set('tinh tp province provinces city area region 성 시 省 市 지역 地区'.split(' '))
export const PROVINCE_PAIRS: ReadonlySet<string> = new Set(['thanh pho', 'dia ban', 'khu vuc', 'dia phan'])

/** In these words a place is what distances are taken from. */
export const NEAR_BEFORE: readonly string[] = [
  'near',
  'near to',
  'close to',
  'around',
  'next to',
  'not far from',
  'gan',
  'o gan',
  'quanh',
  'xung quanh',
  'lan can',
  'canh',
  'ke',
  'cach',
  'within',
  'trong',
  'trong vong',
  'ban kinh',
  'trong ban kinh',
  'vong',
]
export const NEAR_AFTER: readonly string[] = ['근처', '인근', '주변', '부근', '가까운', '附近', '周边', '近く', '周辺', 'nearby']
export const NEAR_LINKS: ReadonlySet<string> = new Set([
  'of',
  'from',
  'to',
  'the',
  'cua',
  'tu',
  'cach',
  'quanh',
  'gan',
  'around',
  'xung',
  'den',
  'toi',
  'tinh',
  'thanh',
  'pho',
  'tp',
  '에서',
  '내',
  '이내',
  '以内',
  'within',
  'near',
])

export const PARK_WORDS: readonly string[] = [
  'khu cong nghiep cong nghe cao',
  'khu cong nghiep',
  'cum cong nghiep',
  'khu che xuat',
  'khu cong nghe cao',
  'kcn',
  'ccn',
  'specialized industrial park',
  'hi tech industrial park',
  'high tech industrial park',
  'industrial park',
  'industrial zone',
  'industrial cluster',
  'export processing zone',
  '산업단지',
  '공업클러스터',
  '수출가공구',
]

export const GATEWAY_WORDS: readonly {
  readonly of: readonly string[]
  readonly before: readonly string[]
  readonly after: readonly string[]
}[] = [
  {
    of: ['cang hang khong quoc te', 'cang hang khong', 'international airport', 'airport', '국제공항', '공항'],
    before: ['san bay', 'san bay quoc te', 'cang hang khong', 'airport'],
    after: ['airport', '공항', '국제공항'],
  },
  {
    of: ['cua khau ga duong sat quoc te', 'cua khau quoc te', 'international rail border gate', 'international border gate', 'border gate'],
    before: ['cua khau'],
    after: ['border gate', 'border'],
  },
  { of: ['cang can', 'inland port'], before: ['cang can', 'icd'], after: ['icd', 'dry port', 'inland port'] },
  { of: ['cang', 'port', 'seaport'], before: ['cang', 'cang bien', 'port of'], after: ['port', 'seaport'] },
]

/** Forms only a whole name has: then all of it is a name. */
export const NAME_FORMS: ReadonlySet<string> = new Set([
  ...'tnhh ctcp jsc ltd llc inc corp gmbh plc mtv pte'.split(' '),
  '주식회사',
  '유한회사',
  '有限公司',
  '股份有限公司',
  '株式会社',
])

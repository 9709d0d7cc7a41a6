import { fold } from '../domain/fold.ts'
import type { ImportField } from './fields.ts'

/**
 * What columns are called in Vietnamese, English, Korean, Japanese and Chinese lists of firms. `serial` and `person` are columns
 * we know and leave out: running numbers, and data of persons.
 */
export type HeaderMeaning = ImportField | 'name' | 'serial' | 'person'

const WORDS: Readonly<Record<Exclude<HeaderMeaning, 'ignore'>, string>> = {
  name:
    'tên công ty|tên doanh nghiệp|tên đơn vị|tên cty|tên dn|doanh nghiệp|công ty|đơn vị|tên tổ chức|tên nhà cung cấp|nhà cung cấp|tên|company|company name|name of company|' +
    'enterprise|enterprise name|name of enterprise|business name|firm|firm name|supplier|supplier name|manufacturer|manufacturer name|vendor|vendor name|name|factory|facility name|legal name|' +
    '회사명|업체명|기업명|상호|상호명|법인명|공급업체|공급사|회사|업체|会社名|企業名|社名|公司名称|企业名称|公司|供应商|供应商名称|廠商名稱|公司名稱',
  name_vi:
    'tên tiếng việt|tên công ty tiếng việt|tên doanh nghiệp tiếng việt|vietnamese name|company name vietnamese|name vn|name vi|name in vietnamese|베트남어명|베트남어 회사명|越南语名称|越文名称|ベトナム語名',
  name_en:
    'tên tiếng anh|tên công ty tiếng anh|tên doanh nghiệp tiếng anh|tên giao dịch|tên giao dịch tiếng anh|tên nước ngoài|tên giao dịch nước ngoài|english name|company name english|name en|name in english|trade name|international name|' +
    '영문명|영문 회사명|영문 상호|회사명 영문|업체명 영문|英語名|英文名称|英文名',
  name_native:
    'tên tiếng hàn|tên bản ngữ|tên tiếng nhật|tên tiếng trung|native name|local name|korean name|name in korean|japanese name|chinese name|original name|한글명|국문명|회사명 국문|한국어명|中文名|中文名称|日本語名',
  short_name: 'tên viết tắt|tên tắt|viết tắt|tên ngắn|short name|abbreviation|abbreviated name|acronym|약칭|약어|略称|简称',
  tax_code:
    'mã số thuế|mst|mã thuế|mã số doanh nghiệp|msdn|mã dn|mã số dn|mst dn|số đăng ký kinh doanh|số đkkd|đkkd|số gcn đkdn|tax code|tax id|tax no|tax number|tin|vat no|vat number|enterprise code|business code|' +
    'registration number|business registration number|사업자등록번호|사업자번호|세금코드|세무번호|법인등록번호|税号|税番|納税者番号|纳税人识别号|统一社会信用代码',
  ownership:
    'loại hình|loại hình doanh nghiệp|loại hình sở hữu|hình thức sở hữu|sở hữu|thành phần kinh tế|khu vực kinh tế|loại vốn|hình thức đầu tư|ownership|ownership type|type of ownership|company type|type of company|type of enterprise|' +
    'investment type|capital type|소유형태|소유구조|기업형태|기업구분|투자형태|所有形態|所有制|企业类型',
  home_country:
    'quốc gia|nước|quốc tịch|nước đầu tư|quốc gia đầu tư|quốc tịch chủ đầu tư|nhà đầu tư|xuất xứ|quốc gia xuất xứ|đối tác đầu tư|country|home country|country of origin|investor country|investing country|nationality|origin|hq country|parent country|' +
    '국가|국적|투자국|모국|국가명|본사 국가|国|国籍|国家|投資国|投资国',
  group_name:
    'tập đoàn|công ty mẹ|nhóm|thuộc tập đoàn|group|group name|parent|parent company|parent name|corporate group|holding|그룹|그룹명|모회사|모기업|본사|グループ|親会社|集团|母公司',
  website:
    'website|web|trang web|trang tin điện tử|địa chỉ web|địa chỉ website|site web|homepage|web address|web site|url|link website|홈페이지|웹사이트|ホームページ|网站|网址|ウェブサイト',
  email:
    'email|e mail|thư điện tử|hộp thư|địa chỉ email|mail|email address|contact email|company email|이메일|전자우편|메일|メール|メールアドレス|邮箱|电子邮件|电邮',
  phone:
    'điện thoại|số điện thoại|đt|sđt|sdt|tel|telephone|phone|phone number|điện thoại liên hệ|điện thoại cố định|điện thoại bàn|di động|hotline|fax|số fax|tel fax|mobile|contact number|phone no|' +
    '전화|전화번호|연락처|팩스|대표전화|電話|電話番号|电话|联系电话|传真',
  address:
    'địa chỉ|địa chỉ trụ sở|địa chỉ trụ sở chính|trụ sở|trụ sở chính|địa chỉ nhà máy|địa điểm|địa chỉ sản xuất|địa chỉ công ty|đ c|địa điểm sản xuất|vị trí|address|company address|factory address|head office|head office address|registered address|location|' +
    'plant address|full address|street address|주소|소재지|공장주소|본사주소|회사주소|사업장주소|住所|所在地|地址|公司地址|工厂地址',
  province:
    'tỉnh|tỉnh thành|tỉnh thành phố|tỉnh tp|thành phố|tp|địa phương|tỉnh thành cũ|tỉnh cũ|tỉnh mới|province|city|province city|city province|state|region|locality|state province|지역|성시|성|시 성|도시|지방|省|市|省市|省份|城市|省・市',
  park: 'khu công nghiệp|kcn|kcn ccn|cụm công nghiệp|ccn|khu chế xuất|kcx|khu cn|khu công nghiệp cụm công nghiệp|thuộc kcn|industrial park|industrial zone|ip|iz|park|zone|ip name|산업단지|공단|산단|공단명|工業団地|工业区|工业园|工业园区',
  site_name:
    'tên nhà máy|nhà máy|tên cơ sở|cơ sở sản xuất|cơ sở|tên chi nhánh|site|site name|plant|plant name|factory name|branch name|공장|공장명|사업장|사업장명|工場|工場名|工厂|工厂名称',
  site_kind:
    'loại cơ sở|loại địa điểm|loại nhà máy|site type|site kind|facility type|type of site|location type|사업장 유형|사업장 구분|設施類型',
  segment:
    'ngành|ngành nghề|lĩnh vực|ngành hàng|phân ngành|phân khúc|mắt xích|lĩnh vực hoạt động|lĩnh vực kinh doanh|ngành nghề kinh doanh|ngành sản xuất|nhóm ngành|nhóm sản phẩm|chuyên ngành|segment|sector|industry|field|category|business line|line of business|business field|subsector|' +
    'product category|product group|분야|업종|산업|세부업종|사업분야|품목군|業種|分野|行业|领域|产业',
  role: 'vai trò|vai trò trong chuỗi|loại hình hoạt động|hình thức hoạt động|chức năng|vị trí trong chuỗi|role|activity type|type of activity|business type|function|position in chain|tier|역할|사업유형|구분|役割|角色',
  product:
    'sản phẩm|sản phẩm chính|tên sản phẩm|mặt hàng|mặt hàng chính|mặt hàng sản xuất|sản phẩm dịch vụ|hàng hóa|sản phẩm chủ lực|năng lực sản xuất sản phẩm|linh kiện|product|products|main product|main products|product name|items|goods|commodity|product description|parts|components|' +
    '품목|제품|주요제품|생산품|생산품목|주요품목|주생산품|제품명|製品|主要製品|取扱品目|产品|主要产品|产品名称|主营产品',
  hs_code: 'mã hs|hs|hs code|mã hàng|mã số hàng hóa|mã hs code|hs codes|tariff code|hs 코드|hs코드|세번|hsコード|hs编码|海关编码',
  employees:
    'số lao động|lao động|số lượng lao động|số nhân viên|nhân sự|số nhân sự|quy mô lao động|số công nhân|nhân công|tổng số lao động|lđ|nhân viên|employees|number of employees|no of employees|headcount|workers|staff|number of workers|workforce|employee count|' +
    '종업원|종업원수|직원수|근로자수|고용인원|인원|임직원수|従業員数|従業員|员工人数|职工人数|员工数',
  founded:
    'năm thành lập|ngày thành lập|thành lập|năm tl|ngày cấp|ngày cấp phép|năm hoạt động|năm bắt đầu hoạt động|ngày đăng ký|ngày cấp gcn|founded|established|year established|year founded|year of establishment|date of establishment|establishment|establishment date|founding year|' +
    '설립|설립일|설립연도|설립년도|창립|설립년월일|設立|設立年|成立时间|成立日期|成立年份',
  capacity:
    'công suất|năng lực|năng lực sản xuất|sản lượng|công suất thiết kế|công suất năm|capacity|production capacity|annual capacity|output|monthly capacity|생산능력|생산량|캐파|연간생산능력|生産能力|产能|年产能',
  process:
    'công nghệ|quy trình|công đoạn|quy trình sản xuất|quy trình công nghệ|năng lực công nghệ|năng lực công nghệ quy trình|năng lực gia công|công nghệ sản xuất|phương pháp gia công|công đoạn chính|process|processes|main process|main processes|technology|technologies|' +
    'manufacturing process|production process|process capability|capabilities|공정|보유공정|주요공정|보유기술|기술|가공방법|工艺|主要工艺|工序|工程|加工方法',
  equipment:
    'máy móc|thiết bị|máy móc thiết bị|thiết bị chính|danh mục thiết bị|máy móc chính|thiết bị sản xuất|trang thiết bị|equipment|machinery|machines|main equipment|main machines|equipment list|machine list|facilities|' +
    '설비|보유설비|주요설비|장비|보유장비|기계|设备|主要设备|机器设备|設備|保有設備|主要設備',
  material:
    'vật liệu|nguyên liệu|nguyên vật liệu|vật liệu chính|vật liệu gia công|nguyên liệu chính|chất liệu|material|materials|main materials|raw material|raw materials|소재|재질|원자재|주요소재|취급소재|材料|主要材料|原材料|材質',
  moq: 'moq|đơn hàng tối thiểu|số lượng đặt hàng tối thiểu|số lượng tối thiểu|minimum order|minimum order quantity|min order|min order qty|최소주문수량|최소발주량|최소주문|最小起订量|起订量|最小発注数量|最小ロット',
  lead_time:
    'lead time|leadtime|thời gian giao hàng|thời gian sản xuất|thời hạn giao hàng|thời gian đáp ứng|delivery time|production lead time|delivery lead time|납기|리드타임|납품기간|交期|交货期|納期|リードタイム',
  language:
    'ngôn ngữ|ngoại ngữ|ngôn ngữ giao dịch|ngôn ngữ làm việc|language|languages|working language|working languages|spoken languages|언어|사용언어|가능언어|语言|言語|対応言語',
  expires_on:
    'hạn chứng chỉ|hạn chứng nhận|hạn giấy chứng nhận|ngày hết hạn|ngày hết hạn chứng chỉ|hạn hiệu lực|hiệu lực|hiệu lực chứng chỉ|hiệu lực đến|thời hạn hiệu lực|ngày hết hiệu lực|expiry|expiry date|expires|expires on|expiration date|valid until|valid to|validity|certificate expiry|certificate valid until|' +
    '유효기간|만료일|인증만료일|인증유효기간|有效期|有效期至|到期日|有効期限',
  certificate:
    'chứng chỉ|chứng nhận|giấy chứng nhận|tiêu chuẩn|iso|chứng nhận chất lượng|hệ thống quản lý chất lượng|chứng chỉ chất lượng|certificate|certificates|certification|certifications|standards|quality certificate|quality system|' +
    '인증|인증서|보유인증|품질인증|인증현황|認証|認証取得|认证|资质认证',
  export_market:
    'thị trường xuất khẩu|thị trường|xuất khẩu|nước xuất khẩu|thị trường chính|export market|export markets|exports to|export countries|market|markets|destination|수출시장|수출국|주요수출국|輸出先|輸出市場|出口市场|出口国家',
  customer:
    'khách hàng|khách hàng chính|bạn hàng|đối tác|khách hàng tiêu biểu|customer|customers|main customers|key customers|clients|buyers|major customers|고객|고객사|주요고객|주요거래처|거래처|납품처|顧客|主要取引先|取引先|客户|主要客户',
  revenue_usd:
    'doanh thu|doanh thu năm|doanh số|doanh thu usd|doanh thu triệu usd|revenue|turnover|sales|annual revenue|annual sales|revenue usd|매출|매출액|연매출|売上|売上高|营业额|销售额|营收',
  investment_usd:
    'vốn đầu tư|vốn|vốn điều lệ|tổng vốn|tổng vốn đầu tư|vốn đăng ký|tổng vốn đăng ký|vốn fdi|vốn đầu tư usd|vốn đầu tư triệu usd|investment|investment capital|capital|registered capital|total investment|charter capital|investment usd|' +
    '투자액|투자금액|자본금|투자규모|총투자액|投資額|資本金|投资额|注册资本',
  note: 'ghi chú|chú thích|nhận xét|ghi chú khác|mô tả|thông tin thêm|note|notes|remark|remarks|comment|comments|description|비고|메모|특이사항|備考|备注|说明',
  status:
    'trạng thái|tình trạng|tình trạng hoạt động|trạng thái hoạt động|hiện trạng|tình trạng pháp lý|status|operating status|operational status|operation status|운영상태|상태|가동여부|가동현황|状態|状态|经营状态',
  lat: 'vĩ độ|lat|latitude|vĩ tuyến|위도|緯度|纬度|tọa độ y',
  lon: 'kinh độ|lon|lng|long|longitude|kinh tuyến|경도|経度|经度|tọa độ x',
  source_url: 'nguồn|link|đường dẫn|nguồn tin|nguồn dữ liệu|link nguồn|source|source url|source link|reference|출처|링크|근거|出典|来源',
  as_of:
    'ngày cập nhật|cập nhật|thời điểm|ngày|tính đến|ngày điều tra|năm số liệu|as of|date|updated|last updated|update date|data date|reference date|기준일|갱신일|업데이트|조사일|更新日|更新日期',
  os_id: 'os id|osid|oar id|open supply hub id|os hub id',
  lei: 'lei|lei code|mã lei|legal entity identifier',
  serial:
    'stt|số tt|số thứ tự|tt|no|nr|number|s no|sr no|serial|serial no|index|id|ref|row|번호|연번|순번|순|番号|序号|编号|項番|mã|mã số|code',
  person:
    'người liên hệ|người đại diện|người đại diện pháp luật|đại diện|đại diện pháp luật|giám đốc|tổng giám đốc|chủ tịch|họ tên|họ và tên|chức vụ|chức danh|chủ sở hữu|cmnd|cccd|ngày sinh|giới tính|contact|contact person|contact name|person in charge|pic|representative|legal representative|director|general director|ceo|president|position|title|job title|owner|' +
    '담당자|대표자|대표|대표이사|성명|담당자명|직위|직책|대표자명|법인장|担当者|代表者|氏名|役職|联系人|法人代表|负责人|职务|法定代表人',
}

/** Folded words of a header to what they mean; of two meanings the first in the table. */
export const HEADER_WORDS: ReadonlyMap<string, HeaderMeaning> = new Map(
  (Object.entries(WORDS) as [HeaderMeaning, string][])
    .flatMap(([meaning, words]) => words.split('|').map((word): [string, HeaderMeaning] => [foldHeader(word), meaning]))
    .toReversed(),
)

/** A header as it is compared: without accents, signs and what stands in brackets of units or examples. */
export function foldHeader(text: string): string {
  return fold(text.normalize('NFKC')).replaceAll(/\s+/g, ' ')
}

export interface HeaderMatch {
  readonly meaning: HeaderMeaning
  /** 1: the whole header; less: the part of it that was recognised. */
  readonly strength: number
  readonly words: string
}

/** The longest known words of a header, of which those of its last line and outside brackets count most. */
export function matchHeader(text: string): HeaderMatch | undefined {
  const bare = text.replaceAll(/[([（［{].*?[)\]）］}]/g, ' ')
  // "Liên hệ / Email": a group and, last, the column itself.
  const levels = bare.split(' / ')
  const lines: [string, number][] = [
    [bare, 1],
    [levels.at(-1) ?? '', 1],
    ...levels.slice(0, -1).map((line): [string, number] => [line, 0.8]),
    ...bare.split(/[\n/|–—:;]|\s-\s/).map((line): [string, number] => [line, 0.75]),
    [text, 0.75],
  ]
  let best: HeaderMatch | undefined
  for (const [line, weight] of lines) {
    const match = matchWords(foldHeader(line))
    const strength = (match?.strength ?? 0) * weight
    if (match !== undefined && strength > (best?.strength ?? 0)) best = { ...match, strength }
  }
  return best
}

function matchWords(folded: string): HeaderMatch | undefined {
  if (folded === '') return undefined
  const whole = HEADER_WORDS.get(folded) ?? HEADER_WORDS.get(folded.replace(/ \d{1,4}$/, ''))
  if (whole !== undefined) return { meaning: whole, strength: 1, words: folded }
  const words = folded.split(' ')
  for (let length = Math.min(words.length - 1, 6); length > 0; length--)
    for (let start = 0; start + length <= words.length; start++) {
      const part = words.slice(start, start + length).join(' ')
      const meaning = HEADER_WORDS.get(part)
      // One short word inside a longer header ("no", "ip", "nuoc") says too little.
      if (meaning !== undefined && (length > 1 || (part.length > 3 && words.length <= 4)))
        return { meaning, strength: Math.max(0.5, 0.9 * Math.sqrt(length / words.length)), words: part }
    }
  return undefined
}

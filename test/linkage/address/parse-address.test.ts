import { describe, expect, test } from 'vitest'
import type { Address } from '../../../src/linkage/address/address.ts'
import { parseAddress } from '../../../src/linkage/address/parse-address.ts'
import { GAZETTEER, PROVINCES_ONLY } from './edition-gazetteer.ts'

type Expected = Partial<Omit<Address, 'text'>>

function partsOf(address: Address, expected: Expected): Expected {
  return Object.fromEntries(Object.keys(expected).map((key) => [key, address[key as keyof Address]]))
}

// Written by hand after the grammar of registered addresses; the expected parts are what a reader of Vietnamese takes from them.
const VIETNAMESE: readonly (readonly [text: string, expected: Expected])[] = [
  [
    'Lô CN-02, KCN Quế Võ, phường Nam Sơn, thành phố Bắc Ninh, tỉnh Bắc Ninh, Việt Nam',
    { lot: 'cn2', zone: 'que-vo', ward: 'nam son', district: 'bac ninh', province_id: 'bac-ninh', country: 'VN' },
  ],
  [
    'Lo CN 02 KCN Que Vo, phuong Nam Son, TP Bac Ninh, tinh Bac Ninh',
    { lot: 'cn2', zone: 'que-vo', ward: 'nam son', district: 'bac ninh', province_id: 'bac-ninh' },
  ],
  [
    'Lot CN-02 Que Vo Industrial Park Nam Son Ward Bac Ninh Vietnam',
    { lot: 'cn2', zone: 'que-vo', ward: 'nam son', province_id: 'bac-ninh' },
  ],
  [
    'Lô E6, Khu công nghiệp Quế Võ II, xã Ngọc Xá, huyện Quế Võ, tỉnh Bắc Ninh',
    { lot: 'e6', zone: 'que-vo-2', ward: 'ngoc xa', district: 'que vo' },
  ],
  ['Lô E6, KCN Quế Võ 2, xã Ngọc Xá, Bắc Ninh', { lot: 'e6', zone: 'que-vo-2', ward: 'ngoc xa' }],
  [
    'Khu công nghiệp Yên Phong II-C, xã Tam Giang, huyện Yên Phong, tỉnh Bắc Ninh',
    { zone: 'yen-phong-2c', ward: 'tam giang', district: 'yen phong' },
  ],
  [
    'Lô XN12-3, đường D4, KCN Đại An, phường Tứ Minh, thành phố Hải Dương, tỉnh Hải Dương',
    {
      lot: 'xn12-3',
      street: 'd4',
      zone: 'dai-an',
      ward: 'tu minh',
      district: 'hai duong',
      province_id: 'hai-phong',
      former_province_id: 'hai-duong',
    },
  ],
  [
    'Lô G-01 đến G-04, KCN Thăng Long, xã Kim Chung, huyện Đông Anh, Hà Nội',
    { lot: 'g1', zone: 'thang-long', ward: 'kim chung', district: 'dong anh', province_id: 'ha-noi' },
  ],
  [
    'Lot B-7 Thang Long Industrial Park, Vong La, Dong Anh, Hanoi',
    { lot: 'b7', zone: 'thang-long', district: 'dong anh', province_id: 'ha-noi' },
  ],
  [
    'Lot D-5, Thang Long Industrial Park II, Di Su Ward, My Hao Town, Hung Yen Province',
    { lot: 'd5', zone: 'thang-long-2', ward: 'di su', province_id: 'hung-yen' },
  ],
  [
    'Khu Công nghiệp Thăng Long Vĩnh Phúc, xã Thiện Kế, huyện Bình Xuyên, Vĩnh Phúc',
    { zone: 'thang-long-vinh-phuc', ward: 'thien ke', district: 'binh xuyen', province_id: 'phu-tho', former_province_id: 'vinh-phuc' },
  ],
  [
    'Thang Long Industrial Park, Binh Xuyen district, Vinh Phuc',
    { zone: 'thang-long-vinh-phuc', district: 'binh xuyen', former_province_id: 'vinh-phuc' },
  ],
  [
    'Lô CN-08, Cụm công nghiệp Đồng Sóc, xã Vũ Di, huyện Vĩnh Tường, Vĩnh Phúc',
    { lot: 'cn8', zone: 'dong-soc', ward: 'vu di', district: 'vinh tuong' },
  ],
  [
    'Số 12, đường số 5, VSIP Bắc Ninh, phường Phù Chẩn, thành phố Từ Sơn, tỉnh Bắc Ninh',
    { street_number: '12', street: '5', zone: 'vsip-bac-ninh', ward: 'phu chan', district: 'tu son' },
  ],
  [
    'No 12 Street 5 VSIP Tu Son Bac Ninh',
    { street_number: '12', street: '5', zone: 'vsip-bac-ninh', district: 'tu son', province_id: 'bac-ninh' },
  ],
  [
    'KCN VSIP Hải Phòng, xã Thủy Triều, huyện Thủy Nguyên, TP. Hải Phòng',
    { zone: 'vsip-hai-phong', ward: 'thuy trieu', district: 'thuy nguyen', province_id: 'hai-phong', former_province_id: 'hai-phong' },
  ],
  [
    'No. 9 VSIP II-A Street 14, Vietnam-Singapore Industrial Park II-A, Tan Uyen, Binh Duong',
    { street_number: '9', street: '14', zone: 'vsip-2a', park_id: null, district: 'tan uyen', former_province_id: 'binh-duong' },
  ],
  [
    '33 VSIP Street 6, Viet Nam Singapore Industrial Park, Thuan An, Binh Duong Province',
    { street_number: '33', street: '6', district: 'thuan an', province_id: 'ho-chi-minh-city', former_province_id: 'binh-duong' },
  ],
  [
    'Lô I-2B, đường D1, Khu công nghệ cao, phường Tân Phú, TP Thủ Đức, TP Hồ Chí Minh',
    { lot: 'i2b', street: 'd1', ward: 'tan phu', district: 'thu duc', province_id: 'ho-chi-minh-city' },
  ],
  [
    'Lot I-2B D1 Street SHTP, Thu Duc City, HCMC',
    { lot: 'i2b', street: 'd1', zone: 'saigon-hi-tech-park', district: 'thu duc', province_id: 'ho-chi-minh-city' },
  ],
  [
    'Khu công nghệ cao TP.HCM, P. Tân Phú, Q.9, TP.HCM',
    { zone: 'saigon-hi-tech-park', ward: 'tan phu', district: '9', province_id: 'ho-chi-minh-city' },
  ],
  [
    'Đường số 8, KCX Tân Thuận, P. Tân Thuận Đông, Q7, Tp. Hồ Chí Minh',
    { street: '8', zone: 'tan-thuan', ward: 'tan thuan dong', district: '7' },
  ],
  [
    'Street No 8 Tan Thuan EPZ District 7 HoChiMinh City',
    { street: '8', zone: 'tan-thuan', district: '7', province_id: 'ho-chi-minh-city' },
  ],
  [
    'Lot 21-23, Linh Trung Export Processing Zone 2, Thu Duc, Ho Chi Minh City',
    { lot: '21-23', zone: 'linh-trung-2', park_id: null, district: 'thu duc' },
  ],
  [
    'Số 7, đường 3A, KCN Biên Hòa II, phường An Bình, TP Biên Hòa, Đồng Nai',
    { street_number: '7', street: '3a', zone: 'bien-hoa-2', ward: 'an binh', district: 'bien hoa', province_id: 'dong-nai' },
  ],
  ['No7 3A RoadBien Hoa Industrial Zone No2 Dong Nai', { street_number: '7', street: '3a', zone: 'bien-hoa-2', province_id: 'dong-nai' }],
  [
    'LOTECO EPZ, Long Binh WaRoad, Bien Hoa City, Dong Nai Province',
    { zone: 'loteco', ward: 'long binh', district: 'bien hoa', province_id: 'dong-nai' },
  ],
  [
    'Lô 104/4-1, KCN Amata, phường Long Bình, Biên Hòa, Đồng Nai',
    { lot: '104-4-1', zone: 'amata-bien-hoa', ward: 'long binh', district: 'bien hoa' },
  ],
  [
    'Land Lot No 77 Longjiang Industrial Park Tan Lap 1 Ward Tan Phuoc District Tien Giang',
    { lot: '77', zone: 'long-jiang', district: 'tan phuoc', province_id: 'dong-thap', former_province_id: 'tien-giang' },
  ],
  [
    'Lo A9 Hoa Khanh Inductrial Zone Lien Chieu Distric Da Nang',
    { lot: 'a9', zone: 'hoa-khanh', district: 'lien chieu', province_id: 'da-nang' },
  ],
  ['C-9 Thsnh Long Industrial Park Dong Anh Dist Hanoi', { lot: 'c9', zone: 'thang-long', district: 'dong anh', province_id: 'ha-noi' }],
  [
    'Yen Phong I Industrial Zo Yen Trung Commune Yen Phong District Bac Ninh',
    { zone: 'yen-phong', ward: 'yen trung', district: 'yen phong', province_id: 'bac-ninh' },
  ],
  [
    'B4, KCN Đình Trám, phường Nếnh, thị xã Việt Yên, Bắc Giang',
    { lot: 'b4', zone: 'dinh-tram', ward: 'nenh', district: 'viet yen', province_id: 'bac-ninh', former_province_id: 'bac-giang' },
  ],
  [
    'Lo B4 KCN Dinh Tram, xa Hong Thai, huyen Viet Yen, tinh Bac Giang',
    { lot: 'b4', zone: 'dinh-tram', ward: 'hong thai', district: 'viet yen', former_province_id: 'bac-giang' },
  ],
  ['Nam Son - Hap Linh Industrial Park, Bac Ninh', { zone: 'nam-son-hap-linh', province_id: 'bac-ninh' }],
  [
    'Lô K1, KCN Gia Thuận - Bình Đông, huyện Gò Công Đông, Tiền Giang',
    { lot: 'k1', zone: 'gia-thuan-binh-dong', park_id: null, district: 'go cong dong' },
  ],
  [
    'Cụm công nghiệp Phú Lâm, xã Phú Lâm, huyện Tiên Du, Bắc Ninh',
    { zone: 'phu-lam', park_id: null, ward: 'phu lam', district: 'tien du' },
  ],
  [
    'KCN Phố Nối A, xã Lạc Hồng, huyện Văn Lâm, Hưng Yên',
    { zone: 'pho-noi-a', ward: 'lac hong', district: 'van lam', province_id: 'hung-yen' },
  ],
  [
    'KCN Tịnh Phong, xã Tịnh Phong, huyện Sơn Tịnh, Quảng Ngãi',
    { zone: 'tinh-phong', ward: 'tinh phong', district: 'son tinh', province_id: 'quang-ngai' },
  ],
  [
    'Km 9, quốc lộ 5, phường Hùng Vương, quận Hồng Bàng, Hải Phòng',
    { street: 'ql5', ward: 'hung vuong', district: 'hong bang', province_id: 'hai-phong' },
  ],
  [
    '120 Nguyễn Huệ, P. Bến Nghé, Q.1, TP.HCM',
    { street_number: '120', street: 'nguyen hue', ward: 'ben nghe', district: '1', province_id: 'ho-chi-minh-city' },
  ],
  ['Số 5 đường Lê Duẩn, phường Hải Châu 1, Đà Nẵng', { street_number: '5', street: 'le duan', province_id: 'da-nang' }],
  ['Thôn Đông, xã Đình Bảng, Từ Sơn, Bắc Ninh', { ward: 'dinh bang', district: 'tu son', zone: null, lot: null }],
  [
    'Tổ 5, khu phố 3, phường Mỹ Phước, Bến Cát, Bình Dương',
    { ward: 'my phuoc', district: 'ben cat', former_province_id: 'binh-duong', street_number: null },
  ],
  ['Hanoi', { province_id: 'ha-noi', former_province_id: 'ha-noi', tokens: [], codes: [] }],
  ['Bắc Giang', { province_id: 'bac-ninh', former_province_id: 'bac-giang', tokens: [] }],
  ['Bac Ninh', { province_id: 'bac-ninh', former_province_id: null, tokens: [] }],
  ['Dong Anh District', { province_id: 'ha-noi', district: 'dong anh' }],
  ['phường Tân Phú, tỉnh Bắc Ninh mới', { ward: 'tan phu', province_id: 'bac-ninh' }],
  [
    'Bac Chu Lai Industrial Park, Chu Lai Open Economic Zone, Nui Thanh, Quang Nam',
    { zone: 'bac-chu-lai', district: 'nui thanh', province_id: 'da-nang', former_province_id: 'quang-nam' },
  ],
  ['Lô A2, Khu kinh tế Vũng Áng, Kỳ Anh, Hà Tĩnh', { lot: 'a2', zone: 'vung-ang', district: 'ky anh', province_id: 'ha-tinh' }],
  ['Lot 36A,37A, Dong Van III Industrial Park, Ha Nam', { lot: '36a+37a', zone: 'dong-van-3', former_province_id: 'ha-nam' }],
  [
    'Plot 101/2 + 101/4, road 3, Amata IP, Long Binh Ward, Bien Hoa City, 810000',
    { lot: '101-2+101-4', street: '3', zone: 'amata-bien-hoa', postcode: '810000' },
  ],
  ['Lô I-4B-5.2, Đường N3, Khu công nghệ cao, Quận 9, TP.HCM', { lot: 'i4b-5-2', street: 'n3', district: '9' }],
  ['Lot 01A-RD02, Hoa Lac High-tech Park, Thach That, Hanoi', { lot: '1a-rd2', zone: 'hoa-lac-hi-tech-park', district: 'thach that' }],
  [
    'Hao Xa Industrial Park, Lot O, N6 Road, Nam Dinh City',
    { lot: 'o', zone: 'hao-xa', street: 'n6', district: 'nam dinh', province_id: 'ninh-binh' },
  ],
  [
    '361 Tran Van Troi, Nang Tinh Ward, Nam Dinh Province',
    { street_number: '361', street: 'tran van troi', ward: 'nang tinh', former_province_id: 'nam-dinh' },
  ],
  ['Duong Xa Commune, Gia Lam District, Ha Noi City', { ward: 'duong xa', district: 'gia lam', province_id: 'ha-noi' }],
  [
    'Tam Quan Industrial Park, Tam Quan Town, Hoai Nhon District, Binh Dinh',
    { zone: 'tam-quan', ward: 'tam quan', district: 'hoai nhon', province_id: 'gia-lai' },
  ],
  [
    'Street 06, Song Than I IP, Di An Town, Binh Duong, N/A, 72000',
    { street: '6', zone: 'song-than-1', district: 'di an', postcode: '72000' },
  ],
  [
    'Lot F4-F6, Industry Zone Le Minh Xuan, Binh Chanh District, Ho Chi Minh',
    { lot: 'f4-f6', zone: 'le-minh-xuan', district: 'binh chanh' },
  ],
  ['Lot VII-2 My Xuan A2 Industrial Zone, Ba Ria Vung Tau', { lot: 'vii2', zone: 'my-xuan-a2', former_province_id: 'ba-ria-vung-tau' }],
  [
    'Cho Moi Hamlet, Long Hoa Commune, Go Cong Town, Tien Giang Province, Viet Nam, 860000, Tien Giang',
    { ward: 'long hoa', district: 'go cong', former_province_id: 'tien-giang', postcode: '860000' },
  ],
  ['Lot No. 85, Map No. 44, Nam Dinh City', { lot: '85', street: null, district: 'nam dinh', province_id: 'ninh-binh' }],
  ['Lot CN4-5, Central Industrial Park, Vung Ang Economic Zone', { lot: 'cn4-5', zone: 'central', park_id: null, province_id: 'ha-tinh' }],
  ['Vietnam - Singapore Industrial Park, Binh Duong', { zone: 'vsip', park_id: null, former_province_id: 'binh-duong' }],
  ['Tầng 2, tòa nhà B, Lô T2, đường D1, TP Thủ Đức', { lot: 't2', street: 'd1', district: 'thu duc', codes: ['t2', 'd1'] }],
  ['Lô CN-01, CN-02 và CN-03, KCN Hòa Phú, Hiệp Hòa, Bắc Giang', { lot: 'cn1+cn2+cn3', zone: 'hoa-phu', district: 'hiep hoa' }],
  ['KCN Hòa Phú, Long Hồ, Vĩnh Long', { zone: 'hoa-phu-vinh-long', district: 'long ho', province_id: 'vinh-long' }],
]

describe('Vietnamese addresses', () => {
  test.each(VIETNAMESE)('%s', (text, expected) => {
    expect(partsOf(parseAddress(text, null, GAZETTEER), expected)).toEqual(expected)
  })

  test('one spelling, whatever the Unicode form and the letter for đ', () => {
    const text = 'Lô B1, KCN Đại Đồng - Hoàn Sơn, xã Đại Đồng, huyện Tiên Du, Bắc Ninh'
    const { text: _, ...expected } = parseAddress(text, null, GAZETTEER)
    for (const other of [text.normalize('NFD'), text.replaceAll('Đ', 'Ð').replaceAll('đ', 'ð')]) {
      expect(parseAddress(other, null, GAZETTEER)).toMatchObject(expected)
    }
    expect(expected).toMatchObject({ lot: 'b1', zone: 'dai-dong-hoan-son', ward: 'dai dong', district: 'tien du' })
  })

  test('a column for the province goes before what the text says, and completes it', () => {
    expect(parseAddress('Lô 5, KCN Quang Châu', 'Bắc Giang', GAZETTEER)).toMatchObject({
      zone: 'quang-chau',
      province_id: 'bac-ninh',
      former_province_id: 'bac-giang',
    })
    expect(parseAddress('Lô 5, KCN Hòa Phú', 'Vĩnh Long', GAZETTEER)).toMatchObject({ zone: 'hoa-phu-vinh-long' })
    expect(parseAddress('', 'TP. Hồ Chí Minh', GAZETTEER)).toMatchObject({ province_id: 'ho-chi-minh-city', tokens: [] })
  })

  test('a park of the name in another province is not meant', () => {
    expect(parseAddress('Lô 1, KCN Quế Võ, Đồng Nai', null, GAZETTEER)).toMatchObject({
      zone: 'que-vo',
      park_id: null,
      province_id: 'dong-nai',
    })
  })

  test('zones, lots and provinces are found by grammar where the gazetteer has no parks', () => {
    expect(parseAddress('Lot B-7 Thang Long Industrial Park II, Hung Yen', null, PROVINCES_ONLY)).toMatchObject({
      lot: 'b7',
      zone: 'thang-long-2',
      park_id: null,
      province_id: 'hung-yen',
    })
    expect(parseAddress('Lô 3 KCN VSIP 2, Thủ Dầu Một, Bình Dương', null, PROVINCES_ONLY)).toMatchObject({ lot: '3', zone: 'vsip-2' })
  })

  test('an empty gazetteer gives no places, and fails nothing', () => {
    const address = parseAddress('Lô 3, KCN Quế Võ, Bắc Ninh', null, { provinces: [], parks: [] })
    expect(address).toMatchObject({ lot: '3', zone: 'que-vo', province_id: null })
  })
})

// Streets and firms are made up; the forms are those of other countries' lists.
const ELSEWHERE: readonly (readonly [text: string, country: string | null, expected: Expected])[] = [
  ['1234 N. Main St Chicago 60601', null, { street_number: '1234', street: 'n main', postcode: '60601', codes: ['1234'], country: null }],
  ['5600 West Elm Avenue, 2nd Floor, Chicago IL 60644', 'US', { street_number: '5600', postcode: '60644', codes: ['5600'] }],
  [
    'Plot # 12 Sector 25 Korangi Industrial Area Karachi 74900 Pakistan',
    null,
    { lot: '12', zone: 'korangi', postcode: '74900', country: 'PK', codes: ['12', '25'] },
  ],
  ['Cumhuriyet Mah. 1656. Sok. No: 4/A 34520 Esenyurt Istanbul Turkey', null, { street_number: '4-a', postcode: '34520', country: 'TR' }],
  ['Fatsa Organize Sanayi Bölgesi 100. Sok No 2 Ordu', 'TR', { zone: 'fatsa', street_number: '2' }],
  ['Vill: Bhabanipur, P.O: Monipur, Gazipur 1740, Bangladesh', null, { country: 'BD' }],
  ['Lot 14, Biyagama Export Processing Zone, Malwana, Sri Lanka', null, { lot: '14', zone: 'biyagama', country: 'LK' }],
  ['Parque Industrial La Mesa, Edificio 11, San Pedro, Honduras', null, { zone: 'la-mesa', country: 'HN', codes: ['11'] }],
]

describe('addresses of other countries', () => {
  test.each(ELSEWHERE)('%s', (text, country, expected) => {
    expect(partsOf(parseAddress(text, null, GAZETTEER, country), expected)).toEqual(expected)
  })

  test('a Vietnamese name in another country is no province', () => {
    expect(parseAddress('12 Saigon Street, San Jose, USA', null, GAZETTEER)).toMatchObject({ province_id: null, country: 'US' })
  })
})

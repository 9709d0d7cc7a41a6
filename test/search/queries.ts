/**
 * Two hundred questions of the kind people type, with the answers the edition's files give: written by hand from company.csv,
 * site.csv, company_segment.csv and segment.csv, never from what the search found. `kind:id` is an entry of the one box, a bare id
 * a company of the list. A line with twenty right answers names those that must be among the first ten.
 */
export type Kind = 'name' | 'typo' | 'script' | 'product' | 'place' | 'code' | 'mixed' | 'entry'

export interface Query {
  readonly kind: Kind
  readonly lang: 'vi' | 'en' | 'ko'
  readonly q: string
  readonly expected: readonly string[]
}

const LINES = `
name en | Samsung Electronics Vietnam | samsung-electronics-vietnam
name en | samsung display | samsung-display
name en | LG Innotek | lg-innotek
name en | Amkor | amkor-technology
name en | Hana Micron | hana-micron-vina
name en | Foxconn Bac Ninh | foxconn-bac-ninh-fcpv
name en | Hon Hai Precision | foxconn
name en | Hanoi Plastic | hanoi-plastic
name en | Saigon Allied Technologies | saigon-allied-technologies
name en | Vietnam Float Glass | vietnam-float-glass
name en | Furukawa Automotive Systems Vinh Long | furukawa-automotive-systems-vinh-long
name en | Yazaki Hai Phong | yazaki-hai-phong
name en | GE Vernova | ge-vernova-hai-phong
name en | tuv rheinland | tuv-rheinland
name en | ON Semiconductor | onsemi
name en | ASE USI | universal-scientific-industrial
name en | Viettel High Technology | viettel-high-technology-industries
name en | VNPT Technology | vnpt-technology
name en | R.R. Donnelley | rr-donnelley
name en | Dong A Company | dong-a
name en | Fuji Xerox Hai Phong | fuji-xerox-hai-phong
name en | Formosa Ha Tinh Steel | formosa-ha-tinh-steel
name en | Thuong Dinh Electric Wire and Cable JSC | thuong-dinh-electric-wire-and-cable
name en | Star Charge | starcharge-energy
name en | CADIVI | cadivi
name en | BESI | be-semiconductor-industries
name vi | Công ty TNHH Samsung Electronics Việt Nam | samsung-electronics-vietnam
name vi | cong ty tnhh nhua an lap | an-lap-plastic
name vi | Bóng đèn Phích nước Rạng Đông | rang-dong-light-source-and-vacuum-flask
name vi | rang dong | rang-dong-light-source-and-vacuum-flask
name vi | Điện Quang | dien-quang dien-quang-high-tech
name vi | dien co hai phong | hai-phong-electromechanical
name vi | Công ty Cổ phần Pin Hà Nội | hanoi-battery
name vi | pin ha noi | hanoi-battery
name vi | Ắc quy Tia Sáng | tia-sang-battery
name vi | ac quy tia sang | tia-sang-battery
name vi | Pin Ắc quy Miền Nam | pinaco
name vi | Dây cáp điện Việt Thái | viet-thai-cable
name vi | cap dien taya | taya
name vi | Thiết bị điện Đông Anh | dong-anh-electrical-equipment
name vi | tap doan nagakawa | nagakawa-group
name vi | Sứ Hoàng Liên Sơn | hoang-lien-son-technical-porcelain
name vi | vat tu buu dien | post-materials
name vi | thi nghiem dien mien trung | central-electrical-testing
name vi | luyện kim Trần Hồng Quân | tran-hong-quan-metallurgy
name vi | chế tạo điện cơ Hà Nội | hanoi-electromechanical
name vi | nhua ha noi | hanoi-plastic
name vi | cơ khí Duy Khanh | duy-khanh-mechanical
name vi | cong vien sai gon silicon | saigon-silicon-city
name vi | điện tử Bình Hòa | viettronics-binh-hoa
name vi | dien tu bien hoa | bien-hoa-electronics
name vi | phần mềm FPT Hồ Chí Minh | fpt-software-ho-chi-minh
name vi | thiet ke renesas | renesas-design
name vi | bao bì Thăng Long | thang-long-packaging
name vi | hai nam tu dong hoa | hai-nam-automation
name vi | viễn thông VTC | vtc-telecommunications
typo en | samsng electronics | samsung-electronics-vietnam samsung-electronics-hcmc-ce-complex samsung-electronics-vietnam-thai-nguyen
typo en | Samsug Display | samsung-display
typo en | sam sung sdi | samsung-sdi
typo en | foxcon interconect | foxconn-interconnect-technology
typo en | amkhor | amkor-technology
typo en | haan micron | hana-micron-vina
typo en | goretek | goertek
typo en | Luxsahre | luxshare-ict
typo en | pegatorn | pegatron
typo en | Panasonc Appliances | panasonic-appliances
typo en | mitsubshi electric | mitsubishi-electric-fp-automation
typo en | murta manufacturing | murata-manufacturing
typo en | coilcarft | coilcraft
typo en | jinko sollar | jinkosolar
typo en | trna solar | trina-solar
typo en | canonn vietnam | canon
typo en | brothr industries | brother-industries
typo en | kyocra mita | kyocera-document-technology
typo en | sumitomo electrc | sumitomo-electric
typo en | fujitsu computr products | fujitsu-computer-products
typo en | rockwel automation | rockwell-automation
typo en | Infinion | infineon-technologies
typo en | renesass design | renesas-design
typo en | synopsis vietnam | synopsys
typo en | marvel technology | marvell-technology
typo en | wistorn infocomm | wistron-infocomm
typo en | compall | compal-electronics
typo en | qanta computer | quanta-computer
typo en | inventek technology | inventec-technology
typo en | spartonics | spartronics
typo en | datalogik | datalogic
typo en | techtroonic tools | techtronic-tools
typo en | seoul semiconducter | seoul-semiconductor-vina
typo en | hanwa techwin | hanwha-techwin-security
typo en | victory gaint | victory-giant-technology
typo en | meko electronics | meiko-electronics meiko-electronics-hoa-binh
typo vi | rang dnog | rang-dong-light-source-and-vacuum-flask
typo vi | dien qaung | dien-quang dien-quang-high-tech
typo vi | nagakwa | nagakawa-group
typo vi | vietel high technology | viettel-high-technology-industries
typo vi | viettronic tan bihn | viettronics-tan-binh
typo vi | cadvi | cadivi
typo vi | pianco | pinaco
typo vi | thibidii | thibidi
typo vi | trungnma ems | trungnam-ems
typo vi | asanzzo | asanzo
script ko | 삼성전자 | samsung-electronics-vietnam samsung-electronics-hcmc-ce-complex samsung-electronics-vietnam-thai-nguyen
script ko | 삼성 | samsung-electronics-vietnam samsung-display samsung-sdi samsung-electro-mechanics
script ko | 삼성전기 | samsung-electro-mechanics
script ko | LG이노텍 | lg-innotek
script ko | 엘지디스플레이 | lg-display
script ko | 폭스콘 | foxconn foxconn-bac-ninh-fcpv
script ko | 파트론 | partron-vina
script ko | 비나 써키트 | vina-circuit
script ko | 한미베트남 | hanmi-semiconductor
script ko | 에스모비나 | esmo-vina
script ko | 알에프텍 | rftech
script ko | 서울반도체 | seoul-semiconductor-vina
script ko | 파워로직스 | power-logics-vina
script en | 三星 | samsung-electronics-vietnam samsung-display
script en | 富士康 | foxconn
script en | 立讯 | luxshare-ict
script en | 愛知時計 | aichi-tokei-denki
script en | 日東ベトナム | nitto
script en | 矢崎 | yazaki-hai-phong
script en | ヨコオ | yokoo yokoo-electronics
script en | ムラタ | murata-manufacturing
script en | 東和 | towa-industrial
script en | パーツ精工 | parts-seiko
script en | キヤノン | canon
product en | solar modules | canadian-solar first-solar seraphim solarbk-irex trina-solar vsun-solar
product en | PCB manufacturers | foxconn-bac-ninh-fcpv inorsen-vina meiko-electronics meiko-electronics-hoa-binh tlb tse vector-fabrication-vietnam victory-giant-technology
product en | camera modules | foxconn jahwa-vina lg-innotek power-logics-vina saigon-stec samsung-electro-mechanics sunny-automotive-optech-vina sunny-opotech
product en | lead acid battery | pinaco tia-sang-battery vision-battery
product en | permanent magnets | baotou-inst-magnetic dmegc-magnetics novatech sgi-vina shin-etsu-magnetic-materials sinomag-technology
product en | companies making cover glass | biel-crystal edge-glass lens-technology samsung-electronics-vietnam-thai-nguyen
product en | OSAT | amkor-technology ct-semiconductor fpt-semiconductor-testing-packaging hana-micron-vina intel-products-vietnam mtex-matsumura onsemi shunsin-technology universal-scientific-industrial
product en | MOSFET | onsemi
product en | wiring harness | doosan-electro-materials esmo-vina furukawa-automotive-parts furukawa-automotive-systems furukawa-automotive-systems-vinh-long sumidenso thaco-industries yazaki-hai-phong
product en | washing machine | aqua-electrical-appliances lg-electronics panasonic-appliances samsung-electronics-hcmc-ce-complex
product en | heat pipe | cooler-master nidec-chaun-choung
product vi | pin mặt trời | canadian-solar first-solar seraphim solarbk-irex trina-solar vsun-solar
product vi | bo mach in | foxconn-bac-ninh-fcpv inorsen-vina meiko-electronics meiko-electronics-hoa-binh tlb tse vector-fabrication-vietnam victory-giant-technology
product vi | máy giặt | aqua-electrical-appliances lg-electronics panasonic-appliances samsung-electronics-hcmc-ce-complex
product vi | máy biến áp | dong-anh-electrical-equipment ge-vernova-hai-phong gelex-electric hanoi-transformer-electrical-materials ls-electric mee-transformers thibidi thu-duc-electro-mechanical
product vi | đúc nhôm | tsm-technology
product vi | cap quang | ls-cable-and-system postef vietnam-fiber-optics viettel-manufacturing vnpt-technology
product vi | thùng carton | box-pak goldsun-packaging-and-printing li-jun-paper ngan-ha-printing-packaging starprint thang-long-packaging viet-hung-packaging
product vi | robot cong nghiep | daikou-tech duy-khanh-mechanical hai-nam-automation rockwell-automation tosy vija-technology
product vi | nhà sản xuất ắc quy chì | pinaco tia-sang-battery vision-battery
product vi | kính cường lực | biel-crystal edge-glass lens-technology samsung-electronics-vietnam-thai-nguyen
product ko | 카메라 모듈 | foxconn jahwa-vina lg-innotek power-logics-vina saigon-stec samsung-electro-mechanics sunny-automotive-optech-vina sunny-opotech
product ko | 와이어하네스 업체 | doosan-electro-materials esmo-vina furukawa-automotive-parts furukawa-automotive-systems furukawa-automotive-systems-vinh-long sumidenso thaco-industries yazaki-hai-phong
product ko | 세탁기 | aqua-electrical-appliances lg-electronics panasonic-appliances samsung-electronics-hcmc-ce-complex
product ko | FPCB | bhflex-vina fujikura meiko-electronics nok sakai-circuit-device sumitomo-electric synopex victory-giant-technology vina-circuit
product ko | 스마트폰 | bkav compal-electronics dbg-technology fushan-technology inventec-technology samsung-electronics-vietnam samsung-electronics-vietnam-thai-nguyen vnpt-technology hansol-electronics
place en | Yen Phong industrial park | coherent ls-electric samsung-display samsung-electronics-vietnam tlb
place vi | KCN Tràng Duệ | aichi-tokei-denki haengsung-electronics heesung-electronics lg-display lg-electronics lg-innotek
place vi | khu công nghiệp Đình Trám | foxconn foxconn-interconnect-technology
place en | Trang Due | aichi-tokei-denki haengsung-electronics heesung-electronics lg-display lg-electronics lg-innotek
place en | solar modules Bac Giang | trina-solar vsun-solar
place vi | FPC ở Vĩnh Phúc | bhflex-vina vina-circuit
place vi | mạch mềm vinh phuc | bhflex-vina vina-circuit
place en | wiring harness Hai Duong | doosan-electro-materials sumidenso
place en | PCB Bac Ninh | foxconn-bac-ninh-fcpv tlb tse victory-giant-technology
place ko | 박닌 PCB | foxconn-bac-ninh-fcpv tlb tse victory-giant-technology
place ko | 타이응우옌 카메라 모듈 | samsung-electro-mechanics sunny-opotech
place en | camera modules in Thai Nguyen | samsung-electro-mechanics sunny-opotech
place en | inductors haiphong | chilisin-electronics sumida-electronic-vietnam
place vi | máy in Hải Phòng | fuji-xerox-hai-phong kyocera-document-technology
place en | loudspeaker Binh Duong | foster-electric
place en | air conditioners Hung Yen | daikin-air-conditioning
place vi | tivi tphcm | asanzo boe samsung-electronics-hcmc-ce-complex tcl-smart-device
place en | IC design Danang | marvell-technology synopsys
place en | Hoa Lac Hi-Tech Park | bkav ct-semiconductor dtc-vina rang-dong-light-source-and-vacuum-flask viettel-high-technology-industries viettel-manufacturing viettel-semiconductor-fab vinsmart vnpt-technology
place en | battery packs Ha Tinh | vines-energy-solutions
place en | gift box Hung Yen | viet-hung-packaging
place en | optical lenses vinhphuc | innowave-vina tamron-optical
place en | motors near Hai Phong port | ge-hai-phong
place vi | tủ điện gần KCN Yên Phong | ls-electric abb
code en | 8534 | bhflex-vina foxconn-bac-ninh-fcpv fujikura inorsen-vina kyocera meiko-electronics meiko-electronics-hoa-binh nok sakai-circuit-device samsung-electro-mechanics sumitomo-electric synopex tlb tse vector-fabrication-vietnam victory-giant-technology vina-circuit ype-vina
code en | HS 8507.10 | pinaco tia-sang-battery vision-battery
code en | 850720 | pinaco tia-sang-battery vision-battery
code en | HOSE:CAV | cadivi
code en | TYA | taya
code en | HNX:TSB | tia-sang-battery
code en | lg-electronics-rd-vietnam | lg-electronics-rd-vietnam
code vi | UPCOM:TBD | dong-anh-electrical-equipment
mixed en | Korean camera module makers | jahwa-vina lg-innotek power-logics-vina samsung-electro-mechanics
mixed en | Japanese inductors | murata-manufacturing sumida-electronic-quang-ngai sumida-electronic-vietnam
mixed vi | doanh nghiệp trong nước làm khuôn mẫu ở TP.HCM | duy-khanh-mechanical duy-tan lap-phuc minh-nguyen-supporting-industry sakura viedam vija-technology
mixed vi | FDI Hàn Quốc mô-đun màn hình Hải Phòng | lg-display
mixed ko | 한국 카메라 모듈 | jahwa-vina lg-innotek power-logics-vina samsung-electro-mechanics
mixed en | domestic televisions | asanzo bien-hoa-electronics dong-a viettronics-dong-da viettronics-tan-binh viettronics-thu-duc
mixed en | Taiwanese PCB Bac Ninh | foxconn-bac-ninh-fcpv
mixed en | Chinese aluminium profiles | innovation-precision vietnam-asia-aluminium vietnam-yongxing-aluminium
mixed en | German testing laboratory | tuv-rheinland
mixed vi | đúc khuôn áp lực Bình Dương | tsm-technology
mixed en | Samsung Thai Nguyen | samsung-electronics-vietnam-thai-nguyen samsung-electro-mechanics
mixed en | Foxconn Quang Ninh | foxconn-quang-ninh-fecv foxconn-quang-ninh-fmmv foxconn
mixed en | solar modles Bac Giang | trina-solar vsun-solar
mixed en | cover glas bac ninh | biel-crystal lens-technology
entry en | copper foil | segment:copper-foil
entry en | flex circuit | segment:flexible-pcb
entry vi | tụ gốm nhiều lớp | segment:mlcc
entry vi | bo mach mem | segment:flexible-pcb
entry ko | 동박 | segment:copper-foil
entry vi | mạ điện | process:electroplating
entry en | injection molding | process:injection-moulding
entry en | CNC milling | process:cnc-milling
entry ko | 다이캐스팅 | process:die-casting
entry en | IATF 16949 | scheme:iatf-16949
entry en | iso9001 | scheme:iso-9001
entry vi | Bắc Giang | province:bac-giang
entry en | Bac Ninh | province:bac-ninh
entry ko | 하노이 | province:ha-noi
entry en | saigon | province:ho-chi-minh-city
entry en | yen phong | park:yen-phong park:yen-phong-2c
entry en | vsip hai | park:vsip-hai-phong
entry en | batt | segment:battery-packs segment:battery-recycling
`

export const QUERIES: readonly Query[] = LINES.trim()
  .split('\n')
  .map((line): Query => {
    const [head = '', q = '', expected = ''] = line.split('|').map((part) => part.trim())
    const [kind, lang] = head.split(' ') as [Kind, Query['lang']]
    return { kind, lang, q, expected: expected.split(' ').filter(Boolean) }
  })

/**
 * Words for what a firm does, in the languages of the chain, each under one English word. A row reads "English = other | other".
 * Electric and electronics stay apart: sister firms bear one or the other (LS Electric, LG Electronics).
 */
export const ACTIVITY_WORDS = `
electronics = electronic | electrònics | elektronik | elektronika | elettronica | electronica | électronique | elec tronics | điện tử | dien tu | 전자 | 電子 | 电子 | エレクトロニクス | 電子工業 | 电子工业 | 전자공업 | 일렉트로닉스 | 엘렉트로닉스 | electonics | eletronics | electronis
electric = electrical | electrics | elektrik | elettrica | electrico | électrique | thiết bị điện | 전기 | 電気 | 電氣 | 电气 | 電機 | 电机 | 電器 | 电器 | エレクトリック | 일렉트릭 | 電工 | 电工 | 전공
technology = technologies | technologie | technologia | tecnologia | tecnologie | technologija | teknoloji | teknologi | tech | techs | công nghệ | cong nghe | kỹ thuật | kĩ thuật | ky thuat | ki thuat | 기술 | 테크놀로지 | 테크놀러지 | 테크놀로지스 | 테크 | 技術 | 技术 | テクノロジー | テクノロジーズ | 科技 | テクノ | 工程技术 | technolgy | techonology | technical | technics
science = sciences | khoa học | 과학 | 科學 | 科学 | サイエンス | 사이언스
science technology = khoa học công nghệ | khoa học kỹ thuật | khoa học và công nghệ
engineering = engineers | kỹ sư | kỹ nghệ | ky nghe | công trình | 엔지니어링 | エンジニアリング | 工程 | ingenieria | ingegneria | ingénierie | muhendislik | engg | engrg | engr
precision = precise | chính xác | chinh xac | 정밀 | 精密 | 프리시전 | プレシジョン | precisions | 정밀공업 | 精工
industry = industries | industrial | industria | industrias | industrie | industriale | industriel | industrielle | ind | inds | công nghiệp | cong nghiep | sanayi | 산업 | 공업 | 産業 | 產業 | 产业 | 工業 | 工业 | 実業 | 實業 | 实业 | 實业 | 인더스트리 | 인더스트리즈 | インダストリー | インダストリーズ | 製業 | indusries | endustri | endüstri | przemysl
manufacturing = manufacture | manufactures | manufacturer | manufacturers | manufactory | mfg | manufactoring | sản xuất | san xuat | chế tạo | che tao | 제조 | 제작소 | 製造 | 制造 | 製作 | 製作所 | 制作所 | マニュファクチャリング | 製造所 | manufacturas | manifattura | imalat | imalati
production manufacturing = sản xuất chế tạo
components = component | parts | part | linh kiện | linh kien | phụ tùng | phu tung | 부품 | 部品 | 零部件 | 零件 | 配件 | 元件 | 元器件 | componentes | composants
electronics components = linh kiện điện tử | 전자부품 | 電子部品 | 电子元件 | 电子元器件 | 電子元件
materials = material | vật liệu | nguyên liệu | nguyên vật liệu | vat lieu | 소재 | 재료 | 材料 | マテリアル | マテリアルズ | 新材料 | 머티리얼즈 | 머티리얼 | malzeme
new materials = vật liệu mới
packaging = package | packing | packagings | bao bì | bao bi | đóng gói | 패키징 | 포장 | 包装 | 包裝 | パッケージ | パッケージング | ambalaj | emballage | embalagens | imballaggi
printing = printings | print | printers | in ấn | in an | 인쇄 | 印刷 | プリンティング | 프린팅 | matbaa | matbaacilik | impresion | tipografia
packaging printing = in ấn bao bì | in bao bì | in và bao bì | bao bì và in
printing packaging = in ấn và bao bì
mold = mould | molds | moulds | molding | moulding | moldings | die mold | khuôn mẫu | khuon mau | khuôn | 금형 | 金型 | 模具 | 몰드 | モールド | kalip | molde | moldes
plastic = plastics | nhựa | chất dẻo | nhua | 플라스틱 | 합성수지 | プラスチック | 塑胶 | 塑膠 | 塑料 | 樹脂 | plastik | plastico | plastica | plasticos | plastiques
rubber = cao su | cao su kỹ thuật | 고무 | 橡胶 | 橡膠 | ゴム | kaucuk
metal = metals | kim loại | kim loai | 금속 | 金属 | 金屬 | メタル | metalurgia | metallurgy | luyện kim | 메탈 | metall | metallic
hardware = ngũ kim | ngu kim | 五金 | 하드웨어 | hardwares
steel = 철강 | 제강 | 鋼鉄 | 钢铁 | 鋼鐵 | 製鉄 | 製鋼 | 스틸 | celik | acero | stahl | sắt thép
iron steel = gang thép
aluminium = aluminum | nhôm | nhom | 알루미늄 | アルミ | アルミニウム | 铝业 | 鋁業 | 铝 | aluminio | alluminio
copper = 구리 | 铜 | 銅 | 铜业
glass = thủy tinh | thuỷ tinh | 유리 | 硝子 | ガラス | 玻璃 | vetro
ceramics = ceramic | gốm sứ | 세라믹 | 세라믹스 | セラミックス | セラミック | 陶瓷 | 陶瓷业 | seramik
paper = 제지 | 製紙 | 制紙 | 纸业 | 紙業 | 造纸 | kagit
chemical = chemicals | chemistry | chemistries | hóa chất | hoá chất | hoa chat | hóa học | 화학 | 케미칼 | 케미컬 | 化学 | 化學 | ケミカル | 化工 | kimya | quimica | chimie | chimica | hóa phẩm | hóa dầu
paint = paints | coatings | coating | 페인트 | 도료 | 塗料 | 涂料 | boya
mechanics = mechanical | mechanic | cơ khí | co khi | 기계 | 機械 | 机械 | 机电 | 機電 | machinery | machineries | maschinen | maschinenbau | makina | makine | máy móc | 機工 | 중공업기계 | 메카닉스
precision mechanics = cơ khí chính xác | co khi chinh xac | cơ khí chính xác cao | 精密機械 | 정밀기계 | 精密机械 | precision machinery
machine = machines | 머신 | マシン
machine tools = máy công cụ | 工作機械 | 공작기계
tools = tool | dụng cụ | công cụ | 공구 | 工具 | ツール | tooling | toolings
equipment = equipments | thiết bị | thiet bi | 장비 | 設備 | 设备 | 설비 | 裝置 | 装置 | equipos | ekipman | 装备 | 裝備
instruments = instrument | dụng cụ đo | 仪器 | 儀器 | 계기 | 計器 | 計測器 | 仪表
automation = tự động hóa | tự động hoá | tự động | tu dong hoa | 자동화 | 自動化 | 自动化 | オートメーション | otomasyon | automacao | automazione
robot = robots | robotics | robotic | rô bốt | 로봇 | 로보틱스 | ロボット | 机器人 | 機器人 | ロボティクス
semiconductor = semiconductors | semicon | bán dẫn | ban dan | 반도체 | 半導体 | 半導體 | 半导体 | セミコンダクター | セミコンダクタ | 세미콘덕터 | 세미컨덕터 | 세미콘
microelectronics = microelectronic | vi điện tử | 微电子 | 微電子 | 마이크로전자
integrated circuit = mạch tích hợp | vi mạch | 集成电路 | 積體電路 | 集積回路
circuit = circuits | mạch điện | bản mạch | 회로 | 電路 | 电路 | 回路 | サーキット | 써키트 | 서키트 | circuitos
printed circuit = mạch in | bảng mạch in | 인쇄회로 | 印刷電路 | 印制电路 | プリント基板 | プリント回路 | 電路板 | 电路板 | 线路板 | 線路板
display = displays | hiển thị | màn hình | 디스플레이 | ディスプレイ | 显示 | 顯示 | 显示技术 | 顯示器 | 显示器
optical = optics | optic | opto | quang học | quang hoc | 광학 | 光学 | 光學 | オプティクス | オプティカル | optik | ottica | optique
optoelectronics = optoelectronic | optronics | quang điện tử | quang điện | 光電 | 光电 | 광전자 | オプトエレクトロニクス | 光電子 | 光电子
lens = ống kính | 렌즈 | レンズ | 透镜
camera = cameras | 카메라 | カメラ | 相机 | máy ảnh
lighting = lightings | lights | illumination | chiếu sáng | bóng đèn | chieu sang | 조명 | 照明 | ライティング | 라이팅 | aydinlatma
battery = batteries | ắc quy | ắc qui | ac quy | 배터리 | 전지 | 電池 | 电池 | バッテリー | 蓄電池 | batarya | pin ắc quy
energy = năng lượng | nang luong | 에너지 | エネルギー | 能源 | エナジー | エナジ | enerji | energia | energie | energies | 新能源
new energy = năng lượng mới | 新能量
power = nguồn điện | 파워 | パワー | 电源 | 電源 | 電力 | 电力 | 전력 | điện lực | dien luc
solar = năng lượng mặt trời | nang luong mat troi | 태양광 | 太陽光 | 太阳能 | 太陽能 | ソーラー | 솔라 | photovoltaic | photovoltaics | 光伏 | pv
cable = cables | cáp điện | cáp | 케이블 | ケーブル | 电缆 | 電纜 | 线缆 | 線纜 | kablo | dây cáp
wire = wires | wiring | dây điện | dây dẫn | 전선 | 電線 | 电线 | ワイヤー | ワイヤ
wire cable = dây và cáp điện | dây cáp điện | dây và cáp | day va cap dien | wires cables | 電線電纜 | 电线电缆
wire harness = wiring harness | bộ dây điện | 와이어하네스 | ワイヤーハーネス | 线束 | 하네스 | harness | harnesses
connector = connectors | đầu nối | 커넥터 | コネクタ | 连接器 | 連接器 | コネクター
sensor = sensors | cảm biến | 센서 | センサー | 传感器 | 感測器
motor = motors | động cơ | 모터 | 모터스 | 自動車 | 자동차 | モーター | モータ | モータース | 电动机 | 馬達 | 马达 | 汽车
automotive = automobile | automobiles | automobil | ô tô | xe hơi | o to | 오토모티브 | オートモーティブ | 車輛 | 汽車 | otomotiv | 오토 | automotor
automotive components = phụ tùng ô tô | 자동차부품 | 自動車部品 | 汽车零部件 | 汽车部件
motorcycle = xe máy | mô tô | 오토바이 | 摩托车
telecommunication = telecommunications | telecom | telecoms | viễn thông | vien thong | 통신 | 텔레콤 | 通信 | 通訊 | 通讯 | テレコム | telekom | telekomunikasyon | 電信 | 电信
communication = communications | truyền thông | 커뮤니케이션 | 커뮤니케이션즈 | コミュニケーション | コミュニケーションズ | iletisim
network = networks | networking | 네트워크 | 네트웍스 | ネットワーク | ネットワークス | 网络 | 網路
information = thông tin | thong tin | 정보 | 情報 | 信息 | 資訊 | 资讯 | インフォメーション
computer = computers | máy tính | may tinh | 컴퓨터 | コンピュータ | コンピューター | 计算机 | 電腦 | 电脑 | bilgisayar
software = phần mềm | phan mem | 소프트웨어 | 소프트 | ソフトウェア | ソフト | 软件 | 軟體 | yazilim
digital = kỹ thuật số | 디지털 | 디지탈 | デジタル | ディジタル | 数码 | 數位 | 数字
data = dữ liệu | 데이터 | データ | 数据 | 數據 | 資料
system = systems | hệ thống | he thong | 시스템 | 시스템즈 | システム | システムズ | 系統 | 系统 | systeme | sistem | sistemas | sistemi
solution = solutions | giải pháp | giai phap | 솔루션 | 솔루션즈 | ソリューション | ソリューションズ | 解决方案
service = services | dịch vụ | dich vu | 서비스 | サービス | 服务 | 服務 | servicios | servizi | hizmetleri
trading = trade | trades | thương mại | thuong mai | buôn bán | 무역 | 상사 | 통상 | 트레이딩 | 商事 | 貿易 | 贸易 | トレーディング | ticaret | comercial | commerce | commercial | comercio | 物産 | 물산 | 商貿 | 商贸 | 通商
manufacturing trading = sản xuất thương mại | sản xuất và thương mại | sản xuất & thương mại | sx tm | sxtm | sx và tm | san xuat va thuong mai | sản xuất kinh doanh | sxkd
trading service = thương mại dịch vụ | thương mại và dịch vụ | thương mại & dịch vụ | tm dv | tmdv | thuong mai va dich vu | dịch vụ thương mại | dịch vụ và thương mại | dv tm
manufacturing trading service = sản xuất thương mại dịch vụ | sản xuất thương mại và dịch vụ | sản xuất - thương mại - dịch vụ | sx tm dv | sx tmdv | sxtmdv
trading technology = thương mại công nghệ | thương mại và công nghệ
import export = xuất nhập khẩu | xuat nhap khau | nhập khẩu | xuất khẩu | xnk | 수출입 | 進出口 | 进出口 | 輸出入 | export import | imp exp | impex | ithalat ihracat | ithalat | ihracat | imports exports | import | export | exports | imports
investment = investments | invest | đầu tư | dau tu | 투자 | 投資 | 投资 | 인베스트먼트 | インベストメント | inversiones | yatirim
development = phát triển | phat trien | 개발 | 開発 | 開發 | 开发 | 발전 | 발전소 | 发展 | 發展 | desarrollo | デベロップメント
investment development = đầu tư phát triển | đầu tư và phát triển | đầu tư & phát triển
construction = constructions | xây dựng | xay dung | thi công | 건설 | 건축 | 建設 | 建设 | 建築 | 建筑 | コンストラクション | insaat | construcciones | construcao | 土木 | 종합건설
construction trading = xây dựng thương mại | xây dựng và thương mại | xd tm
design = thiết kế | thiet ke | 디자인 | 설계 | 設計 | 设计 | デザイン | diseno
consulting = consultancy | consultants | consultant | tư vấn | tu van | 컨설팅 | 자문 | コンサルティング | 咨询 | 顧問 | danismanlik
research = nghiên cứu | 연구소 | 연구 | 研究所 | 研究 | リサーチ | 리서치
logistics = logistic | hậu cần | kho vận | tiếp vận | 물류 | 로지스틱스 | 物流 | ロジスティクス | ロジスティックス | lojistik | 로지스
transport = transportation | transports | vận tải | van tai | vận chuyển | 운송 | 운수 | 運輸 | 运输 | 運送 | nakliyat | tasimacilik
shipping = vận tải biển | hàng hải | 해운 | 海運 | 航運 | 航运
express = chuyển phát nhanh | 택배 | 快递 | 익스프레스
warehouse = kho bãi | 창고 | 倉庫 | 仓储
recycling = recycle | tái chế | tai che | 재활용 | 리사이클링 | 再生 | 回收 | リサイクル
environment = environmental | môi trường | moi truong | 환경 | 環境 | 环境 | 环保 | 環保
testing = test | tests | kiểm định | thử nghiệm | kiem dinh | 시험 | 檢測 | 检测 | 検査 | 測試 | 测试
certification = chứng nhận | 인증 | 認証 | 认证
inspection = giám định | 검사 | 检验
textile = textiles | det may | dệt may | 섬유 | 방직 | 紡織 | 纺织 | 繊維 | テキスタイル | tekstil | textil | tessile | tessuti | tekstill
garment = garments | may mặc | may mac | 의류 | 服装 | 成衣 | 被服 | アパレル | apparel | apparels | clothing | konfeksiyon | giyim | confecciones | confeccoes | abbigliamento | quần áo | apparaels
footwear = shoes | shoe | giày dép | da giày | 신발 | 製鞋 | 制鞋 | 鞋业 | 鞋業 | ayakkabi | calzados | calzaturificio | 제화
leather = da thuộc | thuộc da | 피혁 | 皮革 | deri
furniture = nội thất | đồ gỗ | noi that | 가구 | 家具 | ファニチャー | mobilya | muebles
wood = lâm sản | 목재 | 木業 | 木业 | 木材
food = foods | thực phẩm | thuc pham | 식품 | 食品 | フーズ | フード | 푸드 | gida | alimentos | alimentaire | alimentari | foodstuff | foodstuffs
beverage = beverages | đồ uống | nước giải khát | 음료 | 飲料 | 饮料 | ビバレッジ
dairy = 유업 | 乳業 | 乳业
seafood = thủy sản | thuỷ sản | hải sản | thuy san | 수산 | 水産 | 水产 | 水產
pharmaceutical = pharmaceuticals | pharma | dược phẩm | duoc pham | 제약 | 약품 | 製薬 | 制药 | 製藥 | 药业 | 薬品 | ilac | farmaceutica | pharmacy
medical = y tế | y te | 의료 | 메디칼 | 메디컬 | 医療 | 醫療 | 医疗 | メディカル | 메디 | medikal
bio = biotech | biotechnology | sinh học | công nghệ sinh học | 바이오 | バイオ | 生物 | 生物科技 | biological
health = healthcare | sức khỏe | 헬스케어 | 헬스 | ヘルスケア | 健康 | saglik
cosmetics = cosmetic | mỹ phẩm | my pham | 화장품 | 化粧品 | 化妆品 | コスメティックス | kozmetik
bank = banking | banks | ngân hàng | ngan hang | 은행 | 銀行 | 银行 | バンク | 뱅크 | banco | banque | banca | bankasi | ngân hàng thương mại | nhtm
commercial bank = ngân hàng tmcp | ngân hàng thương mại cổ phần | nhtmcp
finance = financial | tài chính | tai chinh | 금융 | 파이낸스 | 金融 | ファイナンス | finans | finanzas | 財務 | フィナンシャル | 파이낸셜
insurance = bảo hiểm | bao hiem | 보험 | 보험사 | 保険 | 保险 | 保險 | sigorta | seguros | assurance | assicurazioni | 생명보험 | 화재보험
securities = chứng khoán | chung khoan | 증권 | 証券 | 证券 | 證券
life insurance = bảo hiểm nhân thọ | 生命保険 | 人寿保险
real estate = bất động sản | địa ốc | nhà đất | 부동산 | 不動産 | 房地产 | 地產 | 地产 | 置业 | gayrimenkul | bđs | properties | property
tourism = travel | du lịch | lữ hành | du lich | 관광 | 여행 | 観光 | 旅遊 | 旅游 | turizm | turismo
hotel = hotels | khách sạn | khach san | 호텔 | ホテル | 酒店 | 飯店
aviation = hàng không | 항공 | 航空 | エアライン | airlines | airline | havacilik | airways
aerospace = hàng không vũ trụ | 항공우주 | 航空宇宙 | 航天 | 에어로스페이스
petroleum = dầu khí | xăng dầu | dau khi | xang dau | 석유 | 石油 | petrol | petróleo | petroleo | ペトロリアム | 정유
oil = 오일 | オイル | 油业
gas = khí đốt | 가스 | ガス | 燃气 | 瓦斯
petrochemical = petrochemicals | 석유화학 | 石油化学 | 石油化工 | 石化 | lọc hóa dầu
mining = khai khoáng | khoáng sản | 광업 | 鉱業 | 矿业 | 礦業 | 採掘 | madencilik | minerals
coal = 석탄 | 煤炭 | 煤业
agriculture = agricultural | agri | nông nghiệp | nông sản | nong nghiep | 농업 | 農業 | 农业 | tarim | agricola | agro
fertilizer = fertilizers | phân bón | 비료 | 肥料 | 化肥
feed = thức ăn chăn nuôi | 사료 | 飼料 | 饲料
cement = xi măng | xi mang | 시멘트 | セメント | 水泥 | cimento | çimento
water = cấp nước | nước sạch | 수도 | 水道 | 水务
education = giáo dục | đào tạo | giao duc | 교육 | 教育 | egitim
media = 미디어 | メディア | 传媒 | 傳媒 | 媒体
entertainment = giải trí | 엔터테인먼트 | エンタテインメント | 娱乐 | 엔터
game = games | 게임 | 게임즈 | ゲーム | ゲームス | 游戏
advertising = quảng cáo | quang cao | 광고 | 広告 | 广告 | reklam
publishing = xuất bản | 출판 | 出版
retail = bán lẻ | 리테일 | 小売 | 零售 | 유통 | 리테일링
department store = 백화점 | 百貨店 | 百货 | 百貨
hospital = bệnh viện | 병원 | 病院 | 医院
university = đại học | trường đại học | 대학교 | 大学 | 大學
security = an ninh | bảo vệ | 보안 | 시큐리티 | セキュリティ | 安防 | 安全
home appliances = gia dụng | điện gia dụng | điện máy | 가전 | 家電 | 家电 | 家用电器 | appliances | appliance
household = đồ gia dụng | 생활용품 | 생활
refrigeration = điện lạnh | cơ điện lạnh | 냉동 | 冷凍 | 制冷
air conditioning = điều hòa | điều hoà | điều hòa không khí | 공조 | 空調 | 空调
electromechanical = cơ điện | 전기기계
heavy industry = công nghiệp nặng | 중공업 | 重工業 | 重工 | 重工业 | heavy industries
light industry = công nghiệp nhẹ | 경공업
shipbuilding = đóng tàu | 조선 | 造船 | 造船所 | 조선해양
railway = đường sắt | 철도 | 鉄道 | 铁路 | 鐵路 | railways | railroad
supporting industry = công nghiệp hỗ trợ | cnht | công nghiệp phụ trợ
surface treatment = xử lý bề mặt | 표면처리 | 表面処理 | 表面处理
plating = xi mạ | 도금 | メッキ | 电镀 | 電鍍 | electroplating
casting = castings | 주조 | 鋳造 | 铸造 | 다이캐스팅 | ダイカスト | die casting | diecasting | foundry | döküm
forging = 단조 | 鍛造 | 锻造
processing = gia công | gia cong | chế biến | 가공 | 加工
stamping = 프레스 | プレス | 冲压 | press
spring = springs | lò xo | 스프링 | ばね | 弹簧
bearing = bearings | vòng bi | ổ bi | 베어링 | ベアリング | 軸承 | 轴承
valve = valves | 밸브 | バルブ | 阀门 | van công nghiệp
pump = pumps | máy bơm | 펌프 | ポンプ | 水泵 | pompa
label = labels | nhãn mác | tem nhãn | 라벨 | ラベル | 标签 | etiket
tape = tapes | băng dính | băng keo | 테이프 | テープ | 胶带
film = films | 필름 | フィルム | 薄膜
toy = toys | đồ chơi | 완구 | 玩具
watch = watches | đồng hồ | 시계 | 時計 | 钟表
sport = sports | thể thao | 스포츠 | スポーツ | 体育 | spor
bicycle = xe đạp | 자전거 | 自転車 | 自行车
marketing = tiếp thị | 마케팅 | マーケティング
sales = sale | bán hàng | 판매 | 販売 | 销售 | セールス | satis | 세일즈
distribution = phân phối | phan phoi | dagitim | distribucion | distributors | distributor
supply = cung ứng | 공급 | 供应链 | 供應鏈 | supply chain
mobile = di động | 모바일 | モバイル | 移动 | 行動 | điện thoại
phone = phones | điện thoại di động | 휴대폰
audio = âm thanh | 오디오 | オーディオ | 音响 | 音響
acoustics = acoustic | 음향 | 声学 | 聲學
television = truyền hình | 텔레비전 | テレビ | 电视 | 電視
storage = lưu trữ | 스토리지 | ストレージ | 存储 | 儲存
smart = thông minh | 스마트 | スマート | 智能 | 智慧 | intelligent | intelligence
vision = 비전 | ビジョン
innovation = innovations | đổi mới | 이노베이션 | イノベーション | 创新 | 創新
creation = creations | 크리에이션
`

/** English words that say little, beside those above. */
export const PLAIN_WORDS = `
  advanced applied general standard superior universal modern super best top first premier elite royal union united
  product products goods works work plant factory mill mills laboratory laboratories lab labs center centre studio workshop division department
  business businesses management operations operation enterprise enterprises venture ventures partners partner capital fund trust asset assets associates
  micro nano mini mega multi embedded integrated
  electro thermal vacuum laser ultrasonic wireless magnet magnets magnetic
  art craft house home life living world
  quality value
  project projects infrastructure
  program programme
  powder powders wrapper cutting die cut
  fastening fastener fasteners
  touch panel panels module modules assembly assemblies devices device chip chips
`

/** Kinds of group: one side may have one; two different ones are two firms of a group. */
export const GROUP_WORDS = `
group = groups | gruppe | gruppo | groupe | grupo | grup | tập đoàn | tap doan | 그룹 | グループ | 集团 | 集團 | гк | группа | conglomerate
holding = holdings | hldg | hldgs | 홀딩스 | 지주 | ホールディングス | ホールディング | 控股 | 控股集团 | holding group | 控股集團 | холдинг
`

/** Told apart from the firm without it: a part, a region of the world, a successor. */
export const SPAN_WORDS = `
international = intl | quốc tế | quoc te | 국제 | 인터내셔널 | 인터내쇼날 | 国際 | 國際 | 国际 | インターナショナル | internacional | internazionale | uluslararasi
global = toàn cầu | toan cau | 글로벌 | グローバル | 环球 | 環球 | 全球
worldwide = 월드와이드 | ワールドワイド
overseas = hải ngoại | 海外
`

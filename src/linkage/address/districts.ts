/**
 * District-level units as they stood at the end of 2024, folded, by former province: General Statistics Office code list, with a few that
 * were merged away in the years before and still stand in old addresses. Districts were abolished on 1 July 2025, but most addresses in
 * circulation name one, and the name tells the province where the address does not.
 */
export const DISTRICTS: Readonly<Record<string, string>> = {
  'an-giang': 'an phu, chau doc, chau phu, chau thanh, cho moi, long xuyen, phu tan, tan chau, thoai son, tinh bien, tri ton',
  'ba-ria-vung-tau': 'ba ria, chau duc, con dao, long dat, phu my, tan thanh, vung tau, xuyen moc',
  'bac-giang': 'bac giang, chu, hiep hoa, lang giang, luc nam, luc ngan, son dong, tan yen, viet yen, yen dung, yen the',
  'bac-kan': 'ba be, bac kan, bach thong, cho don, cho moi, na ri, ngan son, pac nam',
  'bac-lieu': 'bac lieu, dong hai, gia rai, hoa binh, hong dan, phuoc long, vinh loi',
  'bac-ninh': 'bac ninh, gia binh, luong tai, que vo, thuan thanh, tien du, tu son, yen phong',
  'ben-tre': 'ba tri, ben tre, binh dai, chau thanh, cho lach, giong trom, mo cay bac, mo cay nam, thanh phu',
  'binh-dinh': 'an lao, an nhon, hoai an, hoai nhon, phu cat, phu my, quy nhon, tay son, tuy phuoc, van canh, vinh thanh',
  'binh-duong': 'bac tan uyen, bau bang, ben cat, dau tieng, di an, phu giao, tan uyen, thu dau mot, thuan an',
  'binh-phuoc': 'binh long, bu dang, bu dop, bu gia map, chon thanh, dong phu, dong xoai, hon quan, loc ninh, phu rieng, phuoc long',
  'binh-thuan': 'bac binh, duc linh, ham tan, ham thuan bac, ham thuan nam, la gi, phan thiet, phu qui, tanh linh, tuy phong',
  'ca-mau': 'ca mau, cai nuoc, dam doi, nam can, ngoc hien, phu tan, thoi binh, tran van thoi, u minh',
  'can-tho': 'binh thuy, cai rang, co do, ninh kieu, o mon, phong dien, thoi lai, thot not, vinh thanh',
  'cao-bang': 'bao lac, bao lam, cao bang, ha lang, ha quang, hoa an, nguyen binh, quang hoa, thach an, trung khanh',
  'da-nang': 'cam le, hai chau, hoa vang, hoang sa, lien chieu, ngu hanh son, son tra, thanh khe',
  'dak-lak':
    'buon don, buon ho, buon ma thuot, cu kuin, cu m gar, ea h leo, ea kar, ea sup, krong a na, krong bong, krong buk, krong nang, krong pac, lak, m drak',
  'dak-nong': 'cu jut, dak glong, dak mil, dak r lap, dak song, gia nghia, krong no, tuy duc',
  'dien-bien': 'dien bien, dien bien dong, dien bien phu, muong ang, muong cha, muong lay, muong nhe, nam po, tua chua, tuan giao',
  'dong-nai': 'bien hoa, cam my, dinh quan, long khanh, long thanh, nhon trach, tan phu, thong nhat, trang bom, vinh cuu, xuan loc',
  'dong-thap': 'cao lanh, chau thanh, hong ngu, lai vung, lap vo, sa dec, tam nong, tan hong, thanh binh, thap muoi',
  'gia-lai':
    'an khe, ayun pa, chu pah, chu prong, chu puh, chu se, dak doa, dak po, duc co, ia grai, ia pa, kbang, kong chro, krong pa, mang yang, phu thien, pleiku',
  'ha-giang': 'bac me, bac quang, dong van, ha giang, hoang su phi, meo vac, quan ba, quang binh, vi xuyen, xin man, yen minh',
  'ha-nam': 'binh luc, duy tien, kim bang, ly nhan, phu ly, thanh liem',
  'ha-noi':
    'ba dinh, ba vi, bac tu liem, cau giay, chuong my, dan phuong, dong anh, dong da, gia lam, ha dong, hai ba trung, hoai duc, hoan kiem, hoang mai, long bien, me linh, my duc, nam tu liem, phu xuyen, phuc tho, quoc oai, soc son, son tay, tay ho, thach that, thanh oai, thanh tri, thanh xuan, thuong tin, tu liem, ung hoa',
  'ha-tinh': 'cam xuyen, can loc, duc tho, ha tinh, hong linh, huong khe, huong son, ky anh, nghi xuan, thach ha, vu quang',
  'hai-duong':
    'binh giang, cam giang, chi linh, gia loc, hai duong, kim thanh, kinh mon, nam sach, ninh giang, thanh ha, thanh mien, tu ky',
  'hai-phong':
    'an duong, an lao, bach long vi, cat hai, do son, duong kinh, hai an, hong bang, kien an, kien thuy, le chan, ngo quyen, thuy nguyen, tien lang, vinh bao',
  'hau-giang': 'chau thanh, chau thanh a, long my, nga bay, phung hiep, vi thanh, vi thuy',
  'ho-chi-minh-city':
    '1, 10, 11, 12, 2, 3, 4, 5, 6, 7, 8, 9, binh chanh, binh tan, binh thanh, can gio, cu chi, go vap, hoc mon, nha be, phu nhuan, tan binh, tan phu, thu duc',
  'hoa-binh': 'cao phong, da bac, hoa binh, kim boi, lac son, lac thuy, luong son, mai chau, tan lac, yen thuy',
  'hung-yen': 'an thi, hung yen, khoai chau, kim dong, my hao, phu cu, tien lu, van giang, van lam, yen my',
  'khanh-hoa': 'cam lam, cam ranh, dien khanh, khanh son, khanh vinh, nha trang, ninh hoa, truong sa, van ninh',
  'kien-giang':
    'an bien, an minh, chau thanh, giang thanh, giong rieng, go quao, ha tien, hon dat, kien hai, kien luong, phu quoc, rach gia, tan hiep, u minh thuong, vinh thuan',
  'kon-tum': 'dak glei, dak ha, dak to, ia h drai, kon plong, kon ray, kon tum, ngoc hoi, sa thay, tu mo rong',
  'lai-chau': 'lai chau, muong te, nam nhun, phong tho, sin ho, tam duong, tan uyen, than uyen',
  'lam-dong': 'bao lam, bao loc, da lat, da teh, dam rong, di linh, don duong, duc trong, lac duong, lam ha',
  'lang-son': 'bac son, binh gia, cao loc, chi lang, dinh lap, huu lung, lang son, loc binh, trang dinh, van lang, van quan',
  'lao-cai': 'bac ha, bao thang, bao yen, bat xat, lao cai, muong khuong, sa pa, si ma cai, van ban',
  'long-an':
    'ben luc, can duoc, can giuoc, chau thanh, duc hoa, duc hue, kien tuong, moc hoa, tan an, tan hung, tan thanh, tan tru, thanh hoa, thu thua, vinh hung',
  'nam-dinh': 'giao thuy, hai hau, nam dinh, nam truc, nghia hung, truc ninh, vu ban, xuan truong, y yen',
  'nghe-an':
    'anh son, con cuong, cua lo, dien chau, do luong, hoang mai, hung nguyen, ky son, nam dan, nghi loc, nghia dan, que phong, quy chau, quy hop, quynh luu, tan ky, thai hoa, thanh chuong, tuong duong, vinh, yen thanh',
  'ninh-binh': 'gia vien, hoa lu, kim son, nho quan, tam diep, yen khanh, yen mo',
  'ninh-thuan': 'bac ai, ninh hai, ninh phuoc, ninh son, phan rang thap cham, thuan bac, thuan nam',
  'phu-tho':
    'cam khe, doan hung, ha hoa, lam thao, phu ninh, phu tho, tam nong, tan son, thanh ba, thanh son, thanh thuy, viet tri, yen lap',
  'phu-yen': 'dong hoa, dong xuan, phu hoa, son hoa, song cau, song hinh, tay hoa, tuy an, tuy hoa',
  'quang-binh': 'ba don, bo trach, dong hoi, le thuy, minh hoa, quang ninh, quang trach, tuyen hoa',
  'quang-nam':
    'bac tra my, dai loc, dien ban, dong giang, duy xuyen, hiep duc, hoi an, nam giang, nam tra my, nui thanh, phu ninh, phuoc son, que son, tam ky, tay giang, thang binh, tien phuoc',
  'quang-ngai':
    'ba to, binh son, duc pho, ly son, minh long, mo duc, nghia hanh, quang ngai, son ha, son tay, son tinh, tra bong, tu nghia',
  'quang-ninh':
    'ba che, binh lieu, cam pha, co to, dam ha, dong trieu, ha long, hai ha, hoanh bo, mong cai, quang yen, tien yen, uong bi, van don',
  'quang-tri': 'cam lo, con co, da krong, dong ha, gio linh, hai lang, huong hoa, quang tri, trieu phong, vinh linh',
  'soc-trang': 'chau thanh, cu lao dung, ke sach, long phu, my tu, my xuyen, nga nam, soc trang, thanh tri, tran de, vinh chau',
  'son-la': 'bac yen, mai son, moc chau, muong la, phu yen, quynh nhai, son la, song ma, sop cop, thuan chau, van ho, yen chau',
  'tay-ninh': 'ben cau, chau thanh, duong minh chau, go dau, hoa thanh, tan bien, tan chau, tay ninh, trang bang',
  'thai-binh': 'dong hung, hung ha, kien xuong, quynh phu, thai binh, thai thuy, tien hai, vu thu',
  'thai-nguyen': 'dai tu, dinh hoa, dong hy, pho yen, phu binh, phu luong, song cong, thai nguyen, vo nhai',
  'thanh-hoa':
    'ba thuoc, bim son, cam thuy, dong son, ha trung, hau loc, hoang hoa, lang chanh, muong lat, nga son, nghi son, ngoc lac, nhu thanh, nhu xuan, nong cong, quan hoa, quan son, quang xuong, sam son, thach thanh, thanh hoa, thieu hoa, tho xuan, thuong xuan, trieu son, vinh loc, yen dinh',
  'thua-thien-hue': 'a luoi, huong thuy, huong tra, phong dien, phu loc, phu vang, phu xuan, quang dien, thuan hoa',
  'tien-giang': 'cai be, cai lay, chau thanh, cho gao, go cong, go cong dong, go cong tay, my tho, tan phu dong, tan phuoc',
  'tra-vinh': 'cang long, cau ke, cau ngang, chau thanh, duyen hai, tieu can, tra cu, tra vinh',
  'tuyen-quang': 'chiem hoa, ham yen, lam binh, na hang, son duong, tuyen quang, yen son',
  'vinh-long': 'binh minh, binh tan, long ho, mang thit, tam binh, tra on, vinh long, vung liem',
  'vinh-phuc': 'binh xuyen, lap thach, phuc yen, song lo, tam dao, tam duong, vinh tuong, vinh yen, yen lac',
  'yen-bai': 'luc yen, mu cang chai, nghia lo, tram tau, tran yen, van chan, van yen, yen bai, yen binh',
}

/**
 * Syllables that names and addresses of firms are full of. They break ties: read in another encoding, "Công" is "Cụng",
 * spelled just as well and said by nobody. Written from general knowledge; the order means nothing.
 */
export const COMMON_SYLLABLES: ReadonlySet<string> = new Set(
  (
    'công ty trách nhiệm hữu hạn một thành viên cổ phần tập đoàn tổng doanh nghiệp tư nhân hợp tác xã chi nhánh văn phòng đại diện ' +
    'nhà máy xưởng kho địa điểm kinh doanh sản xuất thương mại dịch vụ xuất nhập khẩu đầu tư phát triển xây dựng kỹ thuật công nghệ ' +
    'điện tử cơ khí chính xác linh kiện khuôn mẫu nhựa ép kim loại đúc dập mạ sơn bao bì in giấy thép nhôm đồng dây cáp bảng mạch ' +
    'thiết bị máy móc phụ tùng ô tô xe gia dụng lạnh điều hòa hoà chiếu sáng đèn pin ắc quy năng lượng mặt trời hóa hoá chất màn hình ' +
    'hàng hải quốc tế toàn cầu việt nam á châu đông tây nam bắc trung thái bình hưng phú thịnh phát đạt tiến minh quang hoàng gia anh ' +
    'hà nội hải phòng đà nẵng cần thơ hồ chí minh thành phố tỉnh huyện quận phường xã thị trấn thôn xóm ấp tổ dân số đường phố ngõ ngách ' +
    'lô khu cụm chế xuất kỹ cao đồng nai bình dương long an vĩnh phúc hưng yên hải dương bắc ninh bắc giang thái nguyên quảng ninh ' +
    'quảng nam quảng ngãi thanh hóa nghệ tĩnh huế khánh lâm tiền vũng tàu tây ninh biên hòa thuận mỹ quế võ yên phong tiên sơn ' +
    'giám đốc trưởng điện thoại địa chỉ mã thuế tên ngành nghề vốn lao động người nước ngoài trong ngoài ghi chú sản phẩm chính thị trường ' +
    'khách hàng chứng nhận năm và của các cho tại từ với không có được nguyễn trần lê phạm phan vũ võ đặng bùi đỗ ngô dương lý'
  ).split(' '),
)

//! A report of four pages. The commune, its people and its figures do not exist.

use super::{
    Paper,
    Part::{self, Dashed, Heading, Lettered},
    Table,
};

/// A report with all that papers have: headings of three levels, lists, a table, footnotes, a signature.
pub fn report() -> Paper {
    let mut parts = results();
    parts.extend(tasks());
    Paper {
        superior_body: "ĐẢNG BỘ TỈNH TRÀ GIANG",
        issuing_body: "ĐẢNG BỘ XÃ SƠN KHÊ",
        symbol: "27-BC/ĐU",
        place: "Sơn Khê",
        date: (2025, 8, 14),
        class: "BÁO CÁO CHÍNH TRỊ",
        subject: "của Ban Chấp hành Đảng bộ xã Sơn Khê khóa IX trình Đại hội đại biểu lần thứ X, nhiệm kỳ 2025 - 2030",
        page_header: "Tài liệu Đại hội - lưu hành nội bộ",
        parts,
        notes: [
            "Sau khi nhập ba xã Khê Thượng, Khê Hạ và Sơn Lộc theo nghị quyết về sắp xếp đơn vị hành chính.",
            "Số liệu tính đến ngày 31/7/2025; đầu nhiệm kỳ là 39,6 triệu đồng/người/năm.",
            "Gồm 12 tuyến liên thôn dài 21,8 km và 06 cầu dân sinh.",
            "Theo bộ tiêu chí của tỉnh áp dụng cho giai đoạn 2026 - 2030.",
        ]
        .map(str::to_owned)
        .to_vec(),
        office: vec!["T/M BAN CHẤP HÀNH", "BÍ THƯ"],
        signer: "Phan Thị Mộc Lan",
        recipients: vec!["Ban Thường vụ Tỉnh ủy (để báo cáo),", "Đại biểu dự Đại hội,", "Lưu Văn phòng Đảng ủy."],
        with_word_specials: true,
    }
}

fn heading(level: u8, words: &str) -> Part {
    Heading(level, words.to_owned())
}

fn text(words: &str) -> Part {
    Part::Text(words.to_owned())
}

fn results() -> Vec<Part> {
    vec![
        text(
            "Đại hội đại biểu Đảng bộ xã Sơn Khê lần thứ X được tiến hành khi ba xã cũ vừa về chung một mái nhà[^1], công \
             việc của chính quyền hai cấp còn mới mẻ với nhiều người. Báo cáo này **nhìn lại năm năm đã qua**, nói rõ việc gì \
             làm được, việc gì còn nợ dân, rồi nêu *hướng đi và những việc phải làm* trong nhiệm kỳ 2025 - 2030.",
        ),
        heading(1, "NHÌN LẠI NĂM NĂM 2020 - 2025"),
        heading(2, "Hoàn cảnh chung"),
        text(
            "Xã nằm ở nơi con suối Khê gặp sông lớn, đất dốc, mưa dồn vào tháng mười. Hai trận lũ năm 2022 và 2024 cuốn đi \
             37 ngôi nhà, 5,4 km đường; giá cà phê khi lên 131.500 đồng/kg, khi xuống còn 58.200 đồng/kg. Trong lúc ấy, cấp \
             ủy xã họp với từng thôn mỗi quý một lần, ghi sổ từng lời hứa và đọc lại sổ ấy ở cuộc họp sau.",
        ),
        heading(2, "Những việc làm được"),
        heading(3, "Sản xuất và thu nhập"),
        text(
            "Giá trị sản xuất năm 2025 ước 986,3 tỷ đồng, mỗi năm tăng 8,6%; thu nhập một người đạt 61,7 triệu đồng/năm[^2]. \
             Nông - lâm nghiệp còn 31,4%, tiểu thủ công nghiệp lên 27,9%, buôn bán và dịch vụ 40,7%.",
        ),
        lettered(
            "Vùng chè Khê Thượng rộng 164 ha đã có mã vùng trồng; 03 sản phẩm được xếp 4 sao, trong đó chè búp khô bán đi 09 tỉnh.",
        ),
        lettered("Làng nghề đan mây giữ được 212 hộ, nhận 46 thợ trẻ; tiền công một ngày từ 180.000 lên 265.000 đồng."),
        lettered(
            "Chợ phiên mở thêm buổi tối thứ bảy; 83% sạp nhận tiền qua điện thoại, rác sau chợ được dọn trước 22 giờ.",
        ),
        heading(3, "Đường sá, trường học, trạm xá"),
        text(
            "Nhà nước bỏ 48,2 tỷ đồng, dân góp 11,6 tỷ đồng và 15.300 ngày công để làm đường, làm cầu[^3]. Số hộ nghèo từ 214 \
             còn 59. Ba việc được bà con nhắc nhiều nhất:",
        ),
        dashed("Trường mầm non Khê Hạ xây lại trên nền cao, 08 lớp, không còn cảnh học nhờ nhà văn hóa;"),
        dashed("Trạm y tế có bác sĩ ở lại ban đêm từ tháng 3/2023, đã đỡ 117 ca sinh;"),
        dashed("Nước sạch về đến 1.946/2.013 hộ, giếng cũ được giữ để tưới rau."),
        Part::Table(Table {
            tall: vec!["TT", "Chỉ tiêu", "Đơn vị"],
            over: "Cả nhiệm kỳ 2020 - 2025",
            under: vec!["Giao", "Làm được", "So sánh (%)"],
            rows: [
                &["A", "Làm ăn"][..],
                &["1", "Giá trị sản xuất", "tỷ đồng", "930,0", "986,3", "106,1"],
                &["2", "Thu ngân sách", "tỷ đồng", "22,5", "21,9", "97,3"],
                &["3", "Diện tích có tưới", "ha", "540", "618", "114,4"],
                &["B", "Đời sống"],
                &["4", "Hộ nghèo", "hộ", "70", "59", "Vượt"],
                &["5", "Người có bảo hiểm y tế", "%", "95,0", "96,8", "101,9"],
            ]
            .map(<[&str]>::to_vec)
            .to_vec(),
        }),
        heading(3, "Xây dựng Đảng"),
        text(
            "Kết nạp 78 đảng viên, 31 người là nữ, 19 người dưới 25 tuổi. Chi bộ nào cũng có buổi sinh hoạt bàn riêng một việc \
             của thôn mình. Kiểm tra 14 tổ chức, 22 đảng viên; 02 người bị khiển trách vì xác nhận đất không đúng. Bài học là \
             nói trước dân thì phải làm trước dân.",
        ),
        heading(2, "Những việc còn nợ"),
        text(
            "Thu ngân sách hụt 0,6 tỷ đồng. Bãi rác Gò Mây đã lấp từ năm 2021 mà nước rỉ vẫn ra ruộng. Có 09 đơn thư kéo quá \
             hạn, đơn lâu nhất 26 tháng. Cấp ủy nhận đây là lỗi của mình: phân việc chưa rõ người, ngại va chạm, có nơi họp \
             nhiều hơn đi.",
        ),
    ]
}

fn tasks() -> Vec<Part> {
    vec![
        heading(1, "NĂM NĂM SẮP TỚI"),
        heading(2, "Hướng đi"),
        text(
            "Giữ rừng đầu nguồn, giữ nghề, giữ người trẻ ở lại; làm cho bộ máy xã gọn và dễ gặp; để đến năm 2030 Sơn Khê đạt \
             chuẩn nông thôn mới hiện đại[^4] mà không vay của đời sau.",
        ),
        heading(2, "Các con số phải đạt"),
        lettered("Giá trị sản xuất tăng 9% đến 9,5%/năm; thu ngân sách tăng 10%/năm, không lạm thu."),
        lettered("Thu nhập một người năm 2030 trên 96 triệu đồng; hộ nghèo dưới 15 hộ."),
        lettered("Độ che phủ rừng giữ ở 61,5%; 100% nước rỉ ở Gò Mây được xử lý trước ngày 30/6/2027."),
        lettered("Mỗi năm kết nạp từ 16 đảng viên; trên 90% chi bộ hoàn thành tốt nhiệm vụ."),
        heading(2, "Việc phải làm trước"),
        heading(3, "Dứt điểm đơn thư và đất đai"),
        text(
            "Trong 12 tháng, giải quyết xong 09 đơn đang kéo; lập một bản đồ đất duy nhất cho cả ba xã cũ, treo ở trụ sở và \
             đưa lên mạng. Bí thư, chủ tịch tiếp dân vào thứ năm hằng tuần, không ủy quyền quá hai lần mỗi quý.",
        ),
        heading(3, "Đưa việc lên mạng mà không bỏ ai lại"),
        text(
            "Hồ sơ nào đã có trong kho dữ liệu thì không bắt dân nộp lại. Mỗi thôn có hai người trẻ chỉ cho người già cách \
             dùng; ai không dùng được điện thoại vẫn được nhận giấy tại quầy trong ngày. Văn phòng công bố mỗi tháng: bao \
             nhiêu hồ sơ, bao nhiêu trễ, trễ ở bàn nào.",
        ),
        heading(1, "LỜI KẾT"),
        text(
            "Ban Chấp hành mong các đại biểu bàn thẳng, sửa kỹ từng con số trước khi biểu quyết; nghị quyết ra đời từ đây sẽ \
             được đọc lại ở từng thôn vào tháng 8 mỗi năm, cho đến ngày Đại hội lần thứ XI.",
        ),
    ]
}

fn lettered(words: &str) -> Part {
    Lettered(words.to_owned())
}

fn dashed(words: &str) -> Part {
    Dashed(words.to_owned())
}

//! A long report, put together by a seed: no two paragraphs say the same, so that what is lost or moved shows.

use super::{Paper, Part};
use crate::Seed;

const CHAPTERS: [&str; 5] = [
    "VỀ SẢN XUẤT VÀ ĐỜI SỐNG",
    "VỀ VĂN HÓA, GIÁO DỤC, Y TẾ",
    "VỀ QUỐC PHÒNG, AN NINH",
    "VỀ MẶT TRẬN VÀ CÁC ĐOÀN THỂ",
    "VỀ CÔNG TÁC XÂY DỰNG ĐẢNG",
];
const SECTIONS: [&str; 3] = ["Việc đã giao", "Việc đã làm", "Việc chuyển sang năm sau"];
const PLACES: [&str; 10] = [
    "thôn Bến Trẩu",
    "thôn Gò Mây",
    "thôn Khê Thượng",
    "thôn Suối Đá",
    "xóm Cây Thị",
    "ấp Mới",
    "bản Nà Lầu",
    "thôn Đồng Quýt",
    "khu Chợ Cũ",
    "thôn Hạ",
];
const SUBJECTS: [&str; 10] = [
    "chi bộ",
    "tổ vay vốn",
    "ban công tác mặt trận",
    "hội phụ nữ",
    "đội dân quân",
    "hợp tác xã",
    "trạm y tế",
    "trường tiểu học",
    "tổ hòa giải",
    "câu lạc bộ thơ",
];
const DEEDS: [&str; 12] = [
    "sửa xong đoạn kênh bị vỡ",
    "trồng lại hàng phi lao chắn gió",
    "mở lớp xóa mù chữ buổi tối",
    "kiểm kê từng thửa ruộng bỏ hoang",
    "thu gom vỏ chai thuốc bảo vệ thực vật",
    "vận động góp sách cho tủ đọc chung",
    "dựng lại cổng làng",
    "diễn tập chữa cháy tại chợ",
    "khám mắt cho người già",
    "phân xử vụ lấn đất kéo dài",
    "chuyển giống lúa chịu mặn",
    "đặt biển chỉ đường vào hang",
];
const ENDS: [&str; 8] = [
    "Số tiền còn lại nộp vào quỹ chung, có biên bản kèm theo.",
    "Việc này chậm so với kế hoạch vì mưa kéo dài.",
    "Bà con đề nghị làm tiếp ở đoạn còn lại.",
    "Ban Thường vụ đã đến xem tận nơi và ghi nhận.",
    "Cần rút kinh nghiệm: hỏi dân trước, làm sau.",
    "Kết quả được niêm yết tại nhà văn hóa.",
    "Phần vượt chi do giá xi măng tăng.",
    "Người phụ trách nhận thiếu sót trước hội nghị.",
];

/// A report of about eight pages: five chapters of three sections, more than 4,000 words.
pub fn long_report() -> Paper {
    let mut seed = Seed::fixed(2_025);
    let mut parts = vec![Part::Text("Báo cáo xếp theo từng lĩnh vực; mỗi đoạn nói một việc ở một nơi.".to_owned())];
    for chapter in CHAPTERS {
        parts.push(Part::Heading(1, chapter.to_owned()));
        for section in SECTIONS {
            parts.push(Part::Heading(2, section.to_owned()));
            for _ in 0..4 {
                parts.push(Part::Text(paragraph(&mut seed)));
            }
        }
    }
    Paper {
        class: "BÁO CÁO KIỂM ĐIỂM",
        subject: "sự lãnh đạo của Ban Chấp hành Đảng bộ xã Sơn Khê khóa IX",
        symbol: "31-BC/ĐU",
        date: (2025, 9, 3),
        page_header: "",
        parts,
        notes: Vec::new(),
        with_word_specials: false,
        ..super::report()
    }
}

fn paragraph(seed: &mut Seed) -> String {
    let of = |words: &[&'static str], seed: &mut Seed| words[seed.below(words.len())];
    let mut sentences = Vec::new();
    for place in 0..3 {
        let (day, month, year) = (1 + seed.below(28), 1 + seed.below(12), 2021 + seed.below(5));
        let (subject, deed, at) = (of(&SUBJECTS, seed), of(&DEEDS, seed), of(&PLACES, seed));
        let (people, cost) = (12 + seed.below(900), seed.below(90_000) + 1_000);
        // Long words with signs in them: lines break within, and must be joined again.
        let number = format!("{}-KH/ĐU-{year}", 1 + seed.below(300));
        let cost = format!("{}.{:03},{}", cost / 1_000, cost % 1_000, seed.below(10));
        sentences.push(match place {
            0 => format!("Theo kế hoạch {number} ngày {day}/{month}/{year}, {subject} ở {at} đã {deed}, {people} người tham gia, hết {cost} triệu đồng."),
            1 => format!("Trước đó, {subject} của {at} cũng {deed}, tuy chỉ có {people} người và {cost} triệu đồng (xem biên bản {day}-{month}/BB-CB{people})."),
            _ => of(&ENDS, seed).to_owned(),
        });
    }
    sentences.join(" ")
}

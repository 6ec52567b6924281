//! The words of the static site's frame; a document's own words stay as they are.

use jiff::civil::{Date, DateTime};
use serde::Serialize;

use super::{Language, number};

/// Every word that a page of the site shows around the documents.
///
/// The texts go to the templates under their field's name; the functions are called by `site` itself.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct SiteStrings {
    /// The language's code, for `lang`.
    pub code: &'static str,
    /// Skip link.
    pub skip: &'static str,
    /// The way home.
    pub home: &'static str,
    /// Label and hint of the search field.
    pub search: &'static str,
    /// Button beside the field.
    pub search_submit: &'static str,
    /// Title of the search page.
    pub search_title: &'static str,
    /// How to ask.
    pub search_hint: &'static str,
    /// Nothing was found.
    pub search_none: &'static str,
    /// Nothing was found with what is chosen.
    pub search_filtered: &'static str,
    /// Name of the chips that narrow the hits down.
    pub search_filters: &'static str,
    /// Chip: the other values; `{n}` is their number.
    pub search_more_values: &'static str,
    /// Chip: the most frequent values alone.
    pub search_fewer_values: &'static str,
    /// Name of the chips of years.
    pub search_year: &'static str,
    /// One hit.
    pub search_one: &'static str,
    /// Hits; `{n}` is their number.
    pub search_count: &'static str,
    /// Nothing was found for what was typed; `{q}` is what the hits are for.
    pub search_corrected: &'static str,
    /// While the index is read.
    pub search_loading: &'static str,
    /// The index can't be read.
    pub search_error: &'static str,
    /// For readers without scripts.
    pub search_noscript: &'static str,
    /// Way from there.
    pub browse: &'static str,
    /// Name of the row of links from the home page down.
    pub breadcrumbs: &'static str,
    /// Contents list.
    pub contents: &'static str,
    /// List of what changed last.
    pub updated: &'static str,
    /// List of the programmes.
    pub programme: &'static str,
    /// List of the sittings.
    pub sittings: &'static str,
    /// Beside the sitting that is on, by the reader's clock.
    pub on_now: &'static str,
    /// Beside the next one.
    pub on_next: &'static str,
    /// Name of the ways through the documents.
    pub browse_by: &'static str,
    /// Name of the links at the foot of every page.
    pub site_map: &'static str,
    /// Tên loại, as a way through the documents.
    pub by_class: &'static str,
    /// Cơ quan ban hành, likewise.
    pub by_body: &'static str,
    /// The year of issue, likewise.
    pub by_year: &'static str,
    /// Phiên, likewise.
    pub by_session: &'static str,
    /// The list of all documents.
    pub all: &'static str,
    /// Documents whose class is not stated.
    pub other_class: &'static str,
    /// Link to a list of which some is shown.
    pub show_all: &'static str,
    /// No document yet.
    pub empty: &'static str,
    /// Not final.
    pub draft: &'static str,
    /// Link to the file that the page was made from.
    pub original: &'static str,
    /// Before the date of the last change.
    pub updated_on: &'static str,
    /// Heading over the footnotes.
    pub footnotes: &'static str,
    /// Name of the card with the document's facts.
    pub about: &'static str,
    /// Beside what nobody stated but the program recognised; read out.
    pub guessed: &'static str,
    /// What the mark of the guessed means.
    pub guessed_legend: &'static str,
    /// Beside a section that is new or not as it was.
    pub changed: &'static str,
    /// Before the list of those sections.
    pub changed_sections: &'static str,
    /// What stands above a document's first heading.
    pub opening: &'static str,
    /// Cơ quan ban hành.
    pub issuing_body: &'static str,
    /// Số, ký hiệu.
    pub symbol: &'static str,
    /// Place and date.
    pub issued: &'static str,
    /// Tên loại.
    pub class: &'static str,
    /// Trích yếu.
    pub subject: &'static str,
    /// Người ký.
    pub signer: &'static str,
    /// Độ khẩn.
    pub urgency: &'static str,
    /// Phạm vi lưu hành.
    pub circulation: &'static str,
    /// Phiên.
    pub session: &'static str,
    /// Name of the two links below.
    pub neighbours: &'static str,
    /// The document before.
    pub previous: &'static str,
    /// The document after.
    pub next: &'static str,
    /// Title of the page for a wrong address.
    pub missing_title: &'static str,
    /// Its text.
    pub missing: &'static str,
    /// Told on a page that was loaded again because it had changed.
    pub live_updated: &'static str,
    /// Told where the reader is typing or has marked words, so that it is not loaded again at once.
    pub live_changed: &'static str,
    /// Button that loads it again.
    pub live_show: &'static str,
    /// Number of documents.
    #[serde(skip)]
    pub documents: fn(usize) -> String,
    /// Link to all documents of a class, of which the home page shows some.
    #[serde(skip)]
    pub all_documents: fn(usize) -> String,
    /// The congress's term.
    #[serde(skip)]
    pub term: fn(&str) -> String,
    /// A date in lists.
    #[serde(skip)]
    pub date: fn(Date) -> String,
    /// A date with the time of day, to the minute.
    #[serde(skip)]
    pub moment: fn(DateTime) -> String,
    /// When a sitting is: from, and to if that is stated.
    #[serde(skip)]
    pub hours: fn(DateTime, Option<DateTime>) -> String,
    /// The first and the last day of the congress.
    #[serde(skip)]
    pub days: fn(Date, Date) -> String,
    /// A year as the name of a list.
    #[serde(skip)]
    pub year: fn(i16) -> String,
    /// A document's version.
    #[serde(skip)]
    pub version: fn(u32) -> String,
    /// When the site was built.
    #[serde(skip)]
    pub built: fn(Date) -> String,
    /// Name of the n-th table, which may scroll.
    #[serde(skip)]
    pub table: fn(usize) -> String,
    /// What the picture of the n-th scanned page is.
    #[serde(skip)]
    pub scan: fn(usize) -> String,
    /// Under a scanned page whose words recognition read.
    pub scan_read: &'static str,
    /// Under a scanned page that nothing read.
    pub scan_unread: &'static str,
    /// Name of the link to a footnote.
    #[serde(skip)]
    pub footnote: fn(&str) -> String,
    /// Name of the link from a footnote back to the n-th place that cites it.
    #[serde(skip)]
    pub footnote_back: fn(&str, usize) -> String,
}

/// The words in a language.
pub fn site(language: Language) -> &'static SiteStrings {
    match language {
        Language::Vi => &VI,
        Language::En => &EN,
    }
}

/// Bytes as a person reads them: `48 KB`, `1,2 MB`; 1 KB is 1,024 bytes, as file managers count.
pub fn size(bytes: u64, language: Language) -> String {
    const KB: u64 = 1024;
    const MB: u64 = KB * KB;
    if bytes < MB {
        format!("{} KB", number::whole(bytes.div_ceil(KB) as usize, language))
    } else {
        format!("{} MB", number::decimal(bytes as f64 / MB as f64, 1, language))
    }
}

/// Monday first.
const WEEKDAYS: [(&str, &str); 7] = [
    ("thứ hai", "Monday"),
    ("thứ ba", "Tuesday"),
    ("thứ tư", "Wednesday"),
    ("thứ năm", "Thursday"),
    ("thứ sáu", "Friday"),
    ("thứ bảy", "Saturday"),
    ("chủ nhật", "Sunday"),
];

/// `07:30`.
fn clock(at: DateTime) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

fn month(date: Date) -> &'static str {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    MONTHS[(date.month().unsigned_abs() as usize + 11) % 12]
}

/// Tiếng Việt.
pub const VI: SiteStrings = SiteStrings {
    code: "vi",
    skip: "Đến thẳng nội dung",
    home: "Trang chủ",
    search: "Tìm trong văn kiện",
    search_submit: "Tìm",
    search_title: "Tìm kiếm",
    search_hint: "Gõ có dấu hoặc không dấu. Đặt trong ngoặc kép để tìm đúng cụm từ, ví dụ “báo cáo chính trị”.",
    search_none: "Không tìm thấy kết quả nào. Hãy thử ít từ hơn hoặc gõ không dấu.",
    search_filtered: "Không có kết quả nào với các lựa chọn này. Hãy bỏ bớt một lựa chọn.",
    search_filters: "Lọc kết quả",
    search_more_values: "thêm {n}",
    search_fewer_values: "thu gọn",
    search_year: "Năm",
    search_one: "1 kết quả",
    search_count: "{n} kết quả",
    search_corrected: "Không thấy đúng từ đã gõ; đây là kết quả cho “{q}”.",
    search_loading: "Đang tìm…",
    search_error: "Không đọc được dữ liệu tìm kiếm. Hãy kiểm tra thư mục “search” có nằm cạnh trang này không.",
    search_noscript: "Chức năng tìm kiếm cần trình duyệt bật JavaScript. Các trang khác vẫn đọc được bình thường.",
    browse: "Xem danh mục văn kiện",
    breadcrumbs: "Vị trí trang",
    contents: "Mục lục",
    updated: "Mới cập nhật",
    programme: "Chương trình",
    sittings: "Các phiên họp",
    on_now: "Đang diễn ra",
    on_next: "Phiên kế tiếp",
    browse_by: "Xem theo",
    site_map: "Các trang chính",
    by_class: "Loại văn bản",
    by_body: "Cơ quan ban hành",
    by_year: "Năm ban hành",
    by_session: "Phiên họp",
    all: "Văn kiện, tài liệu",
    other_class: "Tài liệu khác",
    show_all: "Tất cả",
    empty: "Chưa có văn bản nào được công bố.",
    draft: "Dự thảo",
    original: "Tệp gốc",
    updated_on: "Cập nhật",
    footnotes: "Chú thích",
    about: "Thông tin văn bản",
    guessed: "tự nhận dạng",
    guessed_legend: "Máy tự nhận dạng từ nội dung văn bản, chưa được xác nhận.",
    changed: "Mới sửa",
    changed_sections: "Phần mới sửa",
    opening: "Phần mở đầu",
    issuing_body: "Cơ quan ban hành",
    symbol: "Số, ký hiệu",
    issued: "Nơi, ngày ban hành",
    class: "Tên loại",
    subject: "Trích yếu",
    signer: "Người ký",
    urgency: "Độ khẩn",
    circulation: "Phạm vi lưu hành",
    session: "Phiên",
    neighbours: "Văn bản trước và sau",
    previous: "Văn bản trước",
    next: "Văn bản sau",
    missing_title: "Không tìm thấy trang",
    missing: "Trang này không có trong bộ văn kiện, hoặc đã được chuyển đi nơi khác.",
    live_updated: "Trang vừa được cập nhật.",
    live_changed: "Trang này đã có bản mới.",
    live_show: "Xem bản mới",
    documents: |count| format!("{} văn bản", number::whole(count, Language::Vi)),
    all_documents: |count| format!("Xem tất cả {} văn bản", number::whole(count, Language::Vi)),
    term: |term| format!("Nhiệm kỳ {term}"),
    date: |date| format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year()),
    moment: |at| format!("{}, {}", clock(at), (VI.date)(at.date())),
    hours: |starts, ends| {
        let until = ends.map(|ends| format!(" - {}", clock(ends))).unwrap_or_default();
        let day = WEEKDAYS[starts.date().weekday().to_monday_zero_offset() as usize].0;
        format!("{}{until}, {day}, {}", clock(starts), (VI.date)(starts.date()))
    },
    days: |first, last| {
        // Papers write a zero before the months 1 and 2 alone, where one digit more could be added.
        let month = if last.month() < 3 { format!("{:02}", last.month()) } else { last.month().to_string() };
        let year = last.year();
        if first == last {
            format!("ngày {:02} tháng {month} năm {year}", last.day())
        } else if (first.month(), first.year()) == (last.month(), year) {
            format!("từ ngày {:02} đến ngày {:02} tháng {month} năm {year}", first.day(), last.day())
        } else {
            format!("từ ngày {} đến ngày {}", (VI.date)(first), (VI.date)(last))
        }
    },
    year: |year| format!("Năm {year}"),
    version: |number| format!("Bản {number}"),
    built: |date| format!("Bộ văn kiện lập ngày {}", (VI.date)(date)),
    table: |number| format!("Bảng {number}"),
    scan: |number| format!("Ảnh chụp trang {number}"),
    scan_read: "Trang quét. Phần chữ dưới đây đọc bằng nhận dạng chữ (OCR), có thể có lỗi; xin đối chiếu với ảnh.",
    scan_unread: "Trang quét, không có phần chữ nên không tìm kiếm được trong trang này.",
    footnote: |mark| format!("Chú thích {mark}"),
    footnote_back: |mark, place| match place {
        1 => format!("Trở lại nơi dẫn chú thích {mark}"),
        _ => format!("Trở lại nơi dẫn chú thích {mark}, lần {place}"),
    },
};

/// English.
pub const EN: SiteStrings = SiteStrings {
    code: "en",
    skip: "Skip to the text",
    home: "Home",
    search: "Search the papers",
    search_submit: "Search",
    search_title: "Search",
    search_hint: "With or without tone marks. Put a phrase in quotation marks, such as “báo cáo chính trị”.",
    search_none: "Nothing was found. Try fewer words, or leave out the tone marks.",
    search_filtered: "Nothing with these choices. Give one of them up.",
    search_filters: "Narrow the results down",
    search_more_values: "{n} more",
    search_fewer_values: "fewer",
    search_year: "Year",
    search_one: "1 result",
    search_count: "{n} results",
    search_corrected: "What was typed was not found; these are for “{q}”.",
    search_loading: "Searching…",
    search_error: "The search data can't be read. Check that the folder “search” lies beside this page.",
    search_noscript: "Search needs JavaScript. Every other page can be read without it.",
    browse: "List of all papers",
    breadcrumbs: "Breadcrumbs",
    contents: "Contents",
    updated: "Recently updated",
    programme: "Programme",
    sittings: "Sessions",
    on_now: "On now",
    on_next: "Next",
    browse_by: "Browse by",
    site_map: "Main pages",
    by_class: "Class",
    by_body: "Issuing body",
    by_year: "Year",
    by_session: "Session",
    all: "Papers",
    other_class: "Other papers",
    show_all: "All",
    empty: "No document has been published yet.",
    draft: "Draft",
    original: "Original file",
    updated_on: "Updated",
    footnotes: "Footnotes",
    about: "About this document",
    guessed: "guessed",
    guessed_legend: "Recognised in the text by the program, not confirmed.",
    changed: "Changed",
    changed_sections: "Changed sections",
    opening: "Opening",
    issuing_body: "Issued by",
    symbol: "Number and symbol",
    issued: "Place and date",
    class: "Class",
    subject: "Subject",
    signer: "Signed by",
    urgency: "Urgency",
    circulation: "Circulation",
    session: "Session",
    neighbours: "Previous and next document",
    previous: "Previous document",
    next: "Next document",
    missing_title: "Page not found",
    missing: "This page is not among the papers, or was moved.",
    live_updated: "This page was just updated.",
    live_changed: "There is a new version of this page.",
    live_show: "Show it",
    documents: |count| match count {
        1 => "1 document".to_owned(),
        _ => format!("{} documents", number::whole(count, Language::En)),
    },
    all_documents: |count| format!("See all {} documents", number::whole(count, Language::En)),
    term: |term| format!("Term {term}"),
    date: |date| format!("{} {} {}", date.day(), month(date), date.year()),
    moment: |at| format!("{}, {}", clock(at), (EN.date)(at.date())),
    hours: |starts, ends| {
        let until = ends.map(|ends| format!("–{}", clock(ends))).unwrap_or_default();
        let day = WEEKDAYS[starts.date().weekday().to_monday_zero_offset() as usize].1;
        format!("{}{until}, {day}, {}", clock(starts), (EN.date)(starts.date()))
    },
    days: |first, last| {
        if first == last {
            (EN.date)(last)
        } else if (first.month(), first.year()) == (last.month(), last.year()) {
            format!("{}–{}", first.day(), (EN.date)(last))
        } else {
            format!("{} – {}", (EN.date)(first), (EN.date)(last))
        }
    },
    year: |year| year.to_string(),
    version: |number| format!("Version {number}"),
    built: |date| format!("Compiled on {}", (EN.date)(date)),
    table: |number| format!("Table {number}"),
    scan: |number| format!("Picture of page {number}"),
    scan_read: "A scanned page. The text below was read by character recognition (OCR) and may hold mistakes; compare the picture.",
    scan_unread: "A scanned page without text: nothing on it can be searched.",
    footnote: |mark| format!("Footnote {mark}"),
    footnote_back: |mark, place| match place {
        1 => format!("Back to where footnote {mark} is cited"),
        _ => format!("Back to where footnote {mark} is cited, place {place}"),
    },
};

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn dates_and_sizes_as_each_language_writes_them() {
        let day = date(2025, 6, 5);
        assert_eq!((site(Language::Vi).date)(day), "05/06/2025");
        assert_eq!((site(Language::En).date)(day), "5 June 2025");
        assert_eq!((EN.date)(date(2025, 12, 31)), "31 December 2025");
        assert_eq!((EN.date)(date(2025, 1, 1)), "1 January 2025");
        let [starts, ends] = [date(2025, 8, 7).at(14, 0, 0, 0), date(2025, 8, 7).at(16, 45, 0, 0)];
        assert_eq!((VI.hours)(starts, Some(ends)), "14:00 - 16:45, thứ năm, 07/08/2025");
        assert_eq!((EN.hours)(starts, Some(ends)), "14:00–16:45, Thursday, 7 August 2025");
        assert_eq!((VI.hours)(starts, None), "14:00, thứ năm, 07/08/2025");
        assert_eq!((VI.days)(date(2025, 8, 7), date(2025, 8, 8)), "từ ngày 07 đến ngày 08 tháng 8 năm 2025");
        assert_eq!((EN.days)(date(2025, 8, 7), date(2025, 8, 8)), "7–8 August 2025");
        assert_eq!((VI.days)(day, day), "ngày 05 tháng 6 năm 2025");
        assert_eq!((EN.days)(date(2025, 7, 31), date(2025, 8, 1)), "31 July 2025 – 1 August 2025");
        assert_eq!(size(1, Language::Vi), "1 KB");
        assert_eq!(size(48 * 1024, Language::Vi), "48 KB");
        assert_eq!(size(1_258_291, Language::Vi), "1,2 MB");
        assert_eq!(size(1_258_291, Language::En), "1.2 MB");
    }

    #[test]
    fn one_and_many() {
        assert_eq!((VI.documents)(1_200), "1.200 văn bản");
        assert_eq!((EN.documents)(1), "1 document");
        assert_eq!((EN.documents)(1_200), "1,200 documents");
    }

    #[test]
    fn the_count_has_a_place_for_the_number() {
        for strings in [&VI, &EN] {
            assert!(strings.search_count.contains("{n}"));
            assert!(strings.search_corrected.contains("{q}") && strings.search_more_values.contains("{n}"));
        }
    }
}

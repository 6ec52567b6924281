//! Words of the static site around the documents, whose own words stay as they are.
//!
//! The texts go to the templates under their field's name; the functions are called by `site`.

use jiff::civil::{Date, DateTime};
use serde::Serialize;

use super::{Language, number};

words!(
    #[derive(Debug, Clone, Copy, Serialize)]
    SiteStrings {
        /// Value of the attribute `lang`.
        code: Word { vi: "vi", en: "en" },
        /// Skip link.
        skip: Word { vi: "Đến thẳng nội dung", en: "Skip to the text" },
        home: Word { vi: "Trang chủ", en: "Home" },
        /// Label and placeholder of the search field.
        search: Word { vi: "Tìm trong tài liệu", en: "Search the papers" },
        /// Button beside the field.
        search_submit: Word { vi: "Tìm", en: "Search" },
        /// Title of the search page.
        search_title: Word { vi: "Tìm kiếm", en: "Search" },
        search_hint: Word {
            vi: "Gõ có dấu hoặc không dấu. Đặt trong ngoặc kép để tìm đúng cụm từ, ví dụ “báo cáo chính trị”.",
            en: "With or without tone marks. Put a phrase in quotation marks, such as “báo cáo chính trị”.",
        },
        search_none: Word {
            vi: "Không tìm thấy kết quả nào. Hãy thử ít từ hơn hoặc gõ không dấu.",
            en: "Nothing was found. Try fewer words, or leave out the tone marks.",
        },
        search_filtered: Word {
            vi: "Không có kết quả nào với các lựa chọn này. Hãy bỏ bớt một lựa chọn.",
            en: "Nothing with these choices. Give one of them up.",
        },
        /// Name of the filters.
        search_filters: Word { vi: "Lọc kết quả", en: "Narrow the results down" },
        /// Shows all values of a filter; `{n}` is the number of hidden ones.
        search_more_values: Word { vi: "thêm {n}", en: "{n} more" },
        /// Shows the most frequent values only.
        search_fewer_values: Word { vi: "thu gọn", en: "fewer" },
        /// Name of the filter by year.
        search_year: Word { vi: "Năm", en: "Year" },
        search_one: Word { vi: "1 kết quả", en: "1 result" },
        /// `{n}` is the number of results.
        search_count: Word { vi: "{n} kết quả", en: "{n} results" },
        /// `{q}` is the corrected query.
        search_corrected: Word {
            vi: "Không thấy đúng từ đã gõ; đây là kết quả cho “{q}”.",
            en: "What was typed was not found; these are for “{q}”.",
        },
        search_loading: Word { vi: "Đang tìm…", en: "Searching…" },
        search_error: Word {
            vi: "Không đọc được dữ liệu tìm kiếm. Hãy kiểm tra thư mục “search” có nằm cạnh trang này không.",
            en: "The search data can't be read. Check that the folder “search” lies beside this page.",
        },
        /// In browsers without scripts.
        search_noscript: Word {
            vi: "Chức năng tìm kiếm cần trình duyệt bật JavaScript. Các trang khác vẫn đọc được bình thường.",
            en: "Search needs JavaScript. Every other page can be read without it.",
        },
        /// Link from there to the list of documents.
        browse: Word { vi: "Xem danh mục tài liệu", en: "List of all papers" },
        /// Name of the links from the home page down.
        breadcrumbs: Word { vi: "Vị trí trang", en: "Breadcrumbs" },
        /// Title of the table of contents.
        contents: Word { vi: "Mục lục", en: "Contents" },
        /// Title of the latest changes.
        updated: Word { vi: "Mới cập nhật", en: "Recently updated" },
        /// Title of the programmes.
        programme: Word { vi: "Chương trình", en: "Programme" },
        /// Title of the sittings.
        sittings: Word { vi: "Các phiên họp", en: "Sessions" },
        /// Marks the present sitting, by the reader's clock.
        on_now: Word { vi: "Đang diễn ra", en: "On now" },
        /// Marks the next sitting.
        on_next: Word { vi: "Phiên kế tiếp", en: "Next" },
        /// Name of the links to the lists below.
        browse_by: Word { vi: "Xem theo", en: "Browse by" },
        /// Name of the links at the foot of every page.
        site_map: Word { vi: "Các trang chính", en: "Main pages" },
        /// List by tên loại.
        by_class: Word { vi: "Loại văn bản", en: "Class" },
        /// List by cơ quan ban hành.
        by_body: Word { vi: "Cơ quan ban hành", en: "Issuing body" },
        /// List by year of issue.
        by_year: Word { vi: "Năm ban hành", en: "Year" },
        /// List by phiên.
        by_session: Word { vi: "Phiên họp", en: "Session" },
        /// List of all documents.
        all: Word { vi: "Tài liệu", en: "Papers" },
        /// Documents whose class is not stated.
        other_class: Word { vi: "Tài liệu khác", en: "Other papers" },
        /// Link to a list that is shown in part.
        show_all: Word { vi: "Tất cả", en: "All" },
        empty: Word { vi: "Chưa có văn bản nào được công bố.", en: "No document has been published yet." },
        draft: Word { vi: "Dự thảo", en: "Draft" },
        /// Link to the source file.
        original: Word { vi: "Tệp gốc", en: "Original file" },
        /// Before the date of the last change.
        updated_on: Word { vi: "Cập nhật", en: "Updated" },
        /// Title of the footnotes.
        footnotes: Word { vi: "Chú thích", en: "Footnotes" },
        /// Title of the metadata.
        about: Word { vi: "Thông tin văn bản", en: "About this document" },
        /// Marks metadata that the program recognised; read by screen readers.
        guessed: Word { vi: "tự nhận dạng", en: "guessed" },
        /// Explains that mark.
        guessed_legend: Word {
            vi: "Máy tự nhận dạng từ nội dung văn bản, chưa được xác nhận.",
            en: "Recognised in the text by the program, not confirmed.",
        },
        /// Marks a section that is new or changed.
        changed: Word { vi: "Mới sửa", en: "Changed" },
        /// Before the list of those sections.
        changed_sections: Word { vi: "Phần mới sửa", en: "Changed sections" },
        /// The part above the first heading.
        opening: Word { vi: "Phần mở đầu", en: "Opening" },
        /// Labels of the metadata, down to `session`.
        issuing_body: Word { vi: "Cơ quan ban hành", en: "Issued by" },
        symbol: Word { vi: "Số, ký hiệu", en: "Number and symbol" },
        issued: Word { vi: "Nơi, ngày ban hành", en: "Place and date" },
        class: Word { vi: "Tên loại", en: "Class" },
        subject: Word { vi: "Trích yếu", en: "Subject" },
        signer: Word { vi: "Người ký", en: "Signed by" },
        urgency: Word { vi: "Độ khẩn", en: "Urgency" },
        circulation: Word { vi: "Phạm vi lưu hành", en: "Circulation" },
        session: Word { vi: "Phiên", en: "Session" },
        /// Name of the next two links.
        neighbours: Word { vi: "Văn bản trước và sau", en: "Previous and next document" },
        previous: Word { vi: "Văn bản trước", en: "Previous document" },
        next: Word { vi: "Văn bản sau", en: "Next document" },
        /// Title of the page for an unknown address.
        missing_title: Word { vi: "Không tìm thấy trang", en: "Page not found" },
        /// Text of that page.
        missing: Word {
            vi: "Trang này không có trong bộ tài liệu, hoặc đã được chuyển đi nơi khác.",
            en: "This page is not among the papers, or was moved.",
        },
        /// On a page that was reloaded because it had changed.
        live_updated: Word { vi: "Trang vừa được cập nhật.", en: "This page was just updated." },
        /// On a page that is not reloaded at once, as the reader is typing or has selected text.
        live_changed: Word { vi: "Trang này đã có bản mới.", en: "There is a new version of this page." },
        /// Button that reloads the page.
        live_show: Word { vi: "Xem bản mới", en: "Show it" },
        #[serde(skip)]
        documents: |count: usize| Word {
            vi: format!("{} văn bản", number::whole(count, Language::Vi)),
            en: match count {
                1 => "1 document".to_owned(),
                _ => format!("{} documents", number::whole(count, Language::En)),
            },
        },
        /// Link to all documents of a class, where the home page shows some.
        #[serde(skip)]
        all_documents: |count: usize| Word {
            vi: format!("Xem tất cả {} văn bản", number::whole(count, Language::Vi)),
            en: format!("See all {} documents", number::whole(count, Language::En)),
        },
        #[serde(skip)]
        term: |term: &str| Word { vi: "Nhiệm kỳ {term}", en: "Term {term}" },
        #[serde(skip)]
        date: |date: Date| Word {
            vi: format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year()),
            en: format!("{} {} {}", date.day(), month(date), date.year()),
        },
        /// To the minute.
        #[serde(skip)]
        moment: |at: DateTime| Word {
            vi: format!("{}, {}", clock(at), (VI.date)(at.date())),
            en: format!("{}, {}", clock(at), (EN.date)(at.date())),
        },
        /// Hours of a sitting; its end may not be stated.
        #[serde(skip)]
        hours: |starts: DateTime, ends: Option<DateTime>| Word {
            vi: {
                let until = ends.map(|ends| format!(" - {}", clock(ends))).unwrap_or_default();
                let day = WEEKDAYS[starts.date().weekday().to_monday_zero_offset() as usize].0;
                format!("{}{until}, {day}, {}", clock(starts), (VI.date)(starts.date()))
            },
            en: {
                let until = ends.map(|ends| format!("–{}", clock(ends))).unwrap_or_default();
                let day = WEEKDAYS[starts.date().weekday().to_monday_zero_offset() as usize].1;
                format!("{}{until}, {day}, {}", clock(starts), (EN.date)(starts.date()))
            },
        },
        /// First and last day of the congress.
        #[serde(skip)]
        days: |first: Date, last: Date| Word {
            vi: {
                // Official documents put a zero before the months 1 and 2 only: a digit could be added to those.
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
            en: if first == last {
                (EN.date)(last)
            } else if (first.month(), first.year()) == (last.month(), last.year()) {
                format!("{}–{}", first.day(), (EN.date)(last))
            } else {
                format!("{} – {}", (EN.date)(first), (EN.date)(last))
            },
        },
        /// Title of a list.
        #[serde(skip)]
        year: |year: i16| Word { vi: "Năm {year}", en: year.to_string() },
        #[serde(skip)]
        version: |number: u32| Word { vi: "Bản {number}", en: "Version {number}" },
        #[serde(skip)]
        built: |date: Date| Word {
            vi: format!("Bộ tài liệu lập ngày {}", (VI.date)(date)),
            en: format!("Compiled on {}", (EN.date)(date)),
        },
        /// Name of the n-th table, which may scroll.
        #[serde(skip)]
        table: |number: usize| Word { vi: "Bảng {number}", en: "Table {number}" },
        /// Description of the picture of a scanned page.
        #[serde(skip)]
        scan: |number: usize| Word { vi: "Ảnh chụp trang {number}", en: "Picture of page {number}" },
        /// Below a scanned page whose text was recognised.
        scan_read: Word {
            vi: "Trang quét. Phần chữ dưới đây đọc bằng nhận dạng chữ (OCR), có thể có lỗi; xin đối chiếu với ảnh.",
            en: "A scanned page. The text below was read by character recognition (OCR) and may hold mistakes; compare \
                 the picture.",
        },
        /// Below a scanned page without text.
        scan_unread: Word {
            vi: "Trang quét, không có phần chữ nên không tìm kiếm được trong trang này.",
            en: "A scanned page without text: nothing on it can be searched.",
        },
        /// Name of the link to a footnote.
        #[serde(skip)]
        footnote: |mark: &str| Word { vi: "Chú thích {mark}", en: "Footnote {mark}" },
        /// Name of the link back to the n-th citation of a footnote.
        #[serde(skip)]
        footnote_back: |mark: &str, place: usize| Word {
            vi: match place {
                1 => format!("Trở lại nơi dẫn chú thích {mark}"),
                _ => format!("Trở lại nơi dẫn chú thích {mark}, lần {place}"),
            },
            en: match place {
                1 => format!("Back to where footnote {mark} is cited"),
                _ => format!("Back to where footnote {mark} is cited, place {place}"),
            },
        },
    }
);

/// Tiếng Việt.
pub const VI: SiteStrings = SiteStrings::VI;
/// English.
pub const EN: SiteStrings = SiteStrings::EN;

/// The words in a language.
pub fn site(language: Language) -> &'static SiteStrings {
    language.pick(&SiteStrings::VI, &SiteStrings::EN)
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

/// From Monday on, in Vietnamese and English.
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

//! Words of the console: numbers, bars and lists.

words!(ConsoleCounts {
    present: Word { vi: "Có mặt", en: "Present" },
    /// Not arrived while the roll call is open.
    expected: Word { vi: "Chưa đến", en: "Expected" },
    /// Not arrived when it was closed.
    absent: Word { vi: "Vắng", en: "Absent" },
    excused: Word { vi: "Vắng có phép", en: "Excused" },
    out: Word { vi: "Ra ngoài", en: "Out" },
    late: Word { vi: "Đến muộn", en: "Late" },
    blocked: Word { vi: "Không đủ tư cách", en: "Ineligible" },
    substituted: Word { vi: "Đã thay", en: "Replaced" },
    /// Guests and unseated alternates.
    others: Word { vi: "Khách, dự khuyết", en: "Guests, alternates" },
    units: Word { vi: "Tổ chức", en: "Units" },
    of_summoned: |n: &str| Word { vi: "/{n} được triệu tập", en: "of {n} summoned" },
    /// First quorum condition is met.
    delegates_valid: |share: &str, needed: &str| Word {
        vi: "đủ {share} đại biểu ({needed})",
        en: "{share} of the delegates ({needed})",
    },
    delegates_missing: |missing: &str, needed: &str| Word {
        vi: "thiếu {missing} đại biểu (cần {needed})",
        en: format!("{missing} {} missing ({needed} needed)", if missing == "1" { "delegate" } else { "delegates" }),
    },
    /// Second quorum condition is met.
    units_valid: |share: &str, needed: &str| Word {
        vi: "đủ {share} tổ chức ({needed})",
        en: "{share} of the units ({needed})",
    },
    units_missing: |missing: &str, needed: &str| Word {
        vi: "thiếu {missing} tổ chức (cần {needed})",
        en: format!("{missing} {} missing ({needed} needed)", if missing == "1" { "unit" } else { "units" }),
    },
    /// All quorum conditions are met.
    valid: Word { vi: "ĐỦ ĐIỀU KIỆN TIẾN HÀNH", en: "QUORUM REACHED" },
    not_valid: Word { vi: "CHƯA ĐỦ ĐIỀU KIỆN", en: "NO QUORUM YET" },
    /// Title of the chart; `minutes` is the width of a bar.
    arrivals: |minutes: usize| Word {
        vi: if minutes == 1 {
            "Số người đến mỗi phút".to_owned()
        } else {
            format!("Số người đến mỗi {minutes} phút")
        },
        en: if minutes == 1 { "Arrivals a minute".to_owned() } else { format!("Arrivals in {minutes} minutes") },
    },
    /// Height of the highest bar.
    most: |n: &str| Word { vi: "cao nhất {n}", en: "peak {n}" },
    bell: |time: &str| Word { vi: "khai mạc {time}", en: "bell {time}" },
    /// Before the forecasts below.
    forecast: Word { vi: "Dự báo:", en: "Forecast:" },
    /// The quorum is reached at the present pace.
    forecast_enough: |time: &str| Word { vi: "đủ đại biểu lúc {time}", en: "enough at {time}" },
    /// Nobody waits any more at the present pace.
    forecast_clear: |time: &str| Word { vi: "đón xong lúc {time}", en: "queue clear at {time}" },
    forecast_before: |minutes: &str| Word {
        vi: "trước giờ khai mạc {minutes} phút",
        en: "{minutes} min before the bell"
    },
    forecast_after: |minutes: &str| Word {
        vi: "sau giờ khai mạc {minutes} phút", en: "{minutes} min after the bell"
    },
    none: Word { vi: "Chưa có ai đến.", en: "Nobody has come yet." },
    events: Word { vi: "Diễn biến mới nhất", en: "Latest events" },
    /// A unit without a name.
    no_unit: Word { vi: "(chưa ghi tổ chức)", en: "(no unit stated)" },
    /// Means of check-in.
    means: [
        Word { vi: "khuôn mặt", en: "face" },
        Word { vi: "thẻ QR", en: "QR badge" },
        Word { vi: "tìm tên", en: "by name" },
        Word { vi: "thủ công", en: "by hand" },
        Word { vi: "theo đoàn", en: "unit list" },
    ],
    /// Events other than a check-in.
    actions: [
        Word { vi: "ra ngoài", en: "went out" },
        Word { vi: "trở lại", en: "came back" },
        Word { vi: "vắng có phép", en: "excused" },
        Word { vi: "thay bằng dự khuyết", en: "replaced" },
        Word { vi: "hoàn tác", en: "undone" },
    ],
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_no_plural() {
        assert_eq!((ConsoleCounts::EN.units_missing)("1", "2"), "1 unit missing (2 needed)");
        assert_eq!((ConsoleCounts::EN.units_missing)("2", "4"), "2 units missing (4 needed)");
        assert_eq!((ConsoleCounts::EN.delegates_missing)("1", "3"), "1 delegate missing (3 needed)");
    }
}

//! Words of the console: numbers, bars and lists.

/// Numbers, bars and lists.
pub struct Counts {
    /// In the hall.
    pub present: &'static str,
    /// Not seen yet.
    pub expected: &'static str,
    /// Not seen by the close.
    pub absent: &'static str,
    /// Away with leave.
    pub excused: &'static str,
    /// Went out.
    pub out: &'static str,
    /// After the bell.
    pub late: &'static str,
    /// Not eligible.
    pub blocked: &'static str,
    /// An alternate sits instead.
    pub substituted: &'static str,
    /// Guests and unseated alternates.
    pub others: &'static str,
    /// Units.
    pub units: &'static str,
    /// Of so many summoned.
    pub of_summoned: fn(&str) -> String,
    /// The first prong holds: its share, and the number needed.
    pub delegates_valid: fn(&str, &str) -> String,
    /// So many are missing, of so many needed.
    pub delegates_missing: fn(&str, &str) -> String,
    /// The second prong holds.
    pub units_valid: fn(&str, &str) -> String,
    /// So many units are missing.
    pub units_missing: fn(&str, &str) -> String,
    /// All prongs hold.
    pub valid: &'static str,
    /// Not all hold.
    pub not_valid: &'static str,
    /// Over the arrivals' chart.
    pub arrivals: fn(usize) -> String,
    /// The most in one step.
    pub most: fn(&str) -> String,
    /// The bell, at a time.
    pub bell: fn(&str) -> String,
    /// Before what is foretold.
    pub forecast: &'static str,
    /// When the quorum is reached at this pace.
    pub forecast_enough: fn(&str) -> String,
    /// When nobody waits any more at this pace.
    pub forecast_clear: fn(&str) -> String,
    /// So many minutes before the bell.
    pub forecast_before: fn(&str) -> String,
    /// So many minutes after the bell.
    pub forecast_after: fn(&str) -> String,
    /// Nothing yet.
    pub none: &'static str,
    /// Over the last events.
    pub events: &'static str,
    /// A unit without a name.
    pub no_unit: &'static str,
    /// Means: face, QR, name, manual, unit list.
    pub means: [&'static str; 5],
    /// Actions: leave, return, excuse, substitute, undo.
    pub actions: [&'static str; 5],
}

/// Tiếng Việt.
pub(super) const VI: Counts = Counts {
    present: "Có mặt",
    expected: "Chưa đến",
    absent: "Vắng",
    excused: "Vắng có phép",
    out: "Ra ngoài",
    late: "Đến muộn",
    blocked: "Không đủ tư cách",
    substituted: "Đã thay",
    others: "Khách, dự khuyết",
    units: "Tổ chức",
    of_summoned: |n| format!("trên {n} được triệu tập"),
    delegates_valid: |share, needed| format!("đủ {share} đại biểu ({needed})"),
    delegates_missing: |missing, needed| format!("thiếu {missing} đại biểu (cần {needed})"),
    units_valid: |share, needed| format!("đủ {share} tổ chức ({needed})"),
    units_missing: |missing, needed| format!("thiếu {missing} tổ chức (cần {needed})"),
    valid: "ĐỦ ĐIỀU KIỆN TIẾN HÀNH",
    not_valid: "CHƯA ĐỦ ĐIỀU KIỆN",
    arrivals: |minutes| {
        if minutes == 1 { "Đến mỗi phút".to_owned() } else { format!("Đến mỗi {minutes} phút") }
    },
    most: |n| format!("nhiều nhất {n}"),
    bell: |time| format!("chuông {time}"),
    forecast: "Dự báo:",
    forecast_enough: |time| format!("đủ đại biểu lúc {time}"),
    forecast_clear: |time| format!("hết hàng chờ lúc {time}"),
    forecast_before: |minutes| format!("trước chuông {minutes} phút"),
    forecast_after: |minutes| format!("sau chuông {minutes} phút"),
    none: "Chưa có ai đến.",
    events: "Diễn biến mới nhất",
    no_unit: "(chưa ghi tổ chức)",
    means: ["khuôn mặt", "thẻ QR", "tìm tên", "thủ công", "theo đoàn"],
    actions: ["ra ngoài", "trở lại", "vắng có phép", "thay bằng dự khuyết", "hoàn tác"],
};

/// English.
pub(super) const EN: Counts = Counts {
    present: "Present",
    expected: "Expected",
    absent: "Absent",
    excused: "Excused",
    out: "Out",
    late: "Late",
    blocked: "Ineligible",
    substituted: "Replaced",
    others: "Guests, alternates",
    units: "Units",
    of_summoned: |n| format!("of {n} summoned"),
    delegates_valid: |share, needed| format!("{share} of the delegates ({needed})"),
    delegates_missing: |missing, needed| {
        format!("{missing} {} missing ({needed} needed)", if missing == "1" { "delegate" } else { "delegates" })
    },
    units_valid: |share, needed| format!("{share} of the units ({needed})"),
    units_missing: |missing, needed| {
        format!("{missing} {} missing ({needed} needed)", if missing == "1" { "unit" } else { "units" })
    },
    valid: "QUORUM REACHED",
    not_valid: "NO QUORUM YET",
    arrivals: |minutes| {
        if minutes == 1 { "Arrivals a minute".to_owned() } else { format!("Arrivals in {minutes} minutes") }
    },
    most: |n| format!("at most {n}"),
    bell: |time| format!("bell {time}"),
    forecast: "Forecast:",
    forecast_enough: |time| format!("enough at {time}"),
    forecast_clear: |time| format!("queue clear at {time}"),
    forecast_before: |minutes| format!("{minutes} min before the bell"),
    forecast_after: |minutes| format!("{minutes} min after the bell"),
    none: "Nobody has come yet.",
    events: "Latest events",
    no_unit: "(no unit stated)",
    means: ["face", "QR badge", "by name", "by hand", "unit list"],
    actions: ["went out", "came back", "excused", "replaced", "undone"],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_no_plural() {
        assert_eq!((EN.units_missing)("1", "2"), "1 unit missing (2 needed)");
        assert_eq!((EN.units_missing)("2", "4"), "2 units missing (4 needed)");
        assert_eq!((EN.delegates_missing)("1", "3"), "1 delegate missing (3 needed)");
    }
}

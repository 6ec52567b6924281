//! The words of `daihoi attendance`.

/// The words of one language.
pub struct Attendance {
    /// What the command does.
    pub about: &'static str,
    /// `--out`
    pub out: &'static str,
    /// Label of the headcount.
    pub present: &'static str,
    /// Label of those away with leave.
    pub excused: &'static str,
    /// Label of those away without.
    pub absent: &'static str,
    /// Label of those who may still come.
    pub expected: &'static str,
    /// Label of those who came after the bell.
    pub late: &'static str,
    /// Label of those who went out.
    pub gone_out: &'static str,
    /// Label of represented units.
    pub units: &'static str,
    /// What a share is counted against: delegates summoned, units.
    pub against: [&'static str; 2],
    /// First prong: mark, needed, missing.
    pub delegates_prong: fn(char, usize, usize) -> String,
    /// Second prong: mark, needed, missing.
    pub units_prong: fn(char, usize, usize) -> String,
    /// The congress is valid.
    pub valid: &'static str,
    /// It is not, yet.
    pub invalid: &'static str,
    /// A file was written: names, path.
    pub written: fn(usize, &str) -> String,
}

/// Tiếng Việt.
pub const VI: Attendance = Attendance {
    about: "Số có mặt và điều kiện hợp lệ của đại hội",
    out: "Ghi cả danh sách ra tệp .xlsx hoặc .csv",
    present: "Có mặt",
    excused: "Vắng có phép",
    absent: "Vắng không phép",
    expected: "Chưa đến",
    late: "Đến muộn",
    gone_out: "Đang ra ngoài",
    units: "Tổ chức có đại biểu",
    against: ["đại biểu được triệu tập", "tổ chức"],
    delegates_prong: |mark, needed, missing| match missing {
        0 => format!("{mark} đại biểu: cần ít nhất {needed}"),
        _ => format!("{mark} đại biểu: cần ít nhất {needed}, còn thiếu {missing}"),
    },
    units_prong: |mark, needed, missing| match missing {
        0 => format!("{mark} tổ chức trực thuộc: cần ít nhất {needed}"),
        _ => format!("{mark} tổ chức trực thuộc: cần ít nhất {needed}, còn thiếu {missing}"),
    },
    valid: "Đại hội đủ điều kiện tiến hành.",
    invalid: "Đại hội chưa đủ điều kiện tiến hành.",
    written: |names, file| format!("Đã ghi {names} đại biểu vào {file}."),
};

/// English.
pub const EN: Attendance = Attendance {
    about: "Who is present, and whether the congress is valid",
    out: "Write the whole list to a .xlsx or .csv file",
    present: "Present",
    excused: "Excused",
    absent: "Absent",
    expected: "Not arrived",
    late: "Late",
    gone_out: "Out now",
    units: "Units represented",
    against: ["delegates summoned", "units"],
    delegates_prong: |mark, needed, missing| match missing {
        0 => format!("{mark} delegates: at least {needed} needed"),
        _ => format!("{mark} delegates: at least {needed} needed, {missing} missing"),
    },
    units_prong: |mark, needed, missing| match missing {
        0 => format!("{mark} units: at least {needed} needed"),
        _ => format!("{mark} units: at least {needed} needed, {missing} missing"),
    },
    valid: "The congress is valid.",
    invalid: "The congress is not valid yet.",
    written: |names, file| format!("{names} delegates written to {file}."),
};

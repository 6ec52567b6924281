//! The words of `daihoi attendance`.

words!(CliAttendance {
    /// `attendance`
    about: Word {
        vi: "Số có mặt và điều kiện hợp lệ của đại hội",
        en: "Who is present, and whether the congress is valid",
    },
    /// `--out`
    out: Word {
        vi: "Ghi cả danh sách ra tệp .xlsx hoặc .csv", en: "Write the whole list to a .xlsx or .csv file"
    },
    present: Word { vi: "Có mặt", en: "Present" },
    excused: Word { vi: "Vắng có phép", en: "Excused" },
    absent: Word { vi: "Vắng không phép", en: "Absent" },
    expected: Word { vi: "Chưa đến", en: "Not arrived" },
    blocked: Word { vi: "Không đủ tư cách", en: "Ineligible" },
    late: Word { vi: "Đến muộn", en: "Late" },
    gone_out: Word { vi: "Đang ra ngoài", en: "Out now" },
    units: Word { vi: "Tổ chức có đại biểu", en: "Units represented" },
    /// What a figure is a share of.
    against: [Word { vi: "đại biểu được triệu tập", en: "delegates summoned" }, Word { vi: "tổ chức", en: "units" }],
    /// First quorum condition; `mark` is a tick or a cross.
    delegates_condition: |mark: char, needed: usize, missing: usize| Word {
        vi: match missing {
            0 => format!("{mark} đại biểu: cần ít nhất {needed}"),
            _ => format!("{mark} đại biểu: cần ít nhất {needed}, còn thiếu {missing}"),
        },
        en: match missing {
            0 => format!("{mark} delegates: at least {needed} needed"),
            _ => format!("{mark} delegates: at least {needed} needed, {missing} missing"),
        },
    },
    /// Second quorum condition.
    units_condition: |mark: char, needed: usize, missing: usize| Word {
        vi: match missing {
            0 => format!("{mark} tổ chức trực thuộc: cần ít nhất {needed}"),
            _ => format!("{mark} tổ chức trực thuộc: cần ít nhất {needed}, còn thiếu {missing}"),
        },
        en: match missing {
            0 => format!("{mark} units: at least {needed} needed"),
            _ => format!("{mark} units: at least {needed} needed, {missing} missing"),
        },
    },
    valid: Word { vi: "Đại hội đủ điều kiện tiến hành.", en: "The congress is valid." },
    invalid: Word { vi: "Đại hội chưa đủ điều kiện tiến hành.", en: "The congress is not valid yet." },
    written: |names: usize, file: &str| Word {
        vi: "Đã ghi {names} đại biểu vào {file}.",
        en: "{names} delegates written to {file}.",
    },
});

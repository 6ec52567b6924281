//! Words of `daihoi operator`, and of a supervisor's approval on any command that needs it.

words!(CliOperators {
    /// `operator`
    about: Word {
        vi: "Người trực bàn đón tiếp và người phụ trách", en: "Operators of the desk, and supervisors"
    },
    /// `operator list`
    list: Word { vi: "Liệt kê người trực", en: "List them" },
    /// `operator add`
    add: Word {
        vi: "Thêm người trực; người phụ trách (--role supervisor) được hỏi mã PIN",
        en: "Add an operator; a supervisor (--role supervisor) is asked for a PIN",
    },
    /// `operator remove`
    remove: Word {
        vi: "Bỏ người trực khỏi danh sách; những lượt đã ghi vẫn giữ tên",
        en: "Take somebody off the list; what was recorded keeps the name",
    },
    /// `operator pin`
    pin: Word {
        vi: "Đặt hoặc đổi mã PIN (4 đến 12 chữ số)", en: "Set or change a PIN (4 to 12 digits)"
    },
    /// The argument NAME.
    name: Word { vi: "Tên người trực", en: "The operator's name" },
    /// `--role`
    role: Word {
        vi: "Vai trò: operator (trực), supervisor (phụ trách, cho phép bằng mã PIN)",
        en: "Role: operator, or supervisor, who allows things by a PIN",
    },
    /// `--supervisor`, on any command that needs approval.
    supervisor: Word {
        vi: "Người phụ trách cho phép việc này; mã PIN được hỏi, hoặc đọc từ biến môi trường DAIHOI_PIN",
        en: "The supervisor who allows this; the PIN is asked for, or read from the variable DAIHOI_PIN",
    },
    ask_pin: |name: &str| Word { vi: "Mã PIN của {name}: ", en: "{name}'s PIN: " },
    ask_new: |name: &str| Word {
        vi: "Mã PIN mới của {name} (4 đến 12 chữ số): ",
        en: "A new PIN for {name} (4 to 12 digits): ",
    },
    ask_again: Word { vi: "Nhập lại mã PIN: ", en: "The PIN again: " },
    roles: [Word { vi: "trực", en: "operator" }, Word { vi: "phụ trách", en: "supervisor" }],
    pins: [Word { vi: "có mã PIN", en: "with a PIN" }, Word { vi: "chưa có mã PIN", en: "without a PIN" }],
    added: |name: &str| Word { vi: "Đã thêm {name}.", en: "{name} added." },
    removed: |name: &str| Word { vi: "Đã bỏ {name} khỏi danh sách.", en: "{name} removed." },
    pin_set: |name: &str| Word { vi: "Đã đặt mã PIN của {name}.", en: "{name}'s PIN is set." },
    nobody: Word {
        vi: "Chưa có ai trong danh sách. Thêm bằng: daihoi operator add TÊN --role supervisor",
        en: "Nobody is listed yet. Add somebody by: daihoi operator add NAME --role supervisor",
    },
    /// Nothing needs approval, as nobody could give it.
    unguarded: Word {
        vi: "Chưa có người phụ trách nào có mã PIN: mọi việc đều làm được ngay, và được đánh dấu trong nhật ký.",
        en: "No supervisor has a PIN yet: everything can be done at once, and is marked in the log.",
    },
});

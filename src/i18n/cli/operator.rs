//! Words of `daihoi operator`, and of a supervisor's leave on any command that needs it.

/// The words of one language.
pub struct Operator {
    /// `operator`
    pub about: &'static str,
    /// `operator list`
    pub list: &'static str,
    /// `operator add`
    pub add: &'static str,
    /// `operator remove`
    pub remove: &'static str,
    /// `operator pin`
    pub pin: &'static str,
    /// An operator's name.
    pub name: &'static str,
    /// `--role`
    pub role: &'static str,
    /// `--supervisor`, on whatever needs one.
    pub supervisor: &'static str,
    /// Asks for a supervisor's PIN: name.
    pub ask_pin: fn(&str) -> String,
    /// Asks for a new PIN: name.
    pub ask_new: fn(&str) -> String,
    /// Asks for it again.
    pub ask_again: &'static str,
    /// The roles: operator, supervisor.
    pub roles: [&'static str; 2],
    /// Has a PIN, has none.
    pub pins: [&'static str; 2],
    /// Added: name.
    pub added: fn(&str) -> String,
    /// Removed: name.
    pub removed: fn(&str) -> String,
    /// A PIN is set: name.
    pub pin_set: fn(&str) -> String,
    /// Nobody is listed.
    pub nobody: &'static str,
    /// Nothing is locked, as nobody could unlock it.
    pub unguarded: &'static str,
}

pub(super) const VI: Operator = Operator {
    about: "Người trực bàn đón tiếp và người phụ trách",
    list: "Liệt kê người trực",
    add: "Thêm người trực; người phụ trách (--role supervisor) được hỏi mã PIN",
    remove: "Bỏ người trực khỏi danh sách; những lượt đã ghi vẫn giữ tên",
    pin: "Đặt hoặc đổi mã PIN (4 đến 12 chữ số)",
    name: "Tên người trực",
    role: "Vai trò: operator (trực), supervisor (phụ trách, cho phép bằng mã PIN)",
    supervisor: "Người phụ trách cho phép việc này; mã PIN được hỏi, hoặc đọc từ biến môi trường DAIHOI_PIN",
    ask_pin: |name| format!("Mã PIN của {name}: "),
    ask_new: |name| format!("Mã PIN mới của {name} (4 đến 12 chữ số): "),
    ask_again: "Nhập lại mã PIN: ",
    roles: ["trực", "phụ trách"],
    pins: ["có mã PIN", "chưa có mã PIN"],
    added: |name| format!("Đã thêm {name}."),
    removed: |name| format!("Đã bỏ {name} khỏi danh sách."),
    pin_set: |name| format!("Đã đặt mã PIN của {name}."),
    nobody: "Chưa có ai trong danh sách. Thêm bằng: daihoi operator add TÊN --role supervisor",
    unguarded: "Chưa có người phụ trách nào có mã PIN: mọi việc đều làm được ngay, và được đánh dấu trong nhật ký.",
};

pub(super) const EN: Operator = Operator {
    about: "Operators of the desk, and supervisors",
    list: "List them",
    add: "Add an operator; a supervisor (--role supervisor) is asked for a PIN",
    remove: "Take somebody off the list; what was recorded keeps the name",
    pin: "Set or change a PIN (4 to 12 digits)",
    name: "The operator's name",
    role: "Role: operator, or supervisor, who allows things by a PIN",
    supervisor: "The supervisor who allows this; the PIN is asked for, or read from the variable DAIHOI_PIN",
    ask_pin: |name| format!("{name}'s PIN: "),
    ask_new: |name| format!("A new PIN for {name} (4 to 12 digits): "),
    ask_again: "The PIN again: ",
    roles: ["operator", "supervisor"],
    pins: ["with a PIN", "without a PIN"],
    added: |name| format!("{name} added."),
    removed: |name| format!("{name} removed."),
    pin_set: |name| format!("{name}'s PIN is set."),
    nobody: "Nobody is listed yet. Add somebody by: daihoi operator add NAME --role supervisor",
    unguarded: "No supervisor has a PIN yet: everything can be done at once, and is marked in the log.",
};

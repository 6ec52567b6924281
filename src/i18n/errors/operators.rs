//! Sentences about operators, supervisors and their PINs.

use super::{One, Two};

/// The sentences.
pub struct Operators {
    /// A supervisor has to allow it: who can.
    pub needs_supervisor: One,
    /// A wrong PIN: whose, how many more tries cost no wait.
    pub wrong_pin: fn(&str, usize) -> String,
    /// Too many wrong PINs: whose, seconds to wait.
    pub pin_locked: fn(&str, usize) -> String,
    /// Not a PIN.
    pub bad_pin: &'static str,
    /// A PIN can't be checked.
    pub pin_hash: &'static str,
    /// The second typing differs.
    pub pins_differ: &'static str,
    /// Nobody gave a PIN.
    pub no_pin: &'static str,
    /// No such operator: name, those that there are.
    pub no_operator: Two,
    /// No operators at all: name asked for.
    pub no_operators: One,
    /// The name is taken: name.
    pub operator_exists: One,
    /// Not a name.
    pub bad_name: &'static str,
    /// Not a supervisor with a PIN: name.
    pub not_a_supervisor: One,
}

/// `45 giây`, `2 phút`: what a person waits for, never less than it takes.
fn wait(seconds: usize, second: &str, minute: &str) -> String {
    if seconds < 120 { format!("{seconds} {second}") } else { format!("{} {minute}", seconds.div_ceil(60)) }
}

pub(super) const VI: Operators = Operators {
    needs_supervisor: |names| {
        format!("Việc này cần người phụ trách cho phép. Hãy mời một trong những người sau nhập mã PIN: {names}.")
    },
    wrong_pin: |name, left| {
        format!(
            "Mã PIN của {name} không đúng. Hãy nhập lại; còn {left} lần, sau đó phải chờ. Nếu quên, hãy đặt lại bằng lệnh \
             `daihoi operator pin`."
        )
    },
    pin_locked: |name, seconds| {
        format!(
            "Mã PIN của {name} đã bị nhập sai nhiều lần nên tạm khóa. Hãy chờ {} rồi nhập lại, hoặc mời người phụ trách khác.",
            wait(seconds, "giây", "phút")
        )
    },
    bad_pin: "Mã PIN phải gồm từ 4 đến 12 chữ số. Hãy chọn mã khác.",
    pin_hash: "Không kiểm tra được mã PIN đã lưu. Hãy đặt lại mã bằng lệnh `daihoi operator pin TÊN`.",
    pins_differ: "Hai lần nhập mã PIN không giống nhau. Hãy nhập lại từ đầu.",
    no_pin: "Chưa có mã PIN và không có ai để hỏi. Hãy chạy lệnh trong cửa sổ dòng lệnh, hoặc đặt mã PIN vào biến môi \
             trường DAIHOI_PIN (mã mới: DAIHOI_NEW_PIN).",
    no_operator: |name, known| {
        format!("Không có người trực nào tên “{name}”. Hãy chọn một trong những người sau: {known}.")
    },
    no_operators: |name| {
        format!(
            "Không có người trực nào tên “{name}”: danh sách người trực còn trống. Hãy thêm bằng lệnh `daihoi operator add`."
        )
    },
    operator_exists: |name| {
        format!(
            "Người trực “{name}” đã có trong danh sách. Hãy dùng tên khác, hoặc đổi mã PIN bằng `daihoi operator pin`."
        )
    },
    bad_name: "Tên người trực phải có từ 1 đến 60 ký tự, trên một dòng. Hãy nhập lại tên.",
    not_a_supervisor: |name| {
        format!(
            "{name} không phải là người phụ trách có mã PIN nên không cho phép được việc này. Hãy mời người phụ trách; xem \
             danh sách bằng lệnh `daihoi operator list`."
        )
    },
};

pub(super) const EN: Operators = Operators {
    needs_supervisor: |names| format!("A supervisor has to allow this. Ask one of these to type the PIN: {names}."),
    wrong_pin: |name, left| {
        format!(
            "This is not {name}'s PIN. Type it again; {left} more tries before one has to wait. If it is forgotten, set a new \
             one: `daihoi operator pin`."
        )
    },
    pin_locked: |name, seconds| {
        format!(
            "{name}'s PIN was typed wrongly too often. Wait {} and try again, or ask another supervisor.",
            wait(seconds, "seconds", "minutes")
        )
    },
    bad_pin: "A PIN has 4 to 12 digits. Choose another one.",
    pin_hash: "The stored PIN can't be checked. Set a new one: `daihoi operator pin NAME`.",
    pins_differ: "The two PINs are not the same. Type them again.",
    no_pin: "There is no PIN, and nobody to ask for it. Run this in a terminal, or put the PIN into the variable DAIHOI_PIN \
             (a new one into DAIHOI_NEW_PIN).",
    no_operator: |name, known| format!("There is no operator “{name}”. Choose one of these: {known}."),
    no_operators: |name| {
        format!("There is no operator “{name}”: nobody is listed yet. Add people by `daihoi operator add`.")
    },
    operator_exists: |name| {
        format!("“{name}” is listed already. Choose another name, or set the PIN by `daihoi operator pin`.")
    },
    bad_name: "An operator's name has 1 to 60 characters on one line. Type it again.",
    not_a_supervisor: |name| {
        format!(
            "{name} is not a supervisor with a PIN, so can't allow this. Ask a supervisor; `daihoi operator list` names them."
        )
    },
};

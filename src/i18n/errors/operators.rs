//! Sentences about operators, supervisors and their PINs.

words!(OperatorSentences {
    needs_supervisor: |names: &str| Word {
        vi: "Việc này cần người phụ trách cho phép. Hãy mời một trong những người sau nhập mã PIN: {names}.",
        en: "A supervisor has to allow this. Ask one of these to type the PIN: {names}.",
    },
    /// `left` is the number of tries before one has to wait.
    wrong_pin: |name: &str, left: usize| Word {
        vi: "Mã PIN của {name} không đúng. Hãy nhập lại; còn {left} lần, sau đó phải chờ. Nếu quên, hãy đặt lại bằng \
             lệnh `daihoi operator pin`.",
        en: "This is not {name}'s PIN. Type it again; {left} more tries before one has to wait. If it is forgotten, \
             set a new one: `daihoi operator pin`.",
    },
    pin_locked: |name: &str, seconds: usize| Word {
        vi: format!(
            "Mã PIN của {name} đã bị nhập sai nhiều lần nên tạm khóa. Hãy chờ {} rồi nhập lại, hoặc mời người phụ \
             trách khác.",
            wait(seconds, "giây", "phút")
        ),
        en: format!(
            "{name}'s PIN was typed wrongly too often. Wait {} and try again, or ask another supervisor.",
            wait(seconds, "seconds", "minutes")
        ),
    },
    bad_pin: Word {
        vi: "Mã PIN phải gồm từ 4 đến 12 chữ số. Hãy chọn mã khác.",
        en: "A PIN has 4 to 12 digits. Choose another one.",
    },
    pin_hash: Word {
        vi: "Không kiểm tra được mã PIN đã lưu. Hãy đặt lại mã bằng lệnh `daihoi operator pin TÊN`.",
        en: "The stored PIN can't be checked. Set a new one: `daihoi operator pin NAME`.",
    },
    pins_differ: Word {
        vi: "Hai lần nhập mã PIN không giống nhau. Hãy nhập lại từ đầu.",
        en: "The two PINs are not the same. Type them again.",
    },
    no_pin: Word {
        vi: "Chưa có mã PIN và không có ai để hỏi. Hãy chạy lệnh trong cửa sổ dòng lệnh, hoặc đặt mã PIN vào biến môi \
             trường DAIHOI_PIN (mã mới: DAIHOI_NEW_PIN).",
        en: "There is no PIN, and nobody to ask for it. Run this in a terminal, or put the PIN into the variable \
             DAIHOI_PIN (a new one into DAIHOI_NEW_PIN).",
    },
    /// `known` lists the operators.
    no_operator: |name: &str, known: &str| Word {
        vi: "Không có người trực nào tên “{name}”. Hãy chọn một trong những người sau: {known}.",
        en: "There is no operator “{name}”. Choose one of these: {known}.",
    },
    /// The congress lists no operators.
    no_operators: |name: &str| Word {
        vi: "Không có người trực nào tên “{name}”: danh sách người trực còn trống. Hãy thêm bằng lệnh \
             `daihoi operator add`.",
        en: "There is no operator “{name}”: nobody is listed yet. Add people by `daihoi operator add`.",
    },
    operator_exists: |name: &str| Word {
        vi: "Người trực “{name}” đã có trong danh sách. Hãy dùng tên khác, hoặc đổi mã PIN bằng `daihoi operator pin`.",
        en: "“{name}” is listed already. Choose another name, or set the PIN by `daihoi operator pin`.",
    },
    bad_name: Word {
        vi: "Tên người trực phải có từ 1 đến 60 ký tự, trên một dòng. Hãy nhập lại tên.",
        en: "An operator's name has 1 to 60 characters on one line. Type it again.",
    },
    not_a_supervisor: |name: &str| Word {
        vi: "{name} không phải là người phụ trách có mã PIN nên không cho phép được việc này. Hãy mời người phụ trách; \
             xem danh sách bằng lệnh `daihoi operator list`.",
        en: "{name} is not a supervisor with a PIN, so can't allow this. Ask a supervisor; `daihoi operator list` \
             names them.",
    },
});

/// `45 giây`, `2 phút`: rounded up, so that nobody tries too early.
fn wait(seconds: usize, second: &str, minute: &str) -> String {
    if seconds < 120 { format!("{seconds} {second}") } else { format!("{} {minute}", seconds.div_ceil(60)) }
}

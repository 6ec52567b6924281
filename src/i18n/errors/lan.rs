//! Sentences about opening the site on the hall's network.

words!(LanSentences {
    /// `text` is the address as typed.
    no_address: |text: &str| Word {
        vi: "“{text}” không phải là địa chỉ. Hãy ghi một số cổng như 8080, hoặc địa chỉ như 192.168.1.5:8080.",
        en: "“{text}” is no address. Write a port such as 8080, or an address such as 192.168.1.5:8080.",
    },
    short_code: |least: usize| Word {
        vi: "Mã truy cập quá ngắn, dễ bị dò ra. Hãy đặt mã có ít nhất {least} ký tự.",
        en: "The access code is too short: it would be guessed. Choose one of at least {least} characters.",
    },
    no_site: |folder: &str| Word {
        vi: "Chưa có trang tài liệu trong “{folder}”. Hãy dựng trước bằng lệnh `daihoi docs build`, hoặc chạy \
             `daihoi serve --watch`.",
        en: "There is no site in “{folder}” yet. Build it with `daihoi docs build`, or run `daihoi serve --watch`.",
    },
    internal: |documents: usize| Word {
        vi: "Có {documents} tài liệu lưu hành nội bộ mà chưa đặt mã truy cập. Hãy thêm `--code MÃ`, hoặc ghi mã vào \
             mục [serve] của congress.toml; nếu ai trong hội trường cũng được xem thì thêm `--open`.",
        en: {
            let are = if documents == 1 { "document is" } else { "documents are" };
            format!(
                "{documents} {are} for internal circulation, and no access code is set. Add `--code CODE`, or write \
                 the code under [serve] in congress.toml; if everybody in the hall may read them, add `--open`."
            )
        },
    },
    /// `other` is another port.
    in_use: |listen: &str, other: &str| Word {
        vi: "Cổng {listen} đang bị chương trình khác dùng, có thể là một `daihoi serve` khác. Hãy tắt chương trình đó, \
             hoặc chọn cổng khác, ví dụ `--listen {other}`.",
        en: "Another program, perhaps another `daihoi serve`, listens at {listen}. Stop it, or choose another port, \
             such as `--listen {other}`.",
    },
    not_ours: |listen: &str| Word {
        vi: "Máy này không có địa chỉ {listen}. Hãy kiểm tra kết nối mạng, hoặc bỏ `--listen` để dùng mọi địa chỉ của \
             máy.",
        en: "This machine has no address {listen}. Check the network, or leave out `--listen` to use all of its \
             addresses.",
    },
    denied: |listen: &str| Word {
        vi: "Hệ điều hành không cho mở {listen}. Cổng dưới 1024 cần quyền quản trị; hãy chọn cổng như 8080.",
        en: "The system does not allow listening at {listen}. Ports below 1024 need an administrator; choose one like \
             8080.",
    },
    /// Any other reason.
    listen: |listen: &str, why: &str| Word {
        vi: "Không mở được {listen}: {why}.",
        en: "The site can't be opened at {listen}: {why}.",
    },
    /// In place of those above, for a person at the console.
    console: Group::<LanConsoleSentences>,
});

// Sentences that advise a key or a setting where those above advise an option.
words!(LanConsoleSentences {
    no_site: |folder: &str| Word {
        vi: "Chưa có trang tài liệu trong “{folder}”. Hãy nhấn b để dựng trang trước.",
        en: "There is no site in “{folder}” yet. Press b to build it.",
    },
    internal: |documents: usize| Word {
        vi: "Có {documents} tài liệu lưu hành nội bộ mà chưa đặt mã truy cập. Hãy ghi code = \"MÃ\" vào mục [serve] \
             của congress.toml, rồi mở lại trang bằng phím s.",
        en: {
            let are = if documents == 1 { "document is" } else { "documents are" };
            format!(
                "{documents} {are} for internal circulation, and no access code is set. Write code = \"CODE\" under \
                 [serve] in congress.toml, then open the site again with s."
            )
        },
    },
    /// `other` is another port.
    in_use: |listen: &str, other: &str| Word {
        vi: "Cổng {listen} đang bị chương trình khác dùng, có thể là một `daihoi serve` khác. Hãy tắt chương trình đó, \
             hoặc ghi listen = \"{other}\" vào mục [serve] của congress.toml, rồi nhấn s.",
        en: "Another program, perhaps another `daihoi serve`, listens at {listen}. Stop it, or write listen = \
             \"{other}\" under [serve] in congress.toml, then press s.",
    },
    not_ours: |listen: &str| Word {
        vi: "Máy này không có địa chỉ {listen}. Hãy kiểm tra kết nối mạng, hoặc bỏ địa chỉ ở dòng listen trong \
             congress.toml, rồi nhấn s.",
        en: "This machine has no address {listen}. Check the network, or take the address out of the line listen of \
             congress.toml, then press s.",
    },
});

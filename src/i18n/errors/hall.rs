//! Sentences about opening the site to the hall.

use super::{Count, One, Two};

/// The sentences.
pub struct Hall {
    /// What was to be listened at is no address: as typed.
    pub no_address: One,
    /// The code can be guessed: the fewest characters.
    pub short_code: Count,
    /// No site yet: folder.
    pub no_site: One,
    /// Papers for internal circulation, and no code: how many.
    pub internal: Count,
    /// Another program listens there: where, another port.
    pub in_use: Two,
    /// Not an address of this machine: where.
    pub not_ours: One,
    /// The system does not allow it: where.
    pub denied: One,
    /// Any other reason: where, why.
    pub listen: Two,
    /// For who sits at the console.
    pub console: Console,
}

/// The sentences that advise flags, with what the console has in their place.
pub struct Console {
    /// No site yet: folder.
    pub no_site: One,
    /// Papers for internal circulation, and no code: how many.
    pub internal: Count,
    /// Another program listens there: where, another port.
    pub in_use: Two,
    /// Not an address of this machine: where.
    pub not_ours: One,
}

pub(super) const VI: Hall = Hall {
    no_address: |text| {
        format!("“{text}” không phải là địa chỉ. Hãy ghi một số cổng như 8080, hoặc địa chỉ như 192.168.1.5:8080.")
    },
    short_code: |least| format!("Mã truy cập quá ngắn, dễ bị dò ra. Hãy đặt mã có ít nhất {least} ký tự."),
    no_site: |folder| {
        format!(
            "Chưa có trang văn kiện trong “{folder}”. Hãy dựng trước bằng lệnh `daihoi docs build`, hoặc chạy \
             `daihoi serve --watch`."
        )
    },
    internal: |documents| {
        format!(
            "Có {documents} tài liệu lưu hành nội bộ mà chưa đặt mã truy cập. Hãy thêm `--code MÃ`, hoặc ghi mã vào mục \
             [serve] của congress.toml; nếu ai trong hội trường cũng được xem thì thêm `--open`."
        )
    },
    in_use: |listen, other| {
        format!(
            "Cổng {listen} đang bị chương trình khác dùng, có thể là một `daihoi serve` khác. Hãy tắt chương trình đó, \
             hoặc chọn cổng khác, ví dụ `--listen {other}`."
        )
    },
    not_ours: |listen| {
        format!(
            "Máy này không có địa chỉ {listen}. Hãy kiểm tra kết nối mạng, hoặc bỏ `--listen` để dùng mọi địa chỉ của máy."
        )
    },
    denied: |listen| {
        format!("Hệ điều hành không cho mở {listen}. Cổng dưới 1024 cần quyền quản trị; hãy chọn cổng như 8080.")
    },
    listen: |listen, why| format!("Không mở được {listen}: {why}."),
    console: Console {
        no_site: |folder| format!("Chưa có trang văn kiện trong “{folder}”. Hãy nhấn b để dựng trang trước."),
        internal: |documents| {
            format!(
                "Có {documents} tài liệu lưu hành nội bộ mà chưa đặt mã truy cập. Hãy ghi code = \"MÃ\" vào mục [serve] của \
                 congress.toml, rồi mở lại trang bằng phím s."
            )
        },
        in_use: |listen, other| {
            format!(
                "Cổng {listen} đang bị chương trình khác dùng, có thể là một `daihoi serve` khác. Hãy tắt chương trình đó, hoặc \
                 ghi listen = \"{other}\" vào mục [serve] của congress.toml, rồi nhấn s."
            )
        },
        not_ours: |listen| {
            format!(
                "Máy này không có địa chỉ {listen}. Hãy kiểm tra kết nối mạng, hoặc bỏ địa chỉ ở dòng listen trong congress.toml, \
                 rồi nhấn s."
            )
        },
    },
};

pub(super) const EN: Hall = Hall {
    no_address: |text| {
        format!("“{text}” is no address. Write a port such as 8080, or an address such as 192.168.1.5:8080.")
    },
    short_code: |least| {
        format!("The access code is too short: it would be guessed. Choose one of at least {least} characters.")
    },
    no_site: |folder| {
        format!("There is no site in “{folder}” yet. Build it with `daihoi docs build`, or run `daihoi serve --watch`.")
    },
    internal: |documents| {
        let are = if documents == 1 { "document is" } else { "documents are" };
        format!(
            "{documents} {are} for internal circulation, and no access code is set. Add `--code CODE`, or write the code \
             under [serve] in congress.toml; if everybody in the hall may read them, add `--open`."
        )
    },
    in_use: |listen, other| {
        format!(
            "Another program, perhaps another `daihoi serve`, listens at {listen}. Stop it, or choose another port, such \
             as `--listen {other}`."
        )
    },
    not_ours: |listen| {
        format!(
            "This machine has no address {listen}. Check the network, or leave out `--listen` to use all of its addresses."
        )
    },
    denied: |listen| {
        format!(
            "The system does not allow listening at {listen}. Ports below 1024 need an administrator; choose one like 8080."
        )
    },
    listen: |listen, why| format!("The site can't be opened at {listen}: {why}."),
    console: Console {
        no_site: |folder| format!("There is no site in “{folder}” yet. Press b to build it."),
        internal: |documents| {
            let are = if documents == 1 { "document is" } else { "documents are" };
            format!(
                "{documents} {are} for internal circulation, and no access code is set. Write code = \"CODE\" under [serve] in \
                 congress.toml, then open the site again with s."
            )
        },
        in_use: |listen, other| {
            format!(
                "Another program, perhaps another `daihoi serve`, listens at {listen}. Stop it, or write listen = \"{other}\" under \
                 [serve] in congress.toml, then press s."
            )
        },
        not_ours: |listen| {
            format!(
                "This machine has no address {listen}. Check the network, or take the address out of the line listen of \
                 congress.toml, then press s."
            )
        },
    },
};

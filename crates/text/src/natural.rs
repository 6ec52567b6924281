//! Natural order of names with numbers: `Chi bộ 2` before `Chi bộ 10`.

/// Sort key in which every run of digits is padded to twelve, so that numbers inside texts compare by value.
pub fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len() + 12);
    let mut digits = String::new();
    for letter in text.chars().chain(Some('\0')) {
        if letter.is_ascii_digit() {
            digits.push(letter);
            continue;
        }
        if !digits.is_empty() {
            key.extend(std::iter::repeat_n('0', 12_usize.saturating_sub(digits.len())));
            key.push_str(&digits);
            digits.clear();
        }
        key.push(letter);
    }
    key
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn numbers_in_names_sort_by_their_size() {
        assert!(key("Chi bộ thôn 2") < key("Chi bộ thôn 10"));
        assert!(key("Đoàn 9, tổ 1") < key("Đoàn 9, tổ 2"));
    }
}

//! Names with numbers in the order that a person expects.

/// A key by which `Chi bộ 2` comes before `Chi bộ 10`: every run of digits as a number of twelve.
pub(super) fn natural(text: &str) -> String {
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
    use super::natural;

    #[test]
    fn numbers_in_names_sort_by_their_size() {
        assert!(natural("Chi bộ thôn 2") < natural("Chi bộ thôn 10"));
        assert!(natural("Đoàn 9, tổ 1") < natural("Đoàn 9, tổ 2"));
    }
}

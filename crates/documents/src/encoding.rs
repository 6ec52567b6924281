//! Decoding of text files: UTF-8, or UTF-16 where a byte order mark says so, as Windows editors write it.

/// The text without its byte order mark. The error is the offset of the first invalid byte.
pub(super) fn decode(bytes: Vec<u8>) -> Result<String, usize> {
    match bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => {
            std::str::from_utf8(rest).map(str::to_owned).map_err(|error| error.valid_up_to() + 3)
        }
        _ => String::from_utf8(bytes).map_err(|error| error.utf8_error().valid_up_to()),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, usize> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(bytes.len() + 1);
    }
    let mut at = 2;
    let mut text = String::with_capacity(bytes.len());
    for c in char::decode_utf16(pairs.iter().copied().map(unit)) {
        let c = c.map_err(|_| at)?;
        at += c.len_utf16() * 2;
        text.push(c);
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn byte_order_marks_are_obeyed_and_dropped() {
        assert_eq!(decode("Đảng".into()), Ok("Đảng".to_owned()));
        assert_eq!(decode("\u{feff}Đảng".into()), Ok("Đảng".to_owned()));
        let little: Vec<u8> = "\u{feff}Đ𝄞".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "\u{feff}Đ𝄞".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(little), Ok("Đ𝄞".to_owned()));
        assert_eq!(decode(big), Ok("Đ𝄞".to_owned()));
    }

    #[test]
    fn wrong_bytes_are_named() {
        assert_eq!(decode(b"ab\xff".to_vec()), Err(2));
        assert_eq!(decode(b"\xef\xbb\xbfa\xff".to_vec()), Err(4));
        assert_eq!(decode(vec![0xff, 0xfe, 0x61, 0x00, 0x00, 0xd8]), Err(4));
        assert_eq!(decode(vec![0xff, 0xfe, 0x61]), Err(2));
    }
}

//! Names mended in a list that is loaded again: whatever else stays as it was, nobody is there twice unasked.

use super::{
    tests::{counter, figures, load, load_with},
    *,
};

/// Heading and the values of the three people of [`list`].
const KEYS: [(&str, [&str; 3]); 6] = [
    ("STT", ["1", "2", "3"]),
    ("Ngày sinh", ["01/02/1970", "03/04/1975", "05/06/1980"]),
    ("Chi bộ", ["Chi bộ 1", "Chi bộ 1", "Chi bộ 2"]),
    ("Số điện thoại", ["0905000001", "0905000002", "0905000003"]),
    ("Ghế", ["A-1", "A-2", "A-3"]),
    ("Số thẻ", ["0001", "0002", "0003"]),
];

/// Three people with the columns of a set of keys, the second of them by this name.
fn list(keys: usize, second: &str) -> String {
    let has = |key: &usize| keys & (1 << key) != 0;
    let line = |name: &str, values: &dyn Fn(usize) -> &'static str| {
        let values = (0..KEYS.len()).filter(has).map(|key| format!(";{}", values(key)));
        format!("{name}{}\n", values.collect::<String>())
    };
    let people = ["Nguyễn Thị Hồng Lam", second, "Đặng Quốc Vũ"];
    let rows = people.iter().enumerate().map(|(who, name)| line(name, &|key| KEYS[key].1[who]));
    line("Họ và tên", &|key| KEYS[key].0) + &rows.collect::<String>()
}

const FIRST: &str = "Trần Văn Tuấn Kiệt";

#[test]
fn a_mended_name_is_the_same_person_or_a_question_whatever_stays() {
    let mended = [
        ("Trần Văn Tuân Kiệt", "a mark"),
        ("Tran Van Tuan Kiet", "no marks"),
        ("TRẦN VĂN TUẤN KIẾT", "a mark, in capitals"),
        ("Kiệt Trần Văn Tuấn", "another order"),
        ("Trần Văn Tuấnn Kiệt", "a letter more"),
        ("Trần Văn Tấn Kiệt", "a letter less"),
        ("Trần Tuấn Kiệt", "a syllable less"),
        ("Trần Văn Tuấn Minh Kiệt", "a syllable more"),
        ("Trần Văn Tuấn Dũng", "another syllable"),
    ];
    // Each alone, each two, and all of them.
    for keys in (1..1 << KEYS.len()).filter(|keys: &usize| keys.count_ones() <= 2 || keys.count_ones() == 6) {
        let first = load(&list(keys, FIRST), &[]);
        assert_eq!(figures(&first).0, 3, "{}", list(keys, FIRST));
        for (name, how) in mended {
            let text = list(keys, name);
            let again = load(&text, &first.delegates);
            let told = format!("{how}: {text}{:?}", again.failed);
            assert_eq!((again.added, again.unchanged), (0, 2), "{told}");
            let Some(asked) = again.questions().next() else {
                assert_eq!((again.updated, again.delegates[0].id), (1, first.delegates[1].id), "{told}");
                assert_eq!(fold::plain(&again.delegates[0].full_name), fold::plain(name), "{told}");
                continue;
            };
            assert!(asked.is_mended && asked.others.iter().any(|it| it.delegate.id == first.delegates[1].id), "{told}");
        }
    }
}

#[test]
fn another_name_with_a_key_of_one_person_is_a_question_in_a_list_loaded_again() {
    for (key, (heading, _)) in KEYS.iter().enumerate() {
        let first = load(&list(1 << key, FIRST), &[]);
        let again = load(&list(1 << key, "Y Moan"), &first.delegates);
        let asked = again.questions().count();
        match *heading {
            // A unit has many people, and a badge that is somebody's is refused by itself.
            "Chi bộ" => assert_eq!((again.added, asked), (1, 0)),
            "Số thẻ" => assert!(matches!(again.failed[0].reason, Reason::BadgeTaken { .. })),
            _ => assert_eq!((again.added, asked), (0, 1), "{heading}"),
        }
    }
}

#[test]
fn a_person_answers_whether_a_name_is_mended() {
    let first = load(&list(1, FIRST), &[]);
    let text = list(1, "Trần Văn Tuấn Dũng");
    let with = |answer: Option<Answer>, others| {
        let mut answers = Answers { others, ..Answers::default() };
        answers.given.extend(answer.map(|answer| (Address { sheet: None, row: 3, column: 0 }, answer)));
        load_with(&text, &first.delegates, &answers, &mut counter())
    };
    let meant = PersonRef::Known(first.delegates[1].id);
    for same in [with(Some(Answer::Same(meant)), Homonyms::Ask), with(None, Homonyms::Same)] {
        assert_eq!(figures(&same), (0, 1, 2, 0));
        assert_eq!(
            (same.delegates[0].id, &same.delegates[0].full_name[..]),
            (first.delegates[1].id, "Trần Văn Tuấn Dũng")
        );
        assert_eq!(same.rows[1].fields.iter().map(|it| it.field).collect::<Vec<_>>(), [Field::FullName]);
    }
    for new in [with(Some(Answer::New), Homonyms::Ask), with(None, Homonyms::New)] {
        assert_eq!(figures(&new), (1, 0, 2, 0));
    }
    for skipped in [with(Some(Answer::Skip), Homonyms::Ask), with(None, Homonyms::Skip)] {
        assert_eq!((figures(&skipped), skipped.skipped), ((0, 0, 2, 0), 1));
    }
    // Two rows can't both be one person, whatever is answered.
    let text = list(1, "Trần Văn Tuấn Dũng") + "Trần Văn Tuấn Kiệtt;2\n";
    let mut answers = Answers::default();
    for row in [3, 5] {
        answers
            .given
            .insert(Address { sheet: None, row, column: 0 }, Answer::Same(PersonRef::Known(first.delegates[1].id)));
    }
    let both = load_with(&text, &first.delegates, &answers, &mut counter());
    assert_eq!(figures(&both), (0, 1, 2, 1));
    assert!(matches!(both.failed[0].reason, Reason::Repeated { .. }), "{:?}", both.failed);
}

#[test]
fn who_is_named_or_was_never_known_is_not_asked_about() {
    let head = "STT;Họ và tên;Ngày sinh;Chi bộ\n";
    let known = load(&format!("{head}1;Trần Văn Hùng;01/02/1970;Chi bộ 1\n2;Lê An;1980;Chi bộ 1\n"), &[]).delegates;
    let both = format!("{head}1;Trần Văn Hùng;01/02/1970;Chi bộ 1\n2;Trần Văn Hưng;01/02/1970;Chi bộ 1\n");
    assert_eq!(figures(&load(&both, &known)), (1, 0, 1, 0), "both stand in the list: twins perhaps, but two");
    assert_eq!(figures(&load(&both, &[])), (2, 0, 0, 0), "nobody was known");
    let other = format!("{head}1;Vũ Văn Hùng;02/03/1981;Chi bộ 7\n2;Lê Thị Bình;1979;Chi bộ 7\n");
    assert_eq!(figures(&load(&other, &known)), (2, 0, 0, 0), "another unit's list has numbers of its own");
    let born = format!("{head}9;Trần Văn Hưng;07/08/1990;Chi bộ 1\n2;Lê An;1980;Chi bộ 1\n");
    assert_eq!(figures(&load(&born, &known)), (1, 0, 1, 0), "born on another day, with another number");
}

#[test]
fn a_date_of_birth_may_be_the_slip() {
    let head = "STT;Họ và tên;Ngày sinh;Chi bộ;Số điện thoại\n";
    let known = load(&format!("{head}1;Trần Văn Hùng;01/02/1970;Chi bộ 1;0905000001\n"), &[]).delegates;
    let again = load(&format!("{head}1;Trần Văn Hùng;01/02/1971;Chi bộ 1;0905000001\n"), &known);
    assert_eq!((figures(&again), again.questions().count()), ((0, 0, 0, 1), 1));
    let other = load(&format!("{head}8;Trần Văn Hùng;01/02/1991;Chi bộ 1;0905000009\n"), &known);
    assert_eq!(figures(&other), (1, 0, 0, 0));
}

#[test]
fn different_badges_are_different_people() {
    let head = "Số thẻ;Họ và tên;Ngày sinh;Đơn vị\n";
    let rows = "0001;Lê Văn An;;Chi bộ 1\n0002;Lê Văn An;;Chi bộ 2\n0003;Lê Văn An;1970;Chi bộ 2\n0004;Lê Văn An;1970;Chi bộ 2\n";
    let first = load(&format!("{head}{rows}"), &[]);
    assert_eq!(figures(&first), (4, 0, 0, 0));
    assert_eq!(figures(&load(&format!("{head}{rows}"), &first.delegates)), (0, 0, 4, 0));
    let moved = load(&format!("{head}0002;Lê Văn An;;Chi bộ 9\n"), &first.delegates);
    assert_eq!((figures(&moved), moved.delegates[0].id), ((0, 1, 0, 0), first.delegates[1].id));
    assert_eq!(figures(&load(&format!("{head}0005;Lê Văn An;;Chi bộ 1\n"), &first.delegates)), (1, 0, 0, 0));
    // Unless all else is one person's, and the badges were numbered anew.
    let known = load(&format!("{head}0001;Lê Văn An;01/02/1970;Chi bộ 1\n"), &[]).delegates;
    let again = load(&format!("{head}0042;Lê Văn An;01/02/1970;Chi bộ 1\n"), &known);
    assert_eq!((figures(&again), again.questions().count()), ((0, 0, 0, 1), 1));
}

#[test]
fn a_seat_or_number_of_several_people_tells_nobody_apart() {
    let head = "Họ và tên;Ghế\n";
    let known = load(&format!("{head}Lê An;Bàn 1\nVũ Bình;Bàn 1\nHà Cam;Bàn 2\nTạ Dũng;Bàn 2\n"), &[]).delegates;
    let again = load(&format!("{head}Lê An;Bàn 1\nMa Em;Bàn 1\nHà Cam;Bàn 2\nTạ Dũng;Bàn 2\n"), &known);
    assert_eq!(figures(&again), (1, 0, 3, 0), "a table");
}

#[test]
fn a_list_that_replaces_the_roster_names_who_leaves() {
    let head = "STT;Họ và tên;Chi bộ;Số thẻ\n";
    let known = load(
        &format!("{head}1;Hồ Văn Xa;Chi bộ lạ 1;0001\n2;Lý Thị Lạ;Chi bộ lạ 2;0002\n3;Lê An;Chi bộ 1;0003\n"),
        &[],
    );
    let order = Order { replaces: Some("1-QĐ".to_owned()), ..Order::default() };
    let replaced = |text: &str| {
        let known = Known { delegates: &known.delegates, removed: &[] };
        merge(&super::tests::reading(&format!("{head}{text}")), known, &order, fresh_identity)
    };
    let import = replaced("1;Bùi Thị Mai;Chi bộ 1;0001\n3;Lê An;Chi bộ 1;0003\n");
    assert_eq!(figures(&import), (1, 0, 1, 0), "the badge of who leaves is free: {:?}", import.failed);
    let names: Vec<&str> = import.leaving.iter().map(|delegate| delegate.full_name.as_str()).collect();
    assert_eq!((names, import.rows_unclear()), (vec!["Hồ Văn Xa", "Lý Thị Lạ"], 0));
    let unclear = replaced("1;Bùi Thị Mai;Chi bộ 1;0001\n3;Lê 4n;Chi bộ 1;\n");
    assert_eq!(unclear.rows_unclear(), 1, "who can't be read may be anybody: {:?}", unclear.failed);
    let plain = load(&format!("{head}3;Lê An;Chi bộ 1;0003\n"), &known.delegates);
    assert!(plain.leaving.is_empty(), "nobody leaves by a list that adds");
}

#[test]
fn thousands_of_one_name_are_parted_by_badge_or_birth() {
    let badges: Vec<String> = (1..=600).map(|place| format!("{place};Nguyễn Văn Hùng;;;;{place:05}\n")).collect();
    let birth = |place: u32| format!("{}/{}/{}", place % 28 + 1, place / 28 % 12 + 1, 1950 + place / 336);
    let births: Vec<String> = (0..600).map(|place| format!("{place};Nguyễn Văn Hùng;{};;;\n", birth(place))).collect();
    for rows in [badges, births] {
        let text = format!("STT;Họ và tên;Ngày sinh;Chi bộ;Số điện thoại;Số thẻ\n{}", rows.concat());
        let first = load(&text, &[]);
        assert_eq!(figures(&first), (600, 0, 0, 0));
        assert_eq!(figures(&load(&text, &first.delegates)), (0, 0, 600, 0));
    }
}

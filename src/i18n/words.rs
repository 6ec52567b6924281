/// A group of words: a struct with a public field for each word, and its two values `VI` and `EN`.
///
/// Both languages of a word stand side by side, so a word that lacks one does not compile. A field is one of these:
///
/// ```
/// include!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/i18n/words.rs"));
///
/// words!(Greeting {
///     // A text: `&'static str`.
///     title: Word { vi: "Lời chào", en: "Greeting" },
///     // A sentence with values: `fn(&str, usize) -> String`. A plain text is a format, as for `format!`; a value that
///     // one language leaves out is reported as an unused variable.
///     hello: |name: &str, days: usize| Word {
///         vi: "Chào {name}, còn {days} ngày nữa.",
///         en: match days {
///             1 => format!("Hello {name}, one day to go."),
///             _ => format!("Hello {name}, {days} days to go."),
///         },
///     },
///     // Several, as an array: `[&'static str; 2]`.
///     answers: [Word { vi: "vâng", en: "yes" }, Word { vi: "không", en: "no" }],
///     // Another type than a text, or than a sentence's `String`.
///     ask: |twice: bool| Word::<&'static str> {
///         vi: if twice { "Hỏi lại" } else { "Hỏi" },
///         en: if twice { "Asked again" } else { "Asked" },
///     },
///     // Another group.
///     farewell: Group::<Farewell>,
/// });
///
/// words!(Farewell { bye: Word { vi: "Tạm biệt", en: "Goodbye" } });
///
/// fn main() {
///     assert_eq!((Greeting::VI.hello)("An", 2), "Chào An, còn 2 ngày nữa.");
///     assert_eq!((Greeting::EN.hello)("An", 1), "Hello An, one day to go.");
///     assert_eq!((Greeting::VI.title, Greeting::EN.answers), ("Lời chào", ["yes", "no"]));
///     assert_eq!(((Greeting::EN.ask)(true), Greeting::VI.farewell.bye), ("Asked again", "Tạm biệt"));
/// }
/// ```
///
/// Without its English word, this does not compile:
///
/// ```compile_fail
/// include!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/i18n/words.rs"));
///
/// words!(Farewell { bye: Word { vi: "Tạm biệt" } });
///
/// fn main() {}
/// ```
///
/// Its body is written as a struct literal within parentheses, as rustfmt lays that out.
macro_rules! words {
    (
        $(#[$attribute:meta])*
        $group:ident {
            $(
                $(#[$word_attribute:meta])*
                $word:ident:
                    $(Group::<$nested:ty>)?
                    $([$(
                        $(|$($item_value:ident: $item_type:ty),+|)?
                        Word { vi: $item_vi:expr, en: $item_en:expr $(,)? }
                    ),+ $(,)?])?
                    $(|$($value:ident: $value_type:ty),+|)?
                    $(Word $(::<$type:ty>)? { vi: $vi:expr, en: $en:expr $(,)? })?
            ),+ $(,)?
        }
    ) => {
        /// One language of this group of words.
        $(#[$attribute])*
        #[allow(missing_docs, reason = "the words say what they are; those that need more are documented")]
        pub struct $group {
            $(
                $(#[$word_attribute])*
                pub $word: words!(
                    @type
                    $(group $nested)?
                    $([$([$(|$($item_type),+|)? => $item_vi]),+])?
                    $(|$($value_type),+|)? $($(as $type)? => $vi)?
                ),
            )+
        }

        impl $group {
            /// Tiếng Việt.
            pub const VI: Self = Self {
                $($word: words!(
                    @value
                    $(group <$nested>::VI)?
                    $([$([$(|$($item_value: $item_type),+|)? => $item_vi]),+])?
                    $(|$($value: $value_type),+|)? $($(as $type)? => $vi)?
                ),)+
            };

            /// English.
            pub const EN: Self = Self {
                $($word: words!(
                    @value
                    $(group <$nested>::EN)?
                    $([$([$(|$($item_value: $item_type),+|)? => $item_en]),+])?
                    $(|$($value: $value_type),+|)? $($(as $type)? => $en)?
                ),)+
            };
        }
    };

    // The type of a field.
    (@type group $nested:ty) => { $nested };
    (@type [[$($first:tt)+] $(, [$($item:tt)+])*]) => { [words!(@type $($first)+); 1 $(+ words!(@one $($item)+))*] };
    (@type => $word:expr) => { &'static str };
    (@type as $type:ty => $word:expr) => { $type };
    (@type |$($type:ty),+| => $sentence:expr) => { fn($($type),+) -> String };
    (@type |$($type:ty),+| as $result:ty => $sentence:expr) => { fn($($type),+) -> $result };
    (@one $($item:tt)+) => { 1 };

    // Its value in one language.
    (@value group $value:expr) => { $value };
    (@value [$([$($item:tt)+]),+]) => { [$(words!(@value $($item)+)),+] };
    (@value $(as $type:ty)? => $word:expr) => { $word };
    (@value |$($value:ident: $type:ty),+| => $format:literal) => { |$($value: $type),+| format!($format) };
    (@value |$($value:ident: $type:ty),+| $(as $result:ty)? => $sentence:expr) => { |$($value: $type),+| $sentence };
}

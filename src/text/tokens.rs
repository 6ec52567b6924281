//! The tokens of search: one splitter, the same in the reader's JavaScript.

//! Five thousand documents, the same on every run, and queries that they answer.

use daihoi::search::Entry;

use crate::{corpus, shared};

const DOCUMENTS: usize = 5_000;

/// The documents of the corpus beside the project, or the laws that are kept with it, and made-up ones for what is missing;
/// queries in turn as written and without marks, short ones and questions.
pub(crate) fn five_thousand() -> (Vec<Entry>, Vec<String>) {
    let real = shared::beside().unwrap_or_else(shared::laws);
    let mut queries: Vec<String> = [
        "đại hội đại biểu",
        "dai hoi dai bieu quoc hoi",
        "quyền dân sự",
        "trách nhiệm của các cơ quan nhà nước ở trung ương",
        "\"chủ nghĩa xã hội\"",
        "nghi quyet",
        "báo cáo chính trị",
        "nông thôn mới",
    ]
    .map(str::to_owned)
    .to_vec();
    queries.extend(real.questions().into_iter().step_by(23));
    let mut entries = real.documents();
    let missing = DOCUMENTS.saturating_sub(entries.len());
    let made = corpus::made_up(DOCUMENTS);
    if missing > DOCUMENTS / 2 {
        queries.extend(corpus::queries(&made[..missing], 100));
    }
    entries.extend(made.into_iter().take(missing));
    (entries, queries)
}

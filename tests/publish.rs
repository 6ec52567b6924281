//! From a folder of documents to a site on disk: only what changed is made again, and always a whole site stands.

#[path = "publish/corpus.rs"]
mod corpus;
#[path = "publish/fixture.rs"]
mod fixture;
#[path = "publish/incremental.rs"]
mod incremental;
#[path = "publish/kill.rs"]
mod kill;
#[path = "publish/links.rs"]
mod links;
#[path = "publish/secret.rs"]
mod secret;
#[path = "publish/usb_copy.rs"]
mod usb_copy;
#[path = "publish/watch.rs"]
mod watch;

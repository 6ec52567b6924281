//! Finding people, as a desk asks for them.
//!
//! The kinds of queries are tried on people made up from a seed: `DAIHOI_SEED` takes one that a failure named.

mod desk;
mod kinds;
mod people;
mod properties;
mod typing;

//! Gallery search: the three most similar of 1,600 to 1,000,000 enrolled people, on one thread.

use daihoi::{
    domain::delegate::DelegateId,
    vision::{Embedding, Gallery},
};
use divan::{Bencher, black_box};
use uuid::Uuid;

fn main() {
    divan::main();
}

/// `SplitMix64` in single precision, with a fixed seed so that every run has one set of people.
struct Random(u64);

impl Random {
    fn embedding(&mut self) -> Embedding {
        let mut next = || {
            self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut bits = self.0;
            bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            (bits >> 40) as f32 / (1_u64 << 24) as f32 - 0.5
        };
        Embedding::new((0..128).map(|_| next()).collect()).expect("a direction")
    }
}

#[divan::bench(args = [1_600, 10_000, 100_000, 1_000_000], sample_count = 40)]
fn nearest_three(bencher: Bencher, enrolled: usize) {
    let mut random = Random(1);
    let people = (0..enrolled).map(|number| (DelegateId(Uuid::from_u128(number as u128)), random.embedding()));
    let gallery = Gallery::from_embeddings("bench", people.collect::<Vec<_>>()).expect("a gallery");
    // The probe of somebody enrolled: near a template, as a second photo is.
    let mut random = Random(1);
    let (owner, noise) = (random.embedding(), Random(9).embedding());
    let probe = owner.as_slice().iter().zip(noise.as_slice()).map(|(a, b)| a + 0.8 * b).collect();
    let probe = Embedding::new(probe).expect("a direction");
    assert_eq!(gallery.search(&probe, 3)[0].person, DelegateId(Uuid::from_u128(0)));
    bencher.bench_local(|| gallery.search(black_box(&probe), 3));
}

#[divan::bench(args = [10_000])]
fn enrolled_one_by_one(bencher: Bencher, enrolled: usize) {
    let mut random = Random(1);
    let people: Vec<_> =
        (0..enrolled).map(|number| (DelegateId(Uuid::from_u128(number as u128)), random.embedding())).collect();
    bencher.with_inputs(|| people.clone()).bench_local_values(|people| Gallery::from_embeddings("bench", people));
}

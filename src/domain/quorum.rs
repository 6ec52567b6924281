//! Whether the congress is valid: two prongs, each a fraction that rounds up.

use serde::{Deserialize, Serialize};

/// A share of a whole, such as two thirds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Fraction {
    numerator: u32,
    denominator: u32,
}

impl Fraction {
    /// Two thirds, as party statutes have it.
    pub const TWO_THIRDS: Self = Self { numerator: 2, denominator: 3 };

    /// The least whole number that is at least this share of `total`: `ceil(total * n / d)`.
    pub fn of(self, total: usize) -> usize {
        (total * self.numerator as usize).div_ceil(self.denominator as usize)
    }
}

impl TryFrom<String> for Fraction {
    type Error = String;

    /// Reads `2/3`: a whole number over a larger or equal one, neither zero.
    fn try_from(text: String) -> Result<Self, String> {
        let parts = text.split_once('/').and_then(|(n, d)| Some((n.trim().parse().ok()?, d.trim().parse().ok()?)));
        match parts {
            Some((numerator, denominator)) if 0 < numerator && numerator <= denominator => {
                Ok(Self { numerator, denominator })
            }
            _ => Err(format!("`{text}` is not a fraction such as 2/3")),
        }
    }
}

impl From<Fraction> for String {
    fn from(fraction: Fraction) -> Self {
        format!("{}/{}", fraction.numerator, fraction.denominator)
    }
}

/// What a valid congress needs. The citation stands with the rule, as parties and unions replace these documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuorumRule {
    /// Share of the summoned official delegates.
    pub delegates: Fraction,
    /// Share of the units that must be represented; none at a members' congress.
    pub units: Option<Fraction>,
    /// The document that says so.
    pub citation: String,
}

impl QuorumRule {
    /// A delegates' congress of the Communist Party of Vietnam: two thirds of the delegates, from two thirds of the units.
    pub fn delegates_congress() -> Self {
        Self {
            delegates: Fraction::TWO_THIRDS,
            units: Some(Fraction::TWO_THIRDS),
            citation: "Điều lệ Đảng Cộng sản Việt Nam, Điều 11".to_owned(),
        }
    }

    /// A members' congress: the first prong alone.
    pub fn members_congress() -> Self {
        Self { units: None, ..Self::delegates_congress() }
    }

    /// Judges counts of heads and units.
    pub fn judge(&self, delegates: Share, units: Share) -> Quorum {
        let prong = |fraction: Fraction, share: Share| Prong {
            needed: fraction.of(share.total),
            valid: share.total > 0 && share.present >= fraction.of(share.total),
        };
        let heads = prong(self.delegates, delegates);
        let units = self.units.map(|fraction| prong(fraction, units));
        Quorum { valid: heads.valid && units.is_none_or(|prong| prong.valid), delegates: heads, units }
    }
}

/// So many of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Share {
    /// The whole.
    pub total: usize,
    /// The part of it that is here.
    pub present: usize,
}

/// One condition of the quorum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Prong {
    /// The least number that fulfils it.
    pub needed: usize,
    /// Whether it is fulfilled.
    pub valid: bool,
}

/// The verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Quorum {
    /// Present against summoned official delegates.
    pub delegates: Prong,
    /// Represented against all units, where the rule asks for it.
    pub units: Option<Prong>,
    /// Whether all conditions are fulfilled.
    pub valid: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judge(summoned: usize, present: usize, units: usize, represented: usize) -> bool {
        QuorumRule::delegates_congress()
            .judge(Share { total: summoned, present }, Share { total: units, present: represented })
            .valid
    }

    #[test]
    fn published_vectors() {
        assert!(!judge(180, 115, 24, 24), "120 are needed");
        assert!(!judge(180, 120, 24, 15), "16 units are needed");
        assert!(judge(180, 120, 24, 16), "exactly two thirds of both");
        assert_eq!(Fraction::TWO_THIRDS.of(250), 167);
        assert_eq!(Fraction::TWO_THIRDS.of(180), 120);
    }

    #[test]
    fn a_members_congress_counts_heads_alone() {
        let verdict =
            QuorumRule::members_congress().judge(Share { total: 90, present: 60 }, Share { total: 10, present: 1 });
        assert!(verdict.valid && verdict.units.is_none());
    }

    #[test]
    fn an_empty_roster_is_never_valid() {
        assert!(!judge(0, 0, 0, 0));
    }
}

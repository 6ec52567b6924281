//! The quorum: two conditions, each a fraction that rounds up.

use serde::{Deserialize, Serialize};

/// A fraction of a whole, such as two thirds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Fraction {
    numerator: u32,
    denominator: u32,
}

impl Fraction {
    /// Two thirds, as party statutes require.
    pub const TWO_THIRDS: Self = Self { numerator: 2, denominator: 3 };

    /// The least integer that is at least this fraction of `total`: `ceil(total * n / d)`.
    pub fn of(self, total: usize) -> usize {
        (total * self.numerator as usize).div_ceil(self.denominator as usize)
    }
}

impl TryFrom<String> for Fraction {
    type Error = String;

    /// Parses `2/3`: an integer over a larger or equal one, neither zero.
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

/// The conditions of a valid congress. The citation is part of the rule, as parties and unions replace these documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuorumRule {
    /// Fraction of the summoned official delegates.
    pub delegates: Fraction,
    /// Fraction of the units that must be represented; `None` at a members' congress.
    pub units: Option<Fraction>,
    /// The document that states the rule.
    pub citation: String,
}

impl QuorumRule {
    /// A delegates' congress of the Communist Party of Vietnam: two thirds of the delegates, from two thirds of the
    /// units.
    pub fn delegates_congress() -> Self {
        Self {
            delegates: Fraction::TWO_THIRDS,
            units: Some(Fraction::TWO_THIRDS),
            citation: "Điều lệ Đảng Cộng sản Việt Nam, Điều 11".to_owned(),
        }
    }

    /// A members' congress: only the first condition.
    pub fn members_congress() -> Self {
        Self { units: None, ..Self::delegates_congress() }
    }

    /// Applies the rule to counts of delegates and units.
    pub fn judge(&self, delegates: Share, units: Share) -> Quorum {
        let condition = |fraction: Fraction, share: Share| QuorumCondition {
            needed: fraction.of(share.total),
            valid: share.total > 0 && share.present >= fraction.of(share.total),
        };
        let heads = condition(self.delegates, delegates);
        let units = self.units.map(|fraction| condition(fraction, units));
        Quorum { valid: heads.valid && units.is_none_or(|condition| condition.valid), delegates: heads, units }
    }
}

/// A part of a total: `present` of `total`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Share {
    /// Size of the whole.
    pub total: usize,
    /// Number of those present or represented.
    pub present: usize,
}

/// Result of one quorum condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct QuorumCondition {
    /// The least number that fulfils it.
    pub needed: usize,
    /// Whether it is fulfilled.
    pub valid: bool,
}

/// Result of the quorum rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Quorum {
    /// Condition on present official delegates.
    pub delegates: QuorumCondition,
    /// Condition on represented units, where the rule has one.
    pub units: Option<QuorumCondition>,
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

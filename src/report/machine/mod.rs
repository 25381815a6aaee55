//! Tables for machines: English headings, ids and raw values, stable from version to version.
//!
//! The columns are part of the program's promise (`results.csv`, `summary.csv`, `quotas.csv`,
//! `targets.csv`); a renderer adds nothing to them.

mod codes;
mod quotas;
mod results;
mod summary;
mod targets;

pub use codes::{outcome_id, reason_code, reason_codes};
pub use quotas::{quotas, scope_id};
pub use results::results;
pub use summary::summary;
pub use targets::{TargetFigures, target_figures, targets};

use crate::report::sheet::{Column, ColumnKind};

/// A column of words.
fn text(title: impl Into<String>) -> Column {
    Column::new(title, ColumnKind::Text, 16)
}

/// A column of whole numbers.
fn count(title: impl Into<String>) -> Column {
    Column::new(title, ColumnKind::Count, 10)
}

/// A column of figures.
fn points(title: impl Into<String>, places: u8) -> Column {
    Column::new(title, ColumnKind::Points(places), 10)
}

#[cfg(test)]
mod tests {
    use super::{quotas, results, summary, targets};
    use crate::render::csv;
    use crate::report::sample;
    use crate::report::sheet::Sheet;

    fn lines(sheet: &Sheet<'_>) -> Vec<String> {
        let mut bytes = Vec::new();
        csv::write(sheet, &mut bytes).expect("written");
        String::from_utf8(bytes).expect("UTF-8").lines().map(str::to_owned).collect()
    }

    #[test]
    fn tables_have_the_promised_columns_and_order() {
        let campaign = sample::campaign(2);
        let found = sample::results(&campaign, 1, 12);
        let rows = lines(&results(&campaign, &found));
        assert_eq!(
            rows[0],
            "unit_id,unit,person_id,name,role,rank_in_unit,rank_overall,total_self,total,level_by_points,level,awards,\
             reason_codes,group:loyalty,group:duty,group:integrity,group:creativity"
        );
        assert_eq!(rows.len(), 13);
        assert!(rows[1].contains(",1,1,"), "{}", rows[1]);
        assert!(rows[11].ends_with(",not-rated,,not-rated:short-service,,,,"), "{}", rows[11]);
        assert!(rows[12].ends_with(",incomplete,,missing:lo1,,,,"), "{}", rows[12]);
        assert!(rows.iter().any(|row| row.contains("\"'=HYPERLINK(\"\"http://x\"\")\"")));
        assert_eq!(
            lines(&summary(&campaign, &found))[1],
            "U001,\"Công đoàn cơ sở Sở, ban, ngành số 1\",12,10,1,1,1,8,1,0,84.12"
        );
        assert_eq!(lines(&quotas(&campaign, &found))[2], "excellent-20,U001,unit + role=leader,3,0,1,1,0,0,0");
        assert_eq!(lines(&targets(&campaign, &found))[1], "good-share,9,10,90.00,90.00,0.00,yes");
    }
}

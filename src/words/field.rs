//! What a document template may ask for: a closed list of fields and of lists, each with its words in both languages and
//! what it holds. `docs/placeholders.md` is made from this list.
//!
//! In a template `{{đơn vị}}` stands for a value of the document, `{{người.họ tên}}` for a value of each row of a list.
//! Words are compared without accents, case, spaces and underscores, so `{{NGUOI.HO_TEN}}` is the same; both languages
//! are understood in every template.

use crate::text::{fold_heading, without_accents};
use crate::words::Lang;

/// Declares fields or lists: name, its word in both languages, and what it holds in both.
macro_rules! words {
    ($(#[$doc:meta])* $list:ident { $($(#[$item:meta])* $name:ident = $vi:literal $en:literal: $about_vi:literal $about_en:literal;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $list { $(#[doc = $about_en] $(#[$item])* $name,)* }

        impl $list {
            /// All of them, in the order of the reference.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Its word in a template.
            #[must_use]
            pub const fn word(self, lang: Lang) -> &'static str {
                match (self, lang) { $((Self::$name, Lang::Vi) => $vi, (Self::$name, Lang::En) => $en,)* }
            }

            /// What it holds.
            #[must_use]
            pub const fn about(self, lang: Lang) -> &'static str {
                match (self, lang) { $((Self::$name, Lang::Vi) => $about_vi, (Self::$name, Lang::En) => $about_en,)* }
            }

            fn by_key(key: &str, among: &[Self]) -> Option<Self> {
                let fits = |one: &Self| [Lang::Vi, Lang::En].iter().any(|lang| self::key(one.word(*lang)) == key);
                among.iter().copied().find(fits)
            }
        }
    };
}

words! {
    /// A value of a document or of a row.
    Field {
        Campaign = "cuộc vận động" "campaign": "Tên cuộc vận động" "Title of the campaign.";
        Year = "năm" "year": "Năm xếp loại" "The year that is graded.";
        Basis = "căn cứ" "basis": "Văn bản làm căn cứ (khóa source của tệp luật chấm, của tỷ lệ hay danh hiệu)" "The document that a rule, quota or award rests on (its source in the rule file).";
        Parent = "cơ quan cấp trên" "parent body": "Dòng đầu bên trái: cơ quan cấp trên" "First line on the left: the parent body.";
        Body = "cơ quan ban hành" "issuing body": "Dòng thứ hai bên trái: cơ quan ra văn bản" "Second line on the left: the body that issues the paper.";
        Symbol = "ký hiệu cơ quan" "body symbol": "Ký hiệu cơ quan ra văn bản, có gạch nối: “-CĐVC” khi letterhead ghi number = \"/TTr-CĐVC\"; trống khi không biết" "What the numbers of the issuing body end with: “-CĐVC” where the letterhead has number = \"/TTr-CĐVC\"; empty where it is not known.";
        Motto = "quốc hiệu" "motto": "Dòng đầu bên phải: quốc hiệu, hoặc ĐẢNG CỘNG SẢN VIỆT NAM" "First line on the right: the motto of the state, or of the Party.";
        MottoSecond = "tiêu ngữ" "motto line": "Dòng thứ hai bên phải: Độc lập - Tự do - Hạnh phúc; trống với văn bản của Đảng" "Second line on the right; empty on a Party paper.";
        PlaceDate = "nơi và ngày" "place and date": "Địa danh và ngày: “Thái Bình, ngày 05 tháng 12 năm 2026”; có chỗ chấm khi lần chạy không có --date" "Place and date; with dots to fill in where the run has no --date.";
        LongDate = "ngày tháng" "long date": "Ngày bằng chữ: “ngày 05 tháng 12 năm 2026”" "The date in words.";
        SignerRole = "chức danh ký" "signer role": "Chức danh của người ký cuối cùng trong letterhead" "The role of the last signer of the letterhead.";
        SignerName = "người ký" "signer": "Tên người ký cuối cùng, nếu tệp luật chấm có ghi" "The name of the last signer, where the rule file has it.";
        Provisional = "tạm tính" "provisional": "“TẠM TÍNH” khi kết quả chưa chính thức, nếu không thì trống" "A mark where the result is provisional, else empty.";
        Graded = "đối tượng" "graded": "“người”, hoặc “đơn vị” khi chấm đơn vị: đứng sau một con số" "“people”, or “units” where units are graded: stands behind a number.";
        NameTitle = "tiêu đề tên" "name title": "“Họ và tên”, hoặc “Đơn vị” khi chấm đơn vị" "“Name”, or “Unit” where units are graded.";
        PositionTitle = "tiêu đề chức vụ" "position title": "“Chức vụ”, hoặc tên của dữ kiện chia nhóm (“Loại hình”); trống khi không chia nhóm" "“Position”, or the title of the fact that tells roles apart; empty where there are none.";
        UnitTitle = "tiêu đề đơn vị" "unit title": "“Đơn vị”; trống khi chấm đơn vị" "“Unit”; empty where units are graded.";
        GradedSigns = "bên được đánh giá" "graded party": "“NGƯỜI ĐƯỢC ĐÁNH GIÁ”, hoặc “ĐẠI DIỆN ĐƠN VỊ”" "“THE PERSON RATED”, or “FOR THE UNIT”.";
        UnitCode = "mã đơn vị" "unit code": "Mã đơn vị" "Code of the unit.";
        UnitName = "đơn vị" "unit": "Tên đơn vị" "Name of the unit.";
        UnitCount = "số đơn vị" "unit count": "Số đơn vị có kết quả" "How many units have a result.";
        UnitCountWords = "số đơn vị bằng chữ" "unit count in words": "Số đó bằng chữ" "The same in words.";
        Headcount = "tổng số" "headcount": "Số người trong danh sách" "All on the roster.";
        HeadcountWords = "tổng số bằng chữ" "headcount in words": "Số đó bằng chữ" "The same in words.";
        Rated = "đã xếp loại" "rated": "Số người được xếp loại" "Those with a level.";
        RatedWords = "đã xếp loại bằng chữ" "rated in words": "Số đó bằng chữ" "The same in words.";
        NotRated = "không xếp loại" "not rated": "Số người không xếp loại" "Those taken out.";
        NotRatedWords = "không xếp loại bằng chữ" "not rated in words": "Số đó bằng chữ" "The same in words.";
        Incomplete = "chưa đủ dữ liệu" "incomplete": "Số người chưa đủ dữ liệu" "Those with something missing.";
        IncompleteWords = "chưa đủ dữ liệu bằng chữ" "incomplete in words": "Số đó bằng chữ" "The same in words.";
        Mean = "điểm trung bình" "mean": "Điểm trung bình của những người có tổng điểm" "Mean of the printed totals.";
        ProposedCount = "số người đề nghị" "proposed people": "Số người được đề nghị danh hiệu" "People proposed for an award.";
        ProposedWords = "số người đề nghị bằng chữ" "proposed people in words": "Số đó bằng chữ" "The same in words.";
        Number = "stt" "number": "Số thứ tự, từ 1" "Position in the list, from 1.";
        Title = "tên" "title": "Tên" "Title.";
        Short = "tên tắt" "short": "Tên viết tắt" "Short title.";
        Count = "số người" "count": "Số người" "How many people.";
        CountWords = "số người bằng chữ" "count in words": "Số đó bằng chữ" "The same in words.";
        Share = "tỷ lệ phần trăm" "share": "Tỷ lệ, ví dụ “14,3%”" "Share as a percentage.";
        Code = "mã" "code": "Mã của người" "Code of the person.";
        Name = "họ tên" "name": "Họ và tên" "Full name.";
        Birth = "ngày sinh" "birth date": "Ngày sinh trong danh sách; đủ ngày thì ghi dạng 05/03/1981" "Birth date of the roster; a whole date is written 05/03/1981.";
        Position = "chức vụ" "position": "Chức vụ" "Position.";
        Rank = "hạng" "rank": "Hạng trong đơn vị" "Rank in the unit.";
        RankOverall = "hạng chung" "overall rank": "Hạng trong tất cả các đơn vị" "Rank over all units.";
        OwnTotal = "tổng tự chấm" "own total": "Tổng điểm tự chấm" "Total by the person's own claims.";
        Total = "tổng điểm" "total": "Tổng điểm" "Total.";
        TotalWords = "tổng điểm bằng chữ" "total in words": "Tổng điểm bằng chữ" "Total in words.";
        PeriodTotals = "điểm từng kỳ" "period totals": "Điểm từng kỳ trong một dòng: “Quý I: 80,00; Quý II: 75,00”; trống khi không chấm theo kỳ" "Totals of the periods in one line; empty where no period is graded.";
        LevelByPoints = "mức theo điểm" "level by points": "Mức theo điểm, trước điều kiện, khống chế và quyết định" "Level by the total alone.";
        Level = "mức xếp loại" "level": "Mức xếp loại cuối cùng" "The final level.";
        Awards = "danh hiệu" "awards": "Các danh hiệu, cách nhau bằng dấu chấm phẩy" "Awards held.";
        Award = "danh hiệu đề nghị" "award": "Danh hiệu được đề nghị" "The award that is proposed.";
        Merit = "tóm tắt thành tích" "merit": "Mức xếp loại và tổng điểm, một câu" "Level and total in one line.";
        Remark = "ghi chú" "remark": "Lý do ngắn gọn" "Short reason.";
        Reason = "lý do" "reason": "Lý do đầy đủ, có căn cứ" "Reason in full, with its source.";
        Sentence = "câu" "sentence": "Một câu" "One sentence.";
        Most = "điểm tối đa" "most": "Điểm tối đa" "The most that can be had.";
        OwnPoints = "điểm tự chấm" "own points": "Điểm tự chấm" "Points by the person's own claims.";
        Points = "điểm" "points": "Điểm được tính" "Points that count.";
        Scope = "phạm vi" "scope": "Phạm vi của tỷ lệ khống chế" "Scope of a quota.";
        Base = "cơ số" "base": "Số người làm gốc tính tỷ lệ" "Base of a quota.";
        Limit = "tối đa" "limit": "Số suất nhiều nhất" "Limit of a quota.";
        Candidates = "đủ điều kiện" "candidates": "Số người đủ điều kiện" "Candidates of a quota.";
        Kept = "được giữ" "kept": "Số người được xét trong số suất" "Those who kept it.";
        Cut = "không còn chỗ" "cut": "Số người đủ điều kiện nhưng hết suất" "Those without a place.";
        Tied = "bằng nhau" "tied": "Số người đồng hạng ở suất cuối" "Those tied at the cut.";
        Over = "vượt" "over": "Số người vượt quá giới hạn" "Holders beyond the limit.";
        Explanation = "giải thích" "explanation": "Giải thích bằng lời" "Explanation in words.";
        AfterDecisions = "sau quyết định" "after decisions": "Sau quyết định có bao nhiêu, khi quyết định làm thay đổi; nếu không thì trống" "How many there are after the decisions, where these change it; else empty.";
        Computed = "mức tính" "computed level": "Mức do luật chấm tính ra" "The level that the rules made.";
        DecisionBody = "cơ quan quyết định" "deciding body": "Cơ quan quyết định" "The body that decided.";
        DecisionNumber = "số quyết định" "decision number": "Số văn bản" "Number of the document.";
        DecisionDate = "ngày quyết định" "decision date": "Ngày của quyết định" "Date of the decision.";
        Numerator = "số đạt" "numerator": "Số người đạt" "Those who meet it.";
        Denominator = "trên tổng số" "denominator": "Trên tổng số" "Of how many.";
        Plan = "kế hoạch" "plan": "Tỷ lệ kế hoạch" "Planned share.";
        Verdict = "đánh giá" "verdict": "Đạt, chưa đạt hay không tính được" "Met, missed or not measurable.";
        LevelCounts = "các mức" "level counts": "Số người từng mức, mỗi mức một dòng" "How many at each level, a line each.";
        State = "tình trạng" "state": "Tình trạng của đơn vị: tạm tính, có lỗi, chưa nhận" "State of a unit.";
    }
}

words! {
    /// A list of which a template shows each row.
    List {
        Levels = "mức" "levels": "Các mức xếp loại, cao nhất trước" "The levels, best first.";
        People = "người" "people": "Những người được xếp loại, theo hạng hoặc theo danh sách (order của letterhead)" "Those with a level, by rank or as the roster has them (order of the letterhead).";
        Groups = "nhóm" "groups": "Các nhóm tiêu chí của một người" "The groups of criteria of a person.";
        Criteria = "tiêu chí" "criteria": "Các tiêu chí của một người" "The criteria of a person.";
        Extras = "thưởng trừ" "extras": "Điểm thưởng và điểm trừ của một người" "Bonuses and deductions of a person.";
        Why = "vì sao" "why": "Vì sao một người có mức này, từng câu" "Why a person has this level, sentence by sentence.";
        Next = "còn thiếu" "wanting": "Một người còn thiếu gì để lên mức liền trên, từng câu" "What a person lacks for the next level.";
        Unrated = "người chưa xếp loại" "unrated people": "Những người không xếp loại hoặc chưa đủ dữ liệu" "Those without a level.";
        Everybody = "mọi người" "everybody": "Mọi người trong danh sách: theo hạng, rồi những người không có mức; hoặc theo danh sách (order của letterhead)" "Everybody: by rank, then those without a level; or as the roster has them (order of the letterhead).";
        Awards = "từng danh hiệu" "each award": "Các danh hiệu" "The awards.";
        Holders = "người đạt" "holders": "Những người đạt một danh hiệu" "The holders of an award.";
        Proposed = "đề nghị" "proposed": "Danh sách đề nghị danh hiệu, theo thứ tự ưu tiên" "The list of proposals, in order of priority.";
        Quotas = "tỷ lệ" "quotas": "Biểu kiểm soát tỷ lệ" "The quota table.";
        Exceeded = "tỷ lệ vượt" "exceeded quotas": "Các tỷ lệ khống chế bị vượt theo luật chấm hoặc do quyết định, với số liệu của bảng tỷ lệ" "The quotas that are exceeded by the rules or by a decision, with the figures of the quota table.";
        Targets = "chỉ tiêu" "targets": "Các chỉ tiêu" "The targets.";
        Decisions = "quyết định" "decisions": "Các quyết định của tập thể" "Decisions of people.";
        Units = "từng đơn vị" "each unit": "Các đơn vị có kết quả" "The units with a result.";
        Absent = "đơn vị thiếu" "absent units": "Các đơn vị chưa nhận hoặc có lỗi" "Units that are absent or stopped.";
        Signers = "chữ ký" "signers": "Các ô chữ ký của letterhead" "The signature blocks of the letterhead.";
    }
}

/// Fields of a person.
const PERSON: &[Field] = &[
    Field::Number,
    Field::Rank,
    Field::RankOverall,
    Field::Code,
    Field::Name,
    Field::Birth,
    Field::Position,
    Field::UnitName,
    Field::UnitCode,
    Field::OwnTotal,
    Field::Total,
    Field::TotalWords,
    Field::PeriodTotals,
    Field::LevelByPoints,
    Field::Level,
    Field::Awards,
    Field::Merit,
    Field::Remark,
    Field::Reason,
];

/// Fields of a proposal.
const PROPOSED: &[Field] = &[
    Field::Number,
    Field::Code,
    Field::Name,
    Field::Birth,
    Field::Position,
    Field::UnitName,
    Field::UnitCode,
    Field::Total,
    Field::Level,
    Field::Award,
    Field::Merit,
    Field::Remark,
];

/// Fields of a line of the quota table.
const QUOTA: &[Field] = &[
    Field::Number,
    Field::Title,
    Field::Basis,
    Field::UnitName,
    Field::Scope,
    Field::Share,
    Field::Base,
    Field::Limit,
    Field::Candidates,
    Field::Kept,
    Field::Cut,
    Field::Tied,
    Field::Over,
    Field::Explanation,
    Field::AfterDecisions,
];

/// Fields of a line of the quota table that is exceeded.
const EXCEEDED: &[Field] = &[
    Field::Number,
    Field::Title,
    Field::Basis,
    Field::UnitName,
    Field::Scope,
    Field::Share,
    Field::Base,
    Field::Limit,
    Field::Count,
    Field::CountWords,
    Field::Over,
    Field::Explanation,
    Field::AfterDecisions,
];

/// Fields of a decision.
const DECISION: &[Field] = &[
    Field::Number,
    Field::Code,
    Field::Name,
    Field::Position,
    Field::UnitName,
    Field::Computed,
    Field::Level,
    Field::Awards,
    Field::Reason,
    Field::DecisionBody,
    Field::DecisionNumber,
    Field::DecisionDate,
];

/// Fields of a unit.
const UNIT: &[Field] = &[
    Field::Number,
    Field::UnitCode,
    Field::UnitName,
    Field::Headcount,
    Field::Rated,
    Field::NotRated,
    Field::Incomplete,
    Field::Mean,
    Field::LevelCounts,
    Field::State,
];

/// Fields of a target.
const TARGET: &[Field] = &[
    Field::Number,
    Field::Title,
    Field::Basis,
    Field::Numerator,
    Field::Denominator,
    Field::Share,
    Field::Plan,
    Field::Verdict,
];

impl Field {
    /// The fields that a document has, outside of any list.
    pub const OF_DOCUMENT: &'static [Self] = &[
        Self::Campaign,
        Self::Year,
        Self::Basis,
        Self::Parent,
        Self::Body,
        Self::Symbol,
        Self::Motto,
        Self::MottoSecond,
        Self::PlaceDate,
        Self::LongDate,
        Self::SignerRole,
        Self::SignerName,
        Self::Provisional,
        Self::Graded,
        Self::NameTitle,
        Self::PositionTitle,
        Self::UnitTitle,
        Self::GradedSigns,
        Self::UnitCode,
        Self::UnitName,
        Self::UnitCount,
        Self::UnitCountWords,
        Self::Headcount,
        Self::HeadcountWords,
        Self::Rated,
        Self::RatedWords,
        Self::NotRated,
        Self::NotRatedWords,
        Self::Incomplete,
        Self::IncompleteWords,
        Self::Mean,
        Self::LevelCounts,
        Self::ProposedCount,
        Self::ProposedWords,
    ];
}

impl List {
    /// The fields of its rows.
    #[must_use]
    pub const fn fields(self) -> &'static [Field] {
        use Field as F;
        match self {
            Self::Levels => &[F::Number, F::Title, F::Short, F::Count, F::CountWords, F::Share],
            Self::People | Self::Everybody | Self::Unrated | Self::Holders => PERSON,
            Self::Proposed => PROPOSED,
            Self::Groups | Self::Criteria => &[F::Number, F::Title, F::Most, F::OwnPoints, F::Points],
            Self::Extras => &[F::Number, F::Title, F::Most, F::Points],
            Self::Why | Self::Next => &[F::Number, F::Sentence],
            Self::Awards => &[F::Number, F::Title, F::Basis, F::Count, F::CountWords],
            Self::Quotas => QUOTA,
            Self::Exceeded => EXCEEDED,
            Self::Targets => TARGET,
            Self::Decisions => DECISION,
            Self::Units => UNIT,
            Self::Absent => &[F::Number, F::UnitCode, F::UnitName, F::State],
            Self::Signers => &[F::Number, F::SignerRole, F::SignerName],
        }
    }

    /// The lists in whose rows it stands; empty for a list of the document.
    #[must_use]
    pub const fn within(self) -> &'static [Self] {
        match self {
            Self::Groups | Self::Criteria | Self::Extras | Self::Why | Self::Next => {
                &[Self::People, Self::Everybody, Self::Unrated, Self::Holders]
            }
            Self::Holders => &[Self::Awards],
            _ => &[],
        }
    }
}

/// What stands between the braces of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// A value of the document.
    Document(Field),
    /// A value of the rows of a list.
    Row(List, Field),
    /// A list.
    List(List),
}

impl Named {
    /// What a word of a template means.
    ///
    /// # Errors
    /// The nearest word, where there is one, when it means nothing.
    pub fn find(word: &str) -> Result<Self, Option<String>> {
        if let Some((list, field)) = word.split_once('.') {
            let Some(found) = List::by_key(&key(list), List::ALL) else { return Err(nearest(word)) };
            let field = Field::by_key(&key(field), found.fields());
            return field.map(|field| Self::Row(found, field)).ok_or_else(|| nearest(word));
        }
        let wanted = key(word);
        let field = Field::by_key(&wanted, Field::OF_DOCUMENT).map(Self::Document);
        field.or_else(|| List::by_key(&wanted, List::ALL).map(Self::List)).ok_or_else(|| nearest(word))
    }

    /// Every word of a language.
    pub fn words(lang: Lang) -> impl Iterator<Item = String> {
        let document = Field::OF_DOCUMENT.iter().map(move |field| field.word(lang).to_owned());
        let lists = List::ALL.iter().map(move |list| list.word(lang).to_owned());
        let rows = List::ALL.iter().flat_map(move |list| {
            let row = move |field: &Field| format!("{}.{}", list.word(lang), field.word(lang));
            list.fields().iter().map(row)
        });
        document.chain(lists).chain(rows)
    }
}

/// How words are compared: letters and digits alone, without accents.
fn key(word: &str) -> String {
    without_accents(&fold_heading(&word.replace('_', " "))).replace(' ', "")
}

/// How near a word must be to be suggested.
const NEAR: f64 = 0.8;

fn nearest(word: &str) -> Option<String> {
    let split_key = |word: &str| word.split('.').map(key).collect::<Vec<_>>().join(".");
    let wanted = split_key(word);
    let all = Named::words(Lang::Vi).chain(Named::words(Lang::En));
    let near = all.map(|known| (strsim::jaro_winkler(&wanted, &split_key(&known)), known));
    let best = near.filter(|(score, _)| *score >= NEAR).max_by(|a, b| a.0.total_cmp(&b.0));
    best.map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Field, List, Named, key};
    use crate::words::Lang;

    #[test]
    fn words_are_found_in_any_spelling() {
        for (word, meant) in [
            ("đơn vị", Named::Document(Field::UnitName)),
            ("DON_VI", Named::Document(Field::UnitName)),
            ("unit", Named::Document(Field::UnitName)),
            ("Người.Họ tên", Named::Row(List::People, Field::Name)),
            ("nguoi.ho_ten", Named::Row(List::People, Field::Name)),
            ("people.name", Named::Row(List::People, Field::Name)),
            ("người", Named::List(List::People)),
            ("each award", Named::List(List::Awards)),
        ] {
            assert_eq!(Named::find(word), Ok(meant), "{word}");
        }
        for (word, nearest) in [
            ("người.họ tênn", Some("người.họ tên")),
            ("tổng sốo", Some("tổng số")),
            ("people.nmae", Some("people.name")),
            ("zzz", None),
        ] {
            assert_eq!(Named::find(word), Err(nearest.map(str::to_owned)), "{word}");
        }
    }

    #[test]
    fn no_two_mean_the_same() {
        let distinct = |words: Vec<&str>| {
            let keys: BTreeSet<String> = words.iter().map(|word| key(word)).collect();
            assert_eq!(keys.len(), words.len(), "{words:?}");
        };
        for lang in [Lang::Vi, Lang::En] {
            let lists = List::ALL.iter().map(|list| list.word(lang));
            distinct(Field::OF_DOCUMENT.iter().map(|field| field.word(lang)).chain(lists).collect());
            for list in List::ALL {
                distinct(list.fields().iter().map(|field| field.word(lang)).collect());
            }
        }
        // A word of one language is not another thing in the other.
        for lang in [Lang::Vi, Lang::En] {
            for word in Named::words(lang) {
                let other = Named::words(if lang == Lang::Vi { Lang::En } else { Lang::Vi });
                let positions: Vec<usize> =
                    other.enumerate().filter(|(_, other)| key_of(other) == key_of(&word)).map(|(at, _)| at).collect();
                let own = Named::words(lang).position(|known| known == word);
                assert!(positions.iter().all(|at| Some(*at) == own), "{word}");
            }
        }
    }

    fn key_of(word: &str) -> String {
        word.split('.').map(key).collect::<Vec<_>>().join(".")
    }
}

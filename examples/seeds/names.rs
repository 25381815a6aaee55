//! Invented names.

use super::chance::Chance;

const FAMILIES: &str = "Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Trần Trần Lê Lê Phạm Phạm Hoàng Phan Vũ Vũ Võ Đặng Bùi Đỗ Hồ \
    Ngô Dương Lý Đinh Mai Trịnh Đoàn Đào Lương Tạ Phùng Hà Khổng Cao Chu Lưu Trương";
const MEN: [&str; 2] = [
    "Văn Văn Văn Văn Đức Hữu Quang Minh Xuân Ngọc Công Đình Thành Quốc Trọng Mạnh Tiến Duy Bá Thế",
    "An Bình Cường Chiến Dũng Duy Đạt Đông Giang Hải Hào Hiếu Hòa Hùng Huy Hưng Khánh Kiên Lâm Long Lộc Mạnh Minh Nam \
     Nghĩa Phong Phúc Quân Quý Sơn Tân Thành Thắng Thịnh Toàn Trung Tú Tuấn Tùng Việt Vinh",
];
const WOMEN: [&str; 2] = [
    "Thị Thị Thị Thị Thị Thu Thanh Ngọc Thùy Hồng Kim Phương Minh Bích Diệu Khánh Quỳnh Hoài Mỹ Tuyết",
    "An Ánh Chi Cúc Dung Duyên Giang Hà Hạnh Hằng Hiền Hoa Hồng Huệ Huyền Hương Lan Lệ Liên Linh Loan Ly Mai Nga Ngân \
     Ngọc Nguyệt Nhung Oanh Phượng Quyên Quỳnh Tâm Thảo Thơm Thủy Trang Tuyết Tươi Uyên Vân Yến",
];

/// The lists that names are drawn from.
pub(crate) struct Names {
    families: Vec<&'static str>,
    /// Middle and given names of men, then of women.
    given: [[Vec<&'static str>; 2]; 2],
}

impl Names {
    pub(crate) fn new() -> Self {
        let words = |text: &'static str| text.split_whitespace().collect::<Vec<_>>();
        Names { families: words(FAMILIES), given: [MEN.map(words), WOMEN.map(words)] }
    }

    /// One name: family, middle, given.
    pub(crate) fn one(&self, chance: &mut Chance) -> String {
        let [middles, givens] = &self.given[chance.index(2)];
        let family = chance.pick(&self.families);
        let middle = chance.pick(middles);
        let given = chance.pick(givens);
        format!("{family} {middle} {given}")
    }
}

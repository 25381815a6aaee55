//! Made-up results for the tests of this room and of `render`: small units with everything in them.

mod campaign;
mod results;

pub(crate) use campaign::campaign;
pub(crate) use results::results;

const GROUPS: [(&str, &str); 4] =
    [("loyalty", "Trung thành"), ("duty", "Trách nhiệm"), ("integrity", "Liêm chính"), ("creativity", "Sáng tạo")];
const FAMILY: [&str; 8] = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi"];
const MIDDLE: [&str; 6] = ["Thị", "Văn", "Thị Thu", "Đức", "Ngọc", "Minh"];
const GIVEN: [&str; 9] = ["Hoa", "Anh", "Ánh", "Bình", "Dũng", "Hà", "Lan", "Sơn", "Yến"];

use crate::legacy::{Capitals, Damage, Font, Legacy, Reading, Suspicion, damage, detect, suspicion};

const TCVN3: Option<Legacy> = Some(Legacy::Tcvn3);
const VNI: Option<Legacy> = Some(Legacy::Vni);
const HALF: Option<Legacy> = Some(Legacy::Half);

/// Unicode, TCVN3, VNI.
const SAMPLES: &[(&str, &str, &str)] = &[
    ("Họ và tên", "Hä vµ tªn", "Hoï vaø teân"),
    ("Mã", "M·", "Maõ"),
    ("Đơn vị", "§¬n vÞ", "Ñôn vò"),
    ("Chức vụ", "Chøc vô", "Chöùc vuï"),
    ("Ngày sinh", "Ngµy sinh", "Ngaøy sinh"),
    ("Tự chấm", "Tù chÊm", "Töï chaám"),
    ("Tổ chấm", "Tæ chÊm", "Toå chaám"),
    ("Điểm", "§iÓm", "Ñieåm"),
    ("Xếp loại", "XÕp lo¹i", "Xeáp loaïi"),
    ("Ghi chú", "Ghi chó", "Ghi chuù"),
    ("Nguyễn Thị Hằng", "NguyÔn ThÞ H»ng", "Nguyeãn Thò Haèng"),
    ("Đỗ Đức Mạnh", "§ç §øc M¹nh", "Ñoã Ñöùc Maïnh"),
    ("Trần Quốc Tuấn", "TrÇn Quèc TuÊn", "Traàn Quoác Tuaán"),
    ("Lê Thị Mỹ Hạnh", "Lª ThÞ Mü H¹nh", "Leâ Thò Myõ Haïnh"),
    ("Phạm Văn Ký", "Ph¹m V¨n Ký", "Phaïm Vaên Kyù"),
    ("Đặng Thuý Ngọc", "§Æng Thuý Ngäc", "Ñaëng Thuyù Ngoïc"),
    ("Bùi Hữu Nghĩa", "Bïi H÷u NghÜa", "Buøi Höõu Nghóa"),
    ("Vũ Thị Vẻ", "Vò ThÞ VÎ", "Vuõ Thò Veû"),
    ("Hoàng Ỷ Lan", "Hoµng û Lan", "Hoaøng YÛ Lan"),
    ("Phan Thị Ánh", "Phan ThÞ ¸nh", "Phan Thò AÙnh"),
    ("Trường THPT ẩn danh", "Tr\u{AD}êng THPT Èn danh", "Tröôøng THPT aån danh"),
    ("Sở Tài nguyên", "Së Tµi nguyªn", "Sôû Taøi nguyeân"),
    ("Bờ Ấp Ngựa", "Bê Êp Ngùa", "Bôø AÁp Ngöïa"),
    ("Bẵng hẳn ắt nặng nhằng", "B½ng h¼n ¾t nÆng nh»ng", "Baüng haún aét naëng nhaèng"),
    ("Tủ tỉ lỵ hẹn", "Tñ tØ lþ hÑn", "Tuû tæ lî heïn"),
];

#[test]
fn samples_are_decoded() {
    for (unicode, tcvn3, vni) in SAMPLES {
        assert_eq!(Legacy::Tcvn3.decode(tcvn3), *unicode, "{tcvn3}");
        assert_eq!(Legacy::Vni.decode(vni), *unicode, "{vni}");
    }
    for (vni, unicode) in [
        ("BAN CHÆ ÑAÏO", "BAN CHỈ ĐẠO"),
        ("Ñoäc Laäp - Töï Do - Haïnh Phuùc", "Độc Lập - Tự Do - Hạnh Phúc"),
        ("TRÖÔØNG", "TRƯỜNG"),
    ] {
        assert_eq!(Legacy::Vni.decode(vni), unicode);
    }
    for (tcvn3, unicode) in [
        ("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("TRÇN Mü", "TRẦN MỸ"),
        ("T« Hµ", "Tô Hà"),
        ("UBND x· Hµ", "UBND xã Hà"),
        ("v\u{3BC}", "và"),
        ("ý kiÕn", "ý kiến"),
    ] {
        assert_eq!(Legacy::Tcvn3.decode(tcvn3), unicode);
    }
    for (half, unicode) in
        [("đo\u{3BC}n viên, phong tr\u{3BC}o", "đoàn viên, phong trào"), ("l\u{2212}ợng", "lượng"), ("8 − 5", "8 − 5")]
    {
        assert_eq!(Legacy::Half.decode(half), unicode);
    }
}

#[test]
fn columns_are_told_by_their_words() {
    let unicode: Vec<&str> = SAMPLES.iter().map(|sample| sample.0).collect();
    let tcvn3: Vec<&str> = SAMPLES.iter().map(|sample| sample.1).collect();
    let vni: Vec<&str> = SAMPLES.iter().map(|sample| sample.2).collect();
    for (samples, expected) in [
        (&unicode[..], None),
        (&tcvn3[..], TCVN3),
        (&vni[..], VNI),
        // A heading and two or three people are enough, one word is not.
        (&["Hä vµ tªn", "NguyÔn V¨n An"], TCVN3),
        (&["Hoï vaø teân", "Leâ Vaên An"], VNI),
        (&["§iÓm", "8", "9"], None),
        // A Unicode heading over people in an old font.
        (&["Họ và tên", "NguyÔn V¨n An", "TrÇn ThÞ B×nh"], TCVN3),
        (&["đo\u{3BC}n viên", "phong tr\u{3BC}o", "l\u{2212}ợng", "c\u{3BC} ph\u{EA}"], HALF),
        (&["Hä v\u{3BC} tªn", "Hμ V¨n NguyÔn"], TCVN3),
    ] {
        assert_eq!(detect(samples), expected, "{samples:?}");
    }
}

#[test]
fn what_is_no_old_font_stays() {
    for samples in [
        // Unicode names of nothing but letters that the old fonts have too.
        &["Lê Thành Công", "Ngô Hoàng Hà", "Tô Chí Thìn", "Lã Mì", "Hoàng Toàn", "Ôn Sìn Só", "Cù Thìn", "Trí Tín"][..],
        &["Họ và tên", "Nguyễn Thị Hằng", "Lê Thành Công", "Mã Thị Ó", "K'Brôih", "Krông Năng"],
        // Decomposed.
        &["Nguye\u{302}\u{303}n Thi\u{323} Ha\u{306}\u{300}ng", "To\u{300}a a\u{301}n"],
        &["Full name", "Nguyen Van An", "Total score"],
        &["CD01-001", "NV-02", "079085001234"],
        &["Müller", "Noël", "café", "naïve", "Zürich", "Böll", "São Paulo", "für", "über", "façade"],
        &["x", "×", "×", "✓", "½", "§ 3", "25°C", "m²", "µm", "μm", "«Công ty»", "±5", "−5"],
        &[],
    ] {
        assert_eq!(detect(samples), None, "{samples:?}");
    }
}

#[test]
fn one_text_reads_one_way_or_both() {
    for (text, tcvn3, vni, alone) in [
        ("Nguyen An", Reading::Plain, Reading::Plain, Suspicion::None),
        ("Nguyễn An", Reading::Unicode, Reading::Unicode, Suspicion::Unicode),
        ("NguyÔn An", Reading::Legacy, Reading::Either, Suspicion::Legacy),
        ("Krông Đắk", Reading::Unicode, Reading::Unicode, Suspicion::Unicode),
        ("mì", Reading::Either, Reading::Either, Suspicion::Open),
        ("Thành", Reading::Unicode, Reading::Unicode, Suspicion::Open),
        ("Hoàng", Reading::Unicode, Reading::Either, Suspicion::Open),
        ("Müller", Reading::Either, Reading::Either, Suspicion::None),
        ("× ½", Reading::Plain, Reading::Plain, Suspicion::None),
    ] {
        assert_eq!(Legacy::Tcvn3.reading(text), tcvn3, "{text}");
        assert_eq!(Legacy::Vni.reading(text), vni, "{text}");
        assert_eq!(suspicion(text), alone, "{text}");
    }
}

#[test]
fn fonts_are_known_by_name() {
    let tcvn3 = |capitals| Some(Font { legacy: Legacy::Tcvn3, capitals });
    for (name, expected) in [
        (".VnTime", tcvn3(Capitals::AsTyped)),
        (".VnTimeH", tcvn3(Capitals::All)),
        (".VnArial NarrowH", tcvn3(Capitals::All)),
        ("VNI-Times", Some(Font { legacy: Legacy::Vni, capitals: Capitals::AsTyped })),
        ("Times New Roman", None),
        ("Vn", None),
    ] {
        assert_eq!(Font::named(name), expected, "{name}");
    }
    let shown = |font: &str, text: &str| Font::named(font).map(|font| font.decode(text));
    assert_eq!(shown(".VnTimeH", "hä vµ tªn").as_deref(), Some("HỌ VÀ TÊN"));
    assert_eq!(shown(".VnTime", "hä vµ tªn").as_deref(), Some("họ và tên"));
}

#[test]
fn lost_letters_are_seen() {
    for (text, expected) in [
        ("Nguy?n V?n An", Some(Damage::QuestionMark)),
        ("?ỗ Văn An", Some(Damage::QuestionMark)),
        ("Nguy\u{FFFD}n", Some(Damage::Replaced)),
        ("Nguyễn Văn An", None),
        ("?? An", Some(Damage::QuestionMark)),
        ("?", None),
        ("", None),
    ] {
        assert_eq!(damage(text), expected, "{text}");
    }
}

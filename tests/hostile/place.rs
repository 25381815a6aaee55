//! A folder with a good unit and a place for the other one, and what must come of the two.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use crate::support::{problems_of, said, seen};

/// How a file is made.
pub(crate) type Make<'m> = &'m dyn Fn() -> Vec<u8>;

const RULES: &str = include_str!("../intake/campaign.toml");
pub(crate) const GOOD: &str = "Mã,Họ và tên,TT1,TT2\n01,Nguyễn Thị Hoa,9,8\n02,Trần Văn Bình,7,\"6,5\"\n";
/// Memory of its own that the program may take, in kilobytes.
const MEMORY: u32 = 512 << 10;
/// Long enough for any busy machine and an unoptimised build; a file that takes longer hangs. No measure of speed.
const PATIENCE: Duration = Duration::from_secs(600);

/// The program on a folder; stopped where it hangs.
pub(crate) fn grade(inputs: &Path, out: &Path) -> Output {
    let program = std::env::var("XEPLOAI_PROGRAM").unwrap_or_else(|_| env!("CARGO_BIN_EXE_xeploai").to_owned());
    let mut command = if cfg!(unix) {
        let mut shell = Command::new("sh");
        let time = if measured() { "/usr/bin/time -f 'measured %e s %M KB' " } else { "" };
        shell.args(["-c", &format!("ulimit -d {MEMORY}; exec {time}\"$0\" \"$@\""), &program]);
        shell
    } else {
        Command::new(program)
    };
    command.env_remove("XEPLOAI_LANG").env_remove("SOURCE_DATE_EPOCH").arg("grade").arg(inputs).arg("--out").arg(out);
    command.args(["--format", "csv,json", "--json"]).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let start = Instant::now();
    let (mut stdout, mut stderr) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
    let read = |from: &mut dyn std::io::Read| {
        let mut bytes = Vec::new();
        from.read_to_end(&mut bytes).unwrap();
        bytes
    };
    std::thread::scope(|scope| {
        let (stdout, stderr) = (scope.spawn(move || read(&mut stdout)), scope.spawn(move || read(&mut stderr)));
        let status = loop {
            if let Some(status) = child.try_wait().unwrap() {
                break status;
            }
            if start.elapsed() > PATIENCE {
                child.kill().unwrap();
                panic!("hangs: {}", inputs.display());
            }
            std::thread::sleep(Duration::from_millis(5));
        };
        Output { status, stdout: stdout.join().unwrap(), stderr: stderr.join().unwrap() }
    })
}

pub(crate) fn measured() -> bool {
    std::env::var_os("XEPLOAI_MEASURE").is_some()
}

/// What a file must come to.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Verdict {
    /// It is refused with this problem.
    Refuse(&'static str),
    /// It is read, and its people are graded.
    Accept,
}
pub(crate) use Verdict::{Accept, Refuse};

/// A folder with a good unit and a place for the other one.
pub(crate) struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let inputs = folder.path().join("vao");
        fs::create_dir_all(inputs.join("tot")).unwrap();
        fs::create_dir_all(inputs.join("xau")).unwrap();
        fs::write(inputs.join("campaign.toml"), RULES).unwrap();
        fs::write(inputs.join("tot/danh-sach.csv"), GOOD).unwrap();
        Self { folder }
    }

    pub(crate) fn inputs(&self) -> PathBuf {
        self.folder.path().join("vao")
    }

    /// Grades, and judges what came of the file `xau/NAME`.
    pub(crate) fn judge(&self, name: &str, verdict: Verdict) -> Result<(), String> {
        let out = self.folder.path().join("ra");
        let output = grade(&self.inputs(), &out);
        if measured() {
            let told = String::from_utf8_lossy(&output.stderr).into_owned();
            println!("{name:<44} {}", told.lines().find(|line| line.starts_with("measured")).unwrap_or("?"));
        }
        if !matches!(output.status.code(), Some(0 | 1)) || !out.join("problems.json").exists() {
            return Err(format!("{name}: {}", said(&output)));
        }
        let errors = String::from_utf8_lossy(&output.stderr);
        if errors.contains("panicked") {
            return Err(format!("{name}: a panic is shown\n{errors}"));
        }
        let problems = seen(&problems_of(&out));
        let codes: Vec<&str> =
            problems.iter().filter(|problem| problem.file.starts_with("xau")).map(|problem| &*problem.code).collect();
        let results = fs::read_to_string(out.join("results.csv")).unwrap();
        let other = results.lines().filter(|line| line.starts_with("xau")).count();
        match verdict {
            Refuse(code) if codes == [code] && other == 0 => {}
            Accept if codes.is_empty() && other > 0 => {}
            _ => {
                return Err(format!(
                    "{name}: {verdict:?} expected, got {codes:?} and {other} people\n{}",
                    said(&output)
                ));
            }
        }
        // All but the overall rank, which counts everybody.
        let good = |text: &str| -> Vec<String> {
            let rows = text.lines().filter(|line| line.starts_with("tot"));
            rows.map(|line| line.split(',').enumerate().filter(|(at, _)| *at != 6).map(|(_, cell)| cell).collect())
                .collect()
        };
        if good(&results) != good(alone()) {
            return Err(format!("{name}: the good unit differs\n{results}\n{}", alone()));
        }
        Ok(())
    }
}

/// `results.csv` of the good unit without any other.
pub(crate) fn alone() -> &'static str {
    static ALONE: OnceLock<String> = OnceLock::new();
    ALONE.get_or_init(|| {
        let place = Place::new();
        fs::remove_dir(place.inputs().join("xau")).unwrap();
        let out = place.folder.path().join("ra");
        let output = grade(&place.inputs(), &out);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        fs::read_to_string(out.join("results.csv")).unwrap()
    })
}

/// Judges files one by one and tells all that went wrong.
pub(crate) fn judge_all(made: &[(&str, Make<'_>, Verdict)]) {
    let failed: Vec<String> = made
        .iter()
        .filter_map(|(name, make, verdict)| {
            let place = Place::new();
            fs::write(place.inputs().join("xau").join(name), make()).unwrap();
            place.judge(name, *verdict).err()
        })
        .collect();
    assert!(failed.is_empty(), "{} of {} files\n\n{}", failed.len(), made.len(), failed.join("\n\n"));
}

//! Old results stay whole until the new ones are complete, whenever the program is killed.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![cfg(unix)]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use support::{copy_inputs, files, package, said, xeploai};

/// How many times the program is killed.
const KILLS: u32 = 40;

/// How many of these at moments spread evenly over the whole run.
const SPREAD: u32 = 16;

/// How many times it is stopped.
const STOPS: u32 = 24;

type Tree = BTreeMap<PathBuf, Vec<u8>>;

fn tree(folder: &Path) -> Tree {
    files(folder).into_iter().map(|file| (file.clone(), fs::read(folder.join(file)).unwrap())).collect()
}

/// Two inputs with different results, and a place for these.
struct Stage {
    place: tempfile::TempDir,
    /// Results of the first and of the second input.
    whole: [Tree; 2],
    /// How long a run takes.
    takes: Duration,
}

impl Stage {
    fn set() -> Self {
        let place = tempfile::tempdir().unwrap();
        let mut stage = Self { place, whole: [Tree::new(), Tree::new()], takes: Duration::MAX };
        for input in [0, 1] {
            copy_inputs(&package("examples/thai-binh-2026"), &stage.input(input));
        }
        // One person less, so that the two results differ.
        let roster = stage.input(1).join("don-vi.csv");
        let text = fs::read_to_string(&roster).unwrap();
        fs::write(&roster, text.replace("CĐCS Sở Nội vụ", "CĐCS Sở Nội vụ tỉnh")).unwrap();
        for input in [0, 1] {
            let begun = Instant::now();
            let output = stage.grade(input).output().unwrap();
            assert!(output.status.code().is_some_and(|code| code < 2), "{}", said(&output));
            stage.takes = stage.takes.min(begun.elapsed());
            stage.whole[input] = tree(&stage.out());
        }
        assert_ne!(stage.whole[0], stage.whole[1], "the two inputs give different results");
        stage
    }

    fn input(&self, which: usize) -> PathBuf {
        self.place.path().join(format!("vao-{which}"))
    }

    fn out(&self) -> PathBuf {
        self.place.path().join("ket-qua")
    }

    fn grade(&self, which: usize) -> Command {
        let mut command = xeploai();
        command.arg("grade").arg(self.input(which)).arg("--out").arg(self.out()).arg("--overwrite");
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    fn begin(&self, which: usize) -> Child {
        self.grade(which).spawn().unwrap()
    }

    /// Working folders that a killed run has left.
    fn left(&self) -> usize {
        let entries = fs::read_dir(self.place.path()).unwrap();
        entries.filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().starts_with(".ket-qua")).count()
    }
}

#[test]
fn a_killed_run_leaves_the_old_results_or_the_new_ones() {
    let stage = Stage::set();
    let (mut killed, mut replaced) = (0, 0);
    let mut delay = Duration::ZERO;
    for kill in 0..KILLS {
        let which = (kill % 2) as usize;
        let before = tree(&stage.out());
        let mut child = stage.begin(which);
        thread::sleep(delay);
        let _ = child.kill();
        killed += u32::from(child.wait().unwrap().code().is_none());
        let after = tree(&stage.out());
        assert!(after == before || after == stage.whole[which], "neither the old nor the new results are whole");
        let is_new = after != before;
        replaced += u32::from(is_new);
        // First all over the run, then ever nearer to the moment when the results take their place.
        delay = match kill {
            0..SPREAD => stage.takes * (kill + 1) / SPREAD,
            _ if is_new => delay * 15 / 16,
            _ => delay * 17 / 16,
        };
    }
    println!("{killed} runs killed, results replaced {replaced} times");
    assert!(killed > KILLS / 4, "enough runs were killed on their way: {killed}");
    let last = stage.grade(0).output().unwrap();
    assert_eq!(last.status.code(), Some(0), "{}", said(&last));
    assert!(tree(&stage.out()) == stage.whole[0], "the next run makes whole results");
    assert_eq!(stage.left(), 0, "the next run clears away what killed runs have left");
}

#[test]
fn a_run_that_is_stopped_leaves_nothing_behind() {
    let stage = Stage::set();
    let mut stopped = 0;
    for turn in 0..STOPS {
        let which = (turn % 2) as usize;
        let before = tree(&stage.out());
        let mut child = stage.begin(which);
        thread::sleep(stage.takes * turn / STOPS);
        let signal = ["-INT", "-TERM", "-HUP"][turn as usize % 3];
        let _ = Command::new("kill").arg(signal).arg(child.id().to_string()).status().unwrap();
        // None: the signal came before there was anything to clear away.
        let code = child.wait().unwrap().code();
        stopped += u32::from(code == Some(130));
        assert!(matches!(code, Some(0 | 130) | None), "{code:?}");
        assert_eq!(stage.left(), 0, "after {signal}");
        let after = tree(&stage.out());
        assert!(after == before || after == stage.whole[which], "neither the old nor the new results are whole");
    }
    println!("{stopped} runs stopped on their way");
    assert!(stopped > STOPS / 4, "enough runs were stopped on their way: {stopped}");
}

#[test]
fn what_verify_makes_goes_when_it_is_stopped() {
    let stage = Stage::set();
    let mut stopped = 0;
    for turn in 0..STOPS {
        let mut command = xeploai();
        command.arg("verify").arg(stage.out()).arg("--from").arg(stage.input(1));
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        thread::sleep(stage.takes * turn / STOPS);
        let _ = Command::new("kill").arg("-INT").arg(child.id().to_string()).status().unwrap();
        stopped += u32::from(child.wait().unwrap().code() == Some(130));
        let entries = fs::read_dir(stage.place.path()).unwrap().map(|entry| entry.unwrap().file_name());
        let left = entries.filter(|name| name.to_string_lossy().starts_with('.')).count();
        assert_eq!(left, 0);
    }
    assert!(stopped > 0);
}

#[test]
fn results_caught_between_two_steps_are_put_back() {
    let stage = Stage::set();
    // What a system without exchange of names leaves when the program is killed between the two steps.
    let work = stage.place.path().join(".ket-qua.moi-abc123");
    fs::create_dir(&work).unwrap();
    fs::write(work.join("lock"), "").unwrap();
    fs::rename(stage.out(), work.join("old")).unwrap();
    let refused = xeploai().arg("grade").arg(stage.input(0)).arg("--out").arg(stage.out()).output().unwrap();
    assert_eq!(refused.status.code(), Some(2), "results are there again: {}", said(&refused));
    assert!(tree(&stage.out()) == stage.whole[1]);
    assert_eq!(stage.left(), 0);
}

#[test]
fn what_the_program_has_not_made_is_left_alone() {
    let stage = Stage::set();
    let foreign = stage.place.path().join("cua-toi");
    fs::create_dir(&foreign).unwrap();
    fs::write(foreign.join("thu.txt"), "thư riêng").unwrap();
    for more in [&[][..], &["--overwrite"]] {
        let mut command = xeploai();
        command.arg("grade").arg(stage.input(0)).arg("--out").arg(&foreign).args(more);
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    }
    assert_eq!(fs::read_to_string(foreign.join("thu.txt")).unwrap(), "thư riêng");
    let refused = xeploai().arg("grade").arg(stage.input(0)).arg("--out").arg(stage.out()).output().unwrap();
    assert_eq!(refused.status.code(), Some(2), "{}", said(&refused));
    assert!(tree(&stage.out()) == stage.whole[1], "without --overwrite nothing changes");
}

//! How many threads work at the same time.

use std::io;

use rayon::{ThreadPool, ThreadPoolBuildError, ThreadPoolBuilder};
use xeploai::words::FailureText;

use crate::failure::Failure;

/// Threads that wait for a disk at the same time, whatever the processors: it takes together what comes together.
const WAITING: usize = 8;

/// Starts as many threads as were asked for.
pub(crate) fn start(jobs: Option<u16>) -> Result<(), Failure> {
    let Some(jobs) = jobs else { return Ok(()) };
    let started = ThreadPoolBuilder::new().num_threads(jobs.into()).build_global();
    started.map_err(|cause| cannot_start(jobs.into(), cause))
}

/// Writes files with half as many threads again: the writer of workbooks makes threads of its own and waits for them, and
/// files have to be opened and closed, so that one thread for each processor would leave a third of its time unused.
pub(crate) fn writing<T: Send>(write: impl FnOnce() -> Result<T, Failure> + Send) -> Result<T, Failure> {
    let count = rayon::current_num_threads();
    let count = count + count / 2;
    pool(count).map_err(|cause| cannot_start(count, cause))?.install(write)
}

/// Brings files to the disk, many at a time.
pub(crate) fn syncing(sync: impl FnOnce() -> io::Result<()> + Send) -> io::Result<()> {
    pool(WAITING).map_err(io::Error::other)?.install(sync)
}

fn pool(count: usize) -> Result<ThreadPool, ThreadPoolBuildError> {
    ThreadPoolBuilder::new().num_threads(count).build()
}

fn cannot_start(count: usize, cause: ThreadPoolBuildError) -> Failure {
    Failure::new(FailureText::NoThreads).with("count", count).because(cause)
}

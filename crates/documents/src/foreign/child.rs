//! The child process: sets limits on itself, reads one file, writes one answer.

use std::{
    io::{self, Write as _},
    path::Path,
    process::Command,
};

use super::{answer, answer::ChildAnswer, doc, ocr, pdf};
use crate::{
    block::Document,
    file_guard,
    limits::Limit,
    picture::{PictureCollector, Sources},
};

/// Serves one request of the parent: reads the file, or draws pages of it (`1,2,5`, from 0). The answer goes to
/// standard output. Call it in a process that does nothing else, since its limits stay.
///
/// # Errors
/// If limits can't be set, the file can't be read, or the parent is gone.
pub fn serve(path: &Path, pages: Option<&str>) -> io::Result<()> {
    limit(MEMORY, if pages.is_some() { DRAWING_SECONDS } else { READING_SECONDS })?;
    let bytes = file_guard::bytes(path, Limit::FileBytes, Limit::FileBytes.allowed()).map_err(io::Error::other)?;
    let sources = Sources::default();
    let mut pictures = PictureCollector::new(&sources, path);
    let is_pdf = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("pdf"));
    let answer = match pages {
        Some(pages) => {
            let pages: Vec<usize> = pages.split(',').filter_map(|page| page.parse().ok()).collect();
            pdf::draw(bytes, &pages, &mut pictures)
        }
        None if is_pdf => pdf::read(bytes),
        None => doc::read(&bytes, &mut pictures),
    };
    let mut out = io::stdout().lock();
    answer::write(&mut out, answer.unwrap_or_else(|refused: ChildAnswer| refused), &pictures.into_assets())?;
    out.flush()
}

/// Reads a foreign file in this very process, without limits: for fuzzing and measuring. None if it is refused.
pub fn read_here(extension: &str, bytes: Vec<u8>) -> Option<Document> {
    let sources = Sources::default();
    let mut pictures = PictureCollector::new(&sources, Path::new(""));
    let answer = if extension == "pdf" { pdf::read(bytes) } else { doc::read(&bytes, &mut pictures) };
    match answer {
        Ok(ChildAnswer::Read(read)) => {
            Some(Document { blocks: read.blocks, footnotes: read.footnotes, ..Document::default() })
        }
        _ => None,
    }
}

/// Replaces this process by a program that prints the text of a file, within the same limits.
///
/// # Errors
/// If limits can't be set or the program can't be started. It does not return otherwise, except on systems where a
/// process can't be replaced: there it returns after the program's end.
pub fn become_tool(tool: &Path, file: &Path) -> io::Result<()> {
    limit(MEMORY, TOOL_SECONDS)?;
    let mut command = Command::new(tool);
    // One thread: other documents are being read at the same time.
    command.args(ocr::arguments(tool, file)).env("OMP_THREAD_LIMIT", "1");
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt as _;
        Err(command.exec())
    }
    #[cfg(not(unix))]
    {
        let status = command.status()?;
        if status.success() { Ok(()) } else { Err(io::Error::other("the tool failed")) }
    }
}

/// Seconds of processor time after which the system ends a child that reads.
const READING_SECONDS: u64 = 6;
/// Seconds of processor time for drawing a few pages.
const DRAWING_SECONDS: u64 = 3;
/// Seconds of processor time for an external program.
const TOOL_SECONDS: u64 = 10;
/// Upper bound of mapped memory in bytes.
const MEMORY: u64 = 512 << 20;

/// Limits this process's memory (bytes that it may map) and processor time (seconds), and allows no core file, no writing
/// to files, no children. Windows has no such calls: there, and for memory on macOS, only the parent's timeout applies.
///
/// # Errors
/// The system refuses a limit.
#[cfg(unix)]
pub fn limit(memory: u64, seconds: u64) -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let set = |resource, value| setrlimit(resource, Rlimit { current: Some(value), maximum: Some(value) });
    set(Resource::Core, 0)?;
    set(Resource::Fsize, 0)?;
    set(Resource::Cpu, seconds)?;
    #[cfg(target_os = "linux")]
    {
        set(Resource::As, memory)?;
        set(Resource::Nproc, 0)?;
    }
    #[cfg(not(target_os = "linux"))]
    let _ = memory;
    Ok(())
}

/// Nothing on this system limits a process from within; the parent's timeout does.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub fn limit(_: u64, _: u64) -> io::Result<()> {
    Ok(())
}

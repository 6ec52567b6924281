//! The child's side: limits on itself first, then one file, then one answer.

use std::{
    io::{self, Write as _},
    path::Path,
    process::Command,
};

use super::{answer, answer::Answer, doc, ocr, pdf};
use crate::documents::{
    self, Limit,
    block::Document,
    picture::{Pictures, Sources},
};

/// Does what the parent asks for: reads the file, or draws pages of it (`1,2,5`, from 0). The answer goes to
/// standard output. Call it on a process that does nothing else: its limits stay.
///
/// # Errors
/// Where limits can't be set, the file can't be read, or the parent is gone.
pub fn serve(path: &Path, pages: Option<&str>) -> io::Result<()> {
    limit(if pages.is_some() { DRAWING_SECONDS } else { READING_SECONDS })?;
    let bytes = documents::bytes(path, Limit::FileBytes, Limit::FileBytes.allowed()).map_err(io::Error::other)?;
    let sources = Sources::default();
    let mut pictures = Pictures::new(&sources, path);
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
    answer::write(&mut out, answer.unwrap_or_else(|refused: Answer| refused), &pictures.into_assets())?;
    out.flush()
}

/// Reads a foreign file in this very process, without any limit: to find faults and to measure. None where it is refused.
pub fn read_here(extension: &str, bytes: Vec<u8>) -> Option<Document> {
    let sources = Sources::default();
    let mut pictures = Pictures::new(&sources, Path::new(""));
    let answer = if extension == "pdf" { pdf::read(bytes) } else { doc::read(&bytes, &mut pictures) };
    match answer {
        Ok(Answer::Read(read)) => {
            Some(Document { blocks: read.blocks, footnotes: read.footnotes, ..Document::default() })
        }
        _ => None,
    }
}

/// Becomes a program that prints what a file says, within the same limits.
///
/// # Errors
/// Where limits can't be set or the program can't be started; it does not return otherwise, but with the program's end
/// where one process can't become another.
pub fn become_tool(tool: &Path, file: &Path) -> io::Result<()> {
    limit(TOOL_SECONDS)?;
    let mut command = Command::new(tool);
    // One thread: other documents are being read as well.
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

/// Seconds of the processor after which the system ends the child.
const READING_SECONDS: u64 = 6;
/// The same for drawing a few pages.
const DRAWING_SECONDS: u64 = 3;
/// The same for a program that it becomes.
const TOOL_SECONDS: u64 = 10;
/// Bytes of memory that it may map.
#[cfg(unix)]
const MEMORY: u64 = 512 << 20;

/// Memory, processor time, no core file, no bytes into any file, no children. Windows has no such calls: there, and
/// for memory on macOS, only the parent's clock holds the child.
#[cfg(unix)]
fn limit(seconds: u64) -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let set = |resource, value| setrlimit(resource, Rlimit { current: Some(value), maximum: Some(value) });
    set(Resource::Core, 0)?;
    set(Resource::Fsize, 0)?;
    set(Resource::Cpu, seconds)?;
    #[cfg(target_os = "linux")]
    {
        set(Resource::As, MEMORY)?;
        set(Resource::Nproc, 0)?;
    }
    #[cfg(not(target_os = "linux"))]
    let _ = MEMORY;
    Ok(())
}

#[cfg(not(unix))]
fn limit(_: u64) -> io::Result<()> {
    Ok(())
}

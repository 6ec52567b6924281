//! The child's side: limits on itself first, then one file, then one answer.

use std::{
    io::{self, Write as _},
    path::Path,
};

use super::{answer, answer::Answer, doc, pdf};
use crate::documents::{
    self, Limit,
    picture::{Pictures, Sources},
};

/// Does what the parent asks for: reads the file, or draws pages of it (`1,2,5`, from 0). The answer goes to
/// standard output. Call it on a process that does nothing else: its limits stay.
///
/// # Errors
/// Where limits can't be set, the file can't be read, or the parent is gone.
pub fn serve(path: &Path, pages: Option<&str>) -> io::Result<()> {
    limit()?;
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

/// Seconds of the processor after which the system ends the child.
#[cfg(unix)]
const CPU_SECONDS: u64 = 8;
/// Bytes of memory that it may map.
#[cfg(unix)]
const MEMORY: u64 = 512 << 20;

/// Memory, processor time, no core file, no bytes into any file, no children. Windows has no such calls: there, and
/// for memory on macOS, only the parent's clock holds the child.
#[cfg(unix)]
fn limit() -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let set = |resource, value| setrlimit(resource, Rlimit { current: Some(value), maximum: Some(value) });
    set(Resource::Core, 0)?;
    set(Resource::Fsize, 0)?;
    set(Resource::Cpu, CPU_SECONDS)?;
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
fn limit() -> io::Result<()> {
    Ok(())
}

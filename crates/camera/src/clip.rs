//! A clip: the images of a folder, or the frames of an MJPEG AVI file, in order.

use std::{
    cmp::Ordering,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use image::ImageReader;

use super::{
    avi::Avi,
    error::{CameraError, FrameError},
    format::PixelFormat,
    frame::{Captured, Description, FrameSource, Payload, RawFrame, Skipped},
    jpeg,
};

/// Frame rate of a clip that doesn't state one.
pub const CLIP_FPS: f64 = 30.0;

/// Extensions of the image files that are read.
const IMAGES: [&str; 6] = ["jpg", "jpeg", "png", "pgm", "ppm", "pnm"];

/// Returns every frame, as fast as it is requested.
#[derive(Debug)]
pub struct Clip {
    path: PathBuf,
    frames: Frames,
    next: usize,
    size: (u32, u32),
    fps: f64,
}

#[derive(Debug)]
enum Frames {
    Files(Vec<PathBuf>),
    Avi(Avi),
}

impl Clip {
    /// Opens a folder, whose images are taken in natural order (2 before 10) without subfolders, or an AVI file. A clip
    /// without any image file is refused; single unreadable images are skipped later.
    pub fn open(path: &Path) -> Result<Self, CameraError> {
        let failed = |source| CameraError::ReadClip { path: path.to_owned(), source: Arc::new(source) };
        let (frames, size, fps) = if fs::metadata(path).map_err(failed)?.is_dir() {
            let files = images_of(path).map_err(failed)?;
            let size = files.iter().find_map(|file| size_of(file));
            (Frames::Files(files), size, None)
        } else {
            let avi = Avi::open(path)
                .map_err(failed)?
                .map_err(|source| CameraError::Avi { path: path.to_owned(), source })?;
            let (size, fps) = ((avi.len() > 0).then_some(avi.size), avi.fps);
            (Frames::Avi(avi), size, fps)
        };
        let size = size.ok_or_else(|| CameraError::EmptyClip { path: path.to_owned() })?;
        Ok(Self { path: path.to_owned(), frames, next: 0, size, fps: fps.unwrap_or(CLIP_FPS) })
    }

    /// Number of frames, unreadable ones included.
    pub fn len(&self) -> usize {
        match &self.frames {
            Frames::Files(files) => files.len(),
            Frames::Avi(avi) => avi.len(),
        }
    }

    /// Always false: a clip without frames is not opened.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl FrameSource for Clip {
    fn capture(&mut self) -> Result<Captured, CameraError> {
        let (index, number) = (self.next, self.next as u64);
        let (payload, file) = match &mut self.frames {
            Frames::Files(files) => {
                let Some(file) = files.get(index) else { return Ok(Captured::Ended) };
                (
                    fs::read(file).map(Payload::File).map_err(|error| FrameError::Read(Arc::new(error))),
                    Some(file.clone()),
                )
            }
            Frames::Avi(avi) => match avi.read(index) {
                Ok(None) => return Ok(Captured::Ended),
                Ok(Some(bytes)) => (jpeg::take(&bytes).map(|bytes| Payload::Jpeg { bytes, size: None }), None),
                Err(error) => (Err(FrameError::Read(Arc::new(error))), None),
            },
        };
        self.next += 1;
        Ok(match payload {
            Ok(payload) => Captured::Frame(RawFrame {
                payload,
                number,
                at: Duration::from_secs_f64(index as f64 / self.fps),
                file,
            }),
            Err(reason) => Captured::Skipped(Skipped { number, file, reason }),
        })
    }

    fn description(&self) -> Description {
        Description {
            name: self.path.display().to_string(),
            format: match self.frames {
                Frames::Files(_) => PixelFormat::Images,
                Frames::Avi(_) => PixelFormat::Mjpeg,
            },
            size: self.size,
            fps: self.fps,
        }
    }
}

/// Image files of the folder in natural order.
fn images_of(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        if !hidden && ending.is_some_and(|ending| IMAGES.contains(&ending.as_str())) && !path.is_dir() {
            files.push(path);
        }
    }
    let name = |path: &PathBuf| path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    files.sort_by(|a, b| natural_order(&name(a), &name(b)));
    Ok(files)
}

/// Compares runs of digits by value and the rest letter by letter, ignoring case; ties by bytes.
fn natural_order(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a, b);
    while let (Some(x), Some(y)) = (left.chars().next(), right.chars().next()) {
        let order = if x.is_ascii_digit() && y.is_ascii_digit() {
            let (m, n) = (take_digits(&mut left), take_digits(&mut right));
            // Without leading zeros, the longer number is the larger.
            m.len().cmp(&n.len()).then_with(|| m.cmp(n))
        } else {
            (left, right) = (&left[x.len_utf8()..], &right[y.len_utf8()..]);
            x.to_lowercase().cmp(y.to_lowercase())
        };
        if order != Ordering::Equal {
            return order;
        }
    }
    left.len().cmp(&right.len()).then_with(|| a.cmp(b))
}

/// Takes the leading digits off; returns them without leading zeros.
fn take_digits<'a>(text: &mut &'a str) -> &'a str {
    let end = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    *text = rest;
    digits.trim_start_matches('0')
}

/// Width and height from the image file's header.
fn size_of(file: &Path) -> Option<(u32, u32)> {
    ImageReader::open(file).ok()?.with_guessed_format().ok()?.into_dimensions().ok()
}

#[cfg(test)]
mod tests {
    use image::RgbImage;
    use tempfile::TempDir;

    use super::*;
    use crate::{FrameReader, avi::AviError};

    /// A folder with plain grey images of these names; the grey value counts up from 10.
    fn folder(names: &[&str]) -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (number, name) in names.iter().enumerate() {
            RgbImage::from_pixel(8, 6, image::Rgb([10 + number as u8; 3])).save(folder.path().join(name)).unwrap();
        }
        folder
    }

    fn greys(reader: &mut FrameReader) -> Vec<u8> {
        let mut greys = Vec::new();
        while let Some(frame) = reader.next_frame().unwrap() {
            greys.push(frame.image[(0, 0)][0]);
        }
        greys
    }

    fn reader(path: &Path) -> FrameReader {
        FrameReader::new(Box::new(Clip::open(path).unwrap()))
    }

    #[test]
    fn frames_come_in_natural_order() {
        let names = ["f1.png", "f2.ppm", "f10.pgm", "F11.PNG", "g003.png", "g20.png"];
        let folder = folder(&names);
        fs::write(folder.path().join("notes.txt"), "no image").unwrap();
        fs::write(folder.path().join(".f0.png"), "hidden").unwrap();
        fs::create_dir(folder.path().join("f3.png")).unwrap();
        let mut clip = reader(folder.path());
        assert_eq!(clip.description().size, (8, 6));
        assert_eq!(greys(&mut clip), [10, 11, 12, 13, 14, 15]);
        assert_eq!(clip.skipped_count(), 0);
        assert!(clip.next_frame().unwrap().is_none(), "it stays at its end");
    }

    #[test]
    fn natural_order_is_total() {
        let sorted = ["", "1", "01", "2", "10", "a", "A", "a1", "a01", "a2b", "a2c", "a10", "b", "đ2", "đ10"];
        for (i, a) in sorted.iter().enumerate() {
            for (j, b) in sorted.iter().enumerate() {
                // Where only case or zeros differ, the bytes decide.
                let same = natural_order(a, b) == Ordering::Equal;
                assert_eq!(same, i == j, "{a} {b}");
                assert_eq!(natural_order(a, b), natural_order(b, a).reverse(), "{a} {b}");
            }
        }
        let mut shuffled = ["a10", "a2b", "a1", "b", "đ10", "đ2"];
        shuffled.sort_by(|a, b| natural_order(a, b));
        assert_eq!(shuffled, ["a1", "a2b", "a10", "b", "đ2", "đ10"]);
    }

    #[test]
    fn unreadable_images_are_reported_and_skipped() {
        let folder = folder(&["1.png", "3.png", "4.png"]);
        fs::write(folder.path().join("0.jpg"), [0xff, 0xd8, 0xff]).unwrap();
        fs::write(folder.path().join("2.png"), b"\x89PNG\r\n\x1a\n nothing more").unwrap();
        let mut clip = reader(folder.path());
        assert_eq!(greys(&mut clip), [10, 11, 12]);
        let skipped: Vec<_> = clip.skipped().iter().map(|one| (one.number, one.file.clone().unwrap())).collect();
        assert_eq!(skipped, [(0, folder.path().join("0.jpg")), (2, folder.path().join("2.png"))]);
    }

    #[test]
    fn numbers_and_times_count_skipped_frames_too() {
        let folder = folder(&["1.png", "3.png"]);
        fs::write(folder.path().join("2.png"), b"nothing").unwrap();
        let mut clip = reader(folder.path());
        let first = clip.next_frame().unwrap().unwrap();
        let third = clip.next_frame().unwrap().unwrap();
        assert_eq!((first.number, first.at), (0, Duration::ZERO));
        assert_eq!(third.number, 2);
        assert!((third.at.as_secs_f64() - 2.0 / CLIP_FPS).abs() < 1e-6);
    }

    #[test]
    fn an_avi_gives_its_frames() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("clip.avi");
        let mut images: Vec<Vec<u8>> = (1..6).map(|seed| jpeg::tests::sample((64, 48), seed)).collect();
        images[2].truncate(400);
        fs::write(&path, super::super::avi::tests::sample(*b"MJPG", &images)).unwrap();
        let mut clip = reader(&path);
        assert_eq!(clip.description().format, PixelFormat::Mjpeg);
        assert!((clip.description().fps - 25.0).abs() < 1e-9);
        let mut numbers = Vec::new();
        while let Some(frame) = clip.next_frame().unwrap() {
            let expected = image::load_from_memory(&images[frame.number as usize]).unwrap().into_rgb8();
            let worst = frame.image.iter().zip(expected.iter()).map(|(a, b)| a.abs_diff(*b)).max();
            assert!(worst <= Some(2), "{worst:?}");
            numbers.push((frame.number, frame.at.as_millis()));
        }
        assert_eq!(numbers, [(0, 0), (1, 40), (3, 120), (4, 160)]);
        assert!(matches!(clip.skipped(), [Skipped { number: 2, reason: FrameError::NoEnd, .. }]));
    }

    #[test]
    fn what_is_no_clip_says_why() {
        let folder = tempfile::tempdir().unwrap();
        let error = |name: &str| Clip::open(&folder.path().join(name)).unwrap_err();
        assert!(matches!(Clip::open(folder.path()), Err(CameraError::EmptyClip { .. })));
        assert!(matches!(error("absent"), CameraError::ReadClip { .. }));
        fs::write(folder.path().join("x.mp4"), b"not an AVI file").unwrap();
        assert!(matches!(error("x.mp4"), CameraError::Avi { source: AviError::NotAvi, .. }));
        fs::write(folder.path().join("1.png"), b"nothing").unwrap();
        assert!(matches!(Clip::open(folder.path()), Err(CameraError::EmptyClip { .. })));
    }
}

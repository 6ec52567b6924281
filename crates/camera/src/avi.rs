//! Reads the frames of an MJPEG AVI file (RIFF, Microsoft's AVI 1.0 and the extensions of `OpenDML`).

use std::{
    fs::File,
    io::{self, BufReader, Read, Seek, SeekFrom},
    path::Path,
};

use thiserror::Error;

/// Why a file can't be played as a clip.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AviError {
    /// It doesn't have an AVI header.
    #[error("not an AVI file")]
    NotAvi,
    /// It describes no video stream.
    #[error("no video in it")]
    NoVideo,
    /// Its video codec, a four-character code, is not MJPEG.
    #[error("its video is {} instead of MJPEG", .0.escape_ascii())]
    NotMjpeg([u8; 4]),
}

/// Larger chunks are treated as damage, in bytes.
const MAX_FRAME: u64 = 64 << 20;
/// Deepest nesting of lists: RIFF, `movi`, `rec `, and one to spare.
const MAX_DEPTH: u8 = 4;

/// An open file with an index of its frames.
#[derive(Debug)]
pub(crate) struct Avi {
    file: BufReader<File>,
    frames: Vec<(u64, usize)>,
    /// Width and height in pixels, from the header.
    pub(crate) size: (u32, u32),
    /// Frames per second, where the header states it.
    pub(crate) fps: Option<f64>,
}

impl Avi {
    /// Indexes the frames. A truncated file yields those that are complete.
    pub(crate) fn open(path: &Path) -> io::Result<Result<Self, AviError>> {
        let file = File::open(path)?;
        let end = file.metadata()?.len();
        let mut scan = AviScan { file: BufReader::new(file), header: AviHeader::default(), frames: Vec::new() };
        if scan.four(0, end)? != Some(*b"RIFF") || scan.four(8, end)? != Some(*b"AVI ") {
            return Ok(Err(AviError::NotAvi));
        }
        scan.walk(0, end, 0)?;
        let AviScan { file, header, frames } = scan;
        Ok(match header {
            AviHeader { video: None, .. } => Err(AviError::NoVideo),
            AviHeader { codec, .. } if !codec.eq_ignore_ascii_case(b"MJPG") => Err(AviError::NotMjpeg(codec)),
            AviHeader { size, fps, .. } => Ok(Self { file, frames, size, fps }),
        })
    }

    /// Number of frames.
    pub(crate) fn len(&self) -> usize {
        self.frames.len()
    }

    /// Bytes of one frame; `None` past the last.
    pub(crate) fn read(&mut self, number: usize) -> io::Result<Option<Vec<u8>>> {
        let Some(&(at, length)) = self.frames.get(number) else { return Ok(None) };
        let mut bytes = vec![0; length];
        self.file.seek(SeekFrom::Start(at))?;
        self.file.read_exact(&mut bytes)?;
        Ok(Some(bytes))
    }
}

/// Header fields of the first video stream.
#[derive(Debug, Default)]
struct AviHeader {
    streams: u8,
    video: Option<u8>,
    codec: [u8; 4],
    size: (u32, u32),
    fps: Option<f64>,
}

struct AviScan {
    file: BufReader<File>,
    header: AviHeader,
    frames: Vec<(u64, usize)>,
}

impl AviScan {
    /// Reads the chunks from `at` to `end`, and those of nested lists.
    fn walk(&mut self, mut at: u64, end: u64, depth: u8) -> io::Result<()> {
        while let (Some(id), Some(length)) = (self.four(at, end)?, self.four(at + 4, end)?) {
            let length = u64::from(u32::from_le_bytes(length));
            let body = at + 8;
            match &id {
                b"RIFF" | b"LIST" if depth < MAX_DEPTH => {
                    // A recorder that was killed leaves a length of zero: then the list goes to the end.
                    let list_end = if length == 0 { end } else { end.min(body + length) };
                    self.walk(body + 4, list_end, depth + 1)?;
                    if length == 0 {
                        return Ok(());
                    }
                }
                b"avih" | b"strh" | b"strf" => self.read_header(id, body, end.min(body + length))?,
                [tens, ones, b'd', b'b' | b'c'] if self.header.video.is_some() => {
                    // An empty frame repeats the previous one: nothing new to show.
                    let whole = (1..=MAX_FRAME).contains(&length) && body + length <= end;
                    if whole && stream(*tens, *ones) == self.header.video {
                        self.frames.push((body, length as usize));
                    }
                }
                _ => {}
            }
            at = body + length + length % 2;
        }
        Ok(())
    }

    fn read_header(&mut self, id: [u8; 4], body: u64, end: u64) -> io::Result<()> {
        let mut words = [0_u32; 10];
        for (at, word) in (body..).step_by(4).zip(&mut words) {
            *word = self.four(at, end)?.map_or(0, u32::from_le_bytes);
        }
        let header = &mut self.header;
        match &id {
            // MainAVIHeader: microseconds per frame first, width and height as the ninth and tenth word.
            b"avih" => {
                header.fps = (words[0] > 0).then(|| 1e6 / f64::from(words[0]));
                header.size = (words[8], words[9]);
            }
            // AVIStreamHeader: kind, ..., scale and rate, whose quotient is more exact than whole microseconds.
            b"strh" => {
                if header.video.is_none() && words[0].to_le_bytes() == *b"vids" {
                    header.video = Some(header.streams);
                    if words[5] > 0 && words[6] > 0 {
                        header.fps = Some(f64::from(words[6]) / f64::from(words[5]));
                    }
                }
                header.streams = header.streams.saturating_add(1);
            }
            // A stream's format follows its header; a video's is a BITMAPINFOHEADER with the codec as its fifth word.
            _ if header.video.is_some() && header.video == header.streams.checked_sub(1) => {
                header.codec = words[4].to_le_bytes();
            }
            _ => {}
        }
        Ok(())
    }

    /// The four bytes at `at`, if they end before `end`.
    fn four(&mut self, at: u64, end: u64) -> io::Result<Option<[u8; 4]>> {
        if at + 4 > end {
            return Ok(None);
        }
        // Relative seek, so that the read-ahead buffer is kept.
        let here = self.file.stream_position()?;
        self.file.seek_relative(at as i64 - here as i64)?;
        let mut four = [0; 4];
        self.file.read_exact(&mut four)?;
        Ok(Some(four))
    }
}

/// Number of a chunk's stream, from the two digits that start its id.
fn stream(tens: u8, ones: u8) -> Option<u8> {
    (tens.is_ascii_digit() && ones.is_ascii_digit()).then(|| (tens - b'0') * 10 + ones - b'0')
}

#[cfg(test)]
pub(crate) mod tests {
    use std::fs;

    use super::*;

    fn chunk(id: [u8; 4], body: &[u8]) -> Vec<u8> {
        let mut out = [&id[..], &(body.len() as u32).to_le_bytes(), body].concat();
        out.resize(out.len().next_multiple_of(2), 0);
        out
    }

    fn list(id: [u8; 4], kind: [u8; 4], parts: &[Vec<u8>]) -> Vec<u8> {
        chunk(id, &[&kind[..], &parts.concat()].concat())
    }

    fn words(words: &[u32]) -> Vec<u8> {
        words.iter().flat_map(|word| word.to_le_bytes()).collect()
    }

    /// An AVI file with a sound stream before the video, as some recorders write it.
    pub(crate) fn sample(codec: [u8; 4], frames: &[Vec<u8>]) -> Vec<u8> {
        let four = u32::from_le_bytes;
        let avih = chunk(*b"avih", &words(&[33_333, 0, 0, 0, 0, 0, 2, 0, 64, 48, 0, 0, 0, 0]));
        let strl = |kind, rate, format| {
            let strh = chunk(*b"strh", &words(&[four(kind), 0, 0, 0, 0, 1001, rate, 0, 0, 0, 0, 0, 0, 0]));
            list(
                *b"LIST",
                *b"strl",
                &[strh, chunk(*b"strf", &words(&[40, 64, 48, 0x0018_0001, format, 0, 0, 0, 0, 0]))],
            )
        };
        let hdrl = list(*b"LIST", *b"hdrl", &[avih, strl(*b"auds", 48_000, 0), strl(*b"vids", 25_025, four(codec))]);
        let sound = chunk(*b"00wb", &[1, 2, 3]);
        let (first, second) = frames.split_at(frames.len() / 2);
        let mut movi: Vec<Vec<u8>> = first.iter().map(|frame| chunk(*b"01dc", frame)).collect();
        movi.push(sound.clone());
        movi.push(chunk(*b"01dc", &[]));
        movi.push(list(*b"LIST", *b"rec ", &second.iter().map(|frame| chunk(*b"01dc", frame)).collect::<Vec<_>>()));
        let movi = list(*b"LIST", *b"movi", &movi);
        list(*b"RIFF", *b"AVI ", &[hdrl, movi, chunk(*b"idx1", &[0; 32])])
    }

    fn open(bytes: &[u8]) -> Result<Avi, AviError> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("clip.avi");
        fs::write(&path, bytes).unwrap();
        Avi::open(&path).unwrap()
    }

    fn frames(avi: &mut Avi) -> Vec<Vec<u8>> {
        (0..avi.len()).map(|number| avi.read(number).unwrap().unwrap()).collect()
    }

    #[test]
    fn gives_the_video_frames_in_order() {
        let wanted = [b"one".to_vec(), b"two!".to_vec(), b"three".to_vec(), b"four".to_vec()];
        let mut avi = open(&sample(*b"MJPG", &wanted)).unwrap();
        assert_eq!(frames(&mut avi), wanted);
        assert_eq!(avi.size, (64, 48));
        assert!((avi.fps.unwrap() - 25.0).abs() < 1e-9);
        assert!(avi.read(4).unwrap().is_none());
    }

    #[test]
    fn further_parts_are_read() {
        let more = list(*b"RIFF", *b"AVIX", &[list(*b"LIST", *b"movi", &[chunk(*b"01dc", b"last")])]);
        let mut avi = open(&[sample(*b"mjpg", &[b"one".to_vec()]), more].concat()).unwrap();
        assert_eq!(frames(&mut avi), [b"one".to_vec(), b"last".to_vec()]);
    }

    #[test]
    fn a_file_that_was_cut_off_gives_its_whole_frames() {
        let wanted = [b"one".to_vec(), b"two!".to_vec(), b"three".to_vec(), b"four".to_vec()];
        let whole = sample(*b"MJPG", &wanted);
        let mut most = 0;
        for length in 0..whole.len() {
            if let Ok(mut avi) = open(&whole[..length]) {
                let found = frames(&mut avi);
                assert!(wanted.starts_with(&found), "cut at {length}: {found:?}");
                most = most.max(found.len());
            }
        }
        assert_eq!(most, 4);
    }

    #[test]
    fn a_list_without_a_length_goes_to_the_end() {
        let mut bytes = sample(*b"MJPG", &[b"one".to_vec(), b"two!".to_vec()]);
        let movi = bytes.windows(4).position(|four| four == b"movi").unwrap();
        bytes[movi - 4..movi].fill(0);
        bytes[4..8].fill(0);
        assert_eq!(frames(&mut open(&bytes).unwrap()), [b"one".to_vec(), b"two!".to_vec()]);
    }

    #[test]
    fn other_files_are_refused() {
        assert_eq!(open(b"").unwrap_err(), AviError::NotAvi);
        assert_eq!(open(b"RIFF\x04\0\0\0WAVE").unwrap_err(), AviError::NotAvi);
        assert_eq!(open(&list(*b"RIFF", *b"AVI ", &[])).unwrap_err(), AviError::NoVideo);
        assert_eq!(open(&sample(*b"H264", &[])).unwrap_err(), AviError::NotMjpeg(*b"H264"));
        // Deeply nested lists must be read no deeper than real files go.
        let deep = (0..5_000).fold(Vec::new(), |inner, _| list(*b"LIST", *b"rec ", &[inner]));
        assert_eq!(open(&list(*b"RIFF", *b"AVI ", &[deep])).unwrap_err(), AviError::NoVideo);
    }
}

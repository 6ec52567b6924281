//! Which models recognise faces, and on which runtime: resolved once, at the start.

use std::{env, iter, path::PathBuf};

use super::error::AppError;
use crate::vision::{Recognizer, Runtime, VisionError};

/// Names the ONNX Runtime library, which is faster than the runtime inside.
pub const RUNTIME_LIBRARY: &str = "DAIHOI_ONNXRUNTIME";

/// How faces are recognised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Models {
    /// Another set than the one inside the binary.
    pub folder: Option<PathBuf>,
    /// ONNX Runtime's library; without one, or where it can't be loaded, tract runs the networks.
    pub library: Option<PathBuf>,
}

impl Models {
    /// A folder from the command line, a library from the environment.
    pub fn new(folder: Option<PathBuf>) -> Self {
        Self { folder, library: env::var_os(RUNTIME_LIBRARY).map(PathBuf::from) }
    }

    /// Loads the networks; takes a few tenths of a second. That a library can't be used stands in the log.
    pub fn open(&self) -> Result<Recognizer, AppError> {
        self.open_telling(|_| ())
    }

    /// Like [`Self::open`]; `told` receives the reason where tract runs the networks although a library was named.
    pub fn open_telling(&self, told: impl FnOnce(AppError)) -> Result<Recognizer, AppError> {
        let folder = self.folder.as_deref();
        if let Some(library) = &self.library {
            match Recognizer::open(folder, &Runtime::OnnxRuntime(library.clone())) {
                Err(error @ (VisionError::Library { .. } | VisionError::LibraryAgain { .. })) => {
                    tracing::warn!(%error, "tract is used instead");
                    told(error.into());
                }
                other => return Ok(other?),
            }
        }
        Ok(Recognizer::open(folder, &Runtime::Tract)?)
    }

    /// Loads the networks once for each of `many` threads; a library that can't be used is reported once.
    pub fn open_several(&self, many: usize, told: impl FnOnce(AppError)) -> Result<Vec<Recognizer>, AppError> {
        let first = self.open_telling(told);
        iter::once(first).chain((1..many).map(|_| self.open())).collect()
    }
}

//! Runs networks through ort: on tract, which is part of the binary, or on an ONNX Runtime library where one is given.

use std::{
    env, fmt,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use ort::{
    environment::Environment,
    logging::LogLevel,
    session::{Session, builder::GraphOptimizationLevel},
    value::TensorRef,
};

use super::{
    error::{RuntimeFault, VisionError},
    manifest::Model,
    network::Network,
    role::ModelRole,
};

/// Environment variable with the path of ONNX Runtime's library.
pub const VARIABLE: &str = "DAIHOI_ONNXRUNTIME";

/// The engine that runs the networks. A process has one: the first that is used.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Runtime {
    /// Pure Rust and part of the binary, so nothing has to be installed.
    #[default]
    Tract,
    /// ONNX Runtime 1.24 or later, from this library: about twice as fast.
    OnnxRuntime(PathBuf),
}

impl Runtime {
    /// The library that `DAIHOI_ONNXRUNTIME` names, else tract.
    pub fn from_environment() -> Self {
        match env::var_os(VARIABLE) {
            Some(path) if !path.is_empty() => Self::OnnxRuntime(path.into()),
            _ => Self::Tract,
        }
    }
}

impl fmt::Display for Runtime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tract => f.write_str("tract"),
            Self::OnnxRuntime(library) => write!(f, "ONNX Runtime ({})", library.display()),
        }
    }
}

/// State of the process-wide runtime.
enum RuntimeState {
    /// No runtime was requested yet.
    Open,
    /// This library failed to load. ort 2.0.0-rc.14 takes every further attempt for a success and then panics, so none
    /// is made.
    Failed(PathBuf),
    /// ort allows one runtime per process, and drops it with its last handle.
    Running(Runtime, Environment),
}

static STATE: Mutex<RuntimeState> = Mutex::new(RuntimeState::Open);

/// The process's environment, created on first use. A library that fails to load leaves the choice open.
fn environment(runtime: &Runtime) -> Result<Environment, VisionError> {
    let mut state = STATE.lock().unwrap_or_else(PoisonError::into_inner);
    match (&*state, runtime) {
        (RuntimeState::Running(chosen, environment), _) if chosen == runtime => return Ok(environment.clone()),
        (RuntimeState::Running(chosen, _), _) => return Err(VisionError::RuntimeFixed { running: chosen.to_string() }),
        (RuntimeState::Failed(failed), Runtime::OnnxRuntime(library)) => {
            return Err(VisionError::LibraryAgain { library: library.clone(), failed: failed.clone() });
        }
        (RuntimeState::Open | RuntimeState::Failed(_), _) => {}
    }
    let environment = match runtime {
        Runtime::Tract => {
            ort::set_api(ort_tract::api());
            ort::init().with_telemetry(false).build().map_err(|source| library(Path::new("tract"), source))?
        }
        Runtime::OnnxRuntime(path) => {
            let builder = ort::init_from(path).map_err(|source| {
                *state = RuntimeState::Failed(path.clone());
                library(path, source)
            })?;
            let builder = builder.with_telemetry(false).with_logger(std::sync::Arc::new(log));
            builder.build().map_err(|source| library(path, source))?
        }
    };
    *state = RuntimeState::Running(runtime.clone(), environment.clone());
    Ok(environment)
}

/// Forwards the library's own messages to the log, so that none is written across the console.
fn log(level: LogLevel, category: &str, _id: &str, _location: &str, message: &str) {
    match level {
        LogLevel::Verbose | LogLevel::Info => tracing::trace!(category, message),
        LogLevel::Warning => tracing::debug!(category, message),
        LogLevel::Error | LogLevel::Fatal => tracing::warn!(category, message),
    }
}

fn library(path: &Path, source: impl Into<RuntimeFault>) -> VisionError {
    VisionError::Library { library: path.to_owned(), source: source.into() }
}

/// A session with its role in the pipeline.
struct LoadedNetwork {
    role: ModelRole,
    session: Session,
    input: Vec<usize>,
    outputs: Vec<String>,
}

/// Opens an expanded graph.
///
/// `outputs` names the outputs wanted, in order; an empty slice means all, in the file's order. `model` gives the role
/// and path for messages; `graph` is what is run.
pub fn open(runtime: &Runtime, model: &Model, graph: &[u8], outputs: &[&str]) -> Result<Box<dyn Network>, VisionError> {
    let environment = environment(runtime)?;
    let load = |source: ort::Error| VisionError::Load { path: model.path.clone(), source: source.into() };
    let mut builder = Session::builder(&environment)
        .map_err(load)?
        // tract takes six times as long without it.
        .with_optimization_level(GraphOptimizationLevel::Level3)
        .map_err(|error| load(error.into()))?;
    if matches!(runtime, Runtime::OnnxRuntime(_)) {
        // One frame at a time is processed beside a console, a store and a search index, so one core is its share.
        builder = builder.with_intra_threads(1).map_err(|error| load(error.into()))?;
    }
    let session = builder.commit_from_memory(graph).map_err(load)?;

    let shape = session.inputs().first().and_then(|input| input.dtype().tensor_shape());
    let shape: Option<Vec<usize>> =
        shape.and_then(|shape| shape.iter().map(|&side| usize::try_from(side).ok().filter(|&side| side > 0)).collect());
    let Some(input) = shape else {
        return Err(VisionError::InputShape { path: model.path.clone() });
    };
    let known: Vec<String> = session.outputs().iter().map(|output| output.name().to_owned()).collect();
    if let Some(missing) = outputs.iter().find(|name| !known.iter().any(|known| known == *name)) {
        return Err(VisionError::NoOutput { role: model.role, output: (*missing).to_owned() });
    }
    let outputs = if outputs.is_empty() { known } else { outputs.iter().map(|&name| name.to_owned()).collect() };
    Ok(Box::new(LoadedNetwork { role: model.role, session, input, outputs }))
}

impl Network for LoadedNetwork {
    fn input(&self) -> &[usize] {
        &self.input
    }

    fn run(&mut self, input: &[f32]) -> Result<Vec<Vec<f32>>, VisionError> {
        let role = self.role;
        let fail = |source: ort::Error| VisionError::Run { role, source: source.into() };
        let tensor = TensorRef::from_array_view((self.input.as_slice(), input)).map_err(fail)?;
        let results = self.session.run(ort::inputs![tensor]).map_err(fail)?;
        let read = |name: &String| {
            let value = results.get(name.as_str());
            let value = value.ok_or_else(|| VisionError::NoOutput { role, output: name.clone() })?;
            Ok(value.try_extract_tensor::<f32>().map_err(fail)?.1.to_vec())
        };
        self.outputs.iter().map(read).collect()
    }
}

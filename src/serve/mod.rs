//! HTTP server for the site on the local network: read-only, its files and nothing else, behind an access code where
//! one is set.
//!
//! `app::lan` has the plan, the errors and the trait that this implements; the command line passes [`LanServer`] to
//! whoever opens a site.

mod addresses;
mod code;
mod file_cache;
mod file_type;
mod hex;
mod listen;
mod live_reload;
mod not_found;
mod path;
mod readers;
mod request_headers;
mod response;
mod router;
mod site_file;
mod write_timeout;

use std::{
    io,
    sync::{Arc, Mutex, PoisonError},
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use tokio::{runtime, signal, sync::watch, time::sleep};

use self::router::SiteState;
use crate::app::{
    error::LanError,
    lan::{self, Access, Address, Listen, Opened, Plan, Readers, Server},
};

/// Worker threads: requests are short, and the machine has other work.
const THREADS: usize = 2;

/// Opens sites on the local network.
#[derive(Debug, Clone, Copy, Default)]
pub struct LanServer;

impl Server for LanServer {
    fn open(&self, plan: &Plan) -> Result<Box<dyn Opened>, LanError> {
        Ok(Box::new(open(plan)?))
    }
}

/// A site that is being served, until it is closed or dropped.
pub struct OpenSite {
    listen: Listen,
    port: u16,
    state: Arc<SiteState>,
    stop: watch::Sender<bool>,
    thread: Option<JoinHandle<()>>,
    fallen: Arc<Mutex<Option<String>>>,
}

/// Opens a site on the local network; it is served on threads of its own.
///
/// # Errors
///
/// There is no site, it has documents for internal circulation and no code is set, or the address can't be bound.
pub fn open(plan: &Plan) -> Result<OpenSite, LanError> {
    if !plan.site.join("index.html").is_file() {
        return Err(LanError::NoSite { folder: plan.site.clone() });
    }
    let internal = lan::internal_documents(&plan.site);
    if internal > 0 && matches!(plan.access, Access::Everybody { internal_too: false }) {
        return Err(LanError::Internal { documents: internal });
    }
    listen::raise_file_limit();
    let (listeners, port) = listen::bind(plan.listen)?;
    let state = Arc::new(SiteState::new(plan));
    let router = router::router(Arc::clone(&state), lan::POLICY);
    let (stop, stopped) = watch::channel(false);
    let fallen = Arc::new(Mutex::new(None));
    let failed = |source| LanError::Listen { listen: plan.listen.to_string(), source };
    let runtime = runtime::Builder::new_multi_thread()
        .worker_threads(THREADS)
        .max_blocking_threads(4 * THREADS)
        .thread_name("lan")
        .enable_all()
        .build()
        .map_err(failed)?;
    let fell = Arc::clone(&fallen);
    let thread = thread::Builder::new().name("lan".to_owned()).spawn(move || {
        let outcome: io::Result<()> = runtime.block_on(listen::serve(listeners, router, stopped));
        runtime.shutdown_background();
        if let Err(error) = outcome {
            *fell.lock().unwrap_or_else(PoisonError::into_inner) = Some(error.to_string());
        }
    });
    Ok(OpenSite { listen: plan.listen, port, state, stop, thread: Some(thread.map_err(failed)?), fallen })
}

impl OpenSite {
    /// Port in use, also where the system chose it.
    pub fn port(&self) -> u16 {
        self.port
    }
}

impl OpenSite {
    /// Blocks until Ctrl+C is pressed, the system asks the program to end, or the server fails. Calls `locked` with the
    /// number of documents for internal circulation that lock the site, whenever it changes.
    pub fn until_interrupted(&self, mut locked: impl FnMut(usize)) -> io::Result<()> {
        /// Interval of checks that the server still runs.
        const LOOK: Duration = Duration::from_millis(500);
        runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
            let fell = async {
                let mut known = 0;
                while self.fallen().is_none() {
                    let now = self.locked_by();
                    if now != known {
                        known = now;
                        locked(now);
                    }
                    sleep(LOOK).await;
                }
            };
            tokio::select! {
                pressed = signal::ctrl_c() => pressed,
                asked = asked_to_end() => asked,
                () = fell => Ok(()),
            }
        })
    }
}

#[cfg(unix)]
async fn asked_to_end() -> io::Result<()> {
    signal::unix::signal(signal::unix::SignalKind::terminate())?.recv().await;
    Ok(())
}

#[cfg(not(unix))]
async fn asked_to_end() -> io::Result<()> {
    std::future::pending().await
}

impl Opened for OpenSite {
    fn addresses(&self) -> Vec<Address> {
        addresses::addresses(self.listen, self.port)
    }

    fn readers(&self) -> Readers {
        self.state.count.numbers(Instant::now())
    }

    fn locked_by(&self) -> usize {
        self.state.locked_by()
    }

    fn fallen(&self) -> Option<String> {
        let reason = self.fallen.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let ended = self.thread.as_ref().is_some_and(JoinHandle::is_finished);
        reason.or_else(|| ended.then(String::new))
    }

    fn close(mut self: Box<Self>) {
        self.end();
    }
}

impl OpenSite {
    fn end(&mut self) {
        let _ = self.stop.send(true);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for OpenSite {
    fn drop(&mut self) {
        self.end();
    }
}

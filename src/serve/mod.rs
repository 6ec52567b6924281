//! The site on the hall's network: its files and nothing else, read-only, behind a code where one is set.
//!
//! `app::hall` has the plan, the errors and the trait that this implements; the command line hands [`Hall`] to whoever
//! opens a site.

mod addresses;
mod answer;
mod code;
mod hex;
mod kind;
mod listen;
mod missing;
mod news;
mod path;
mod patience;
mod place;
mod range;
mod readers;
mod router;
mod shelf;

use std::{
    io,
    sync::{Arc, Mutex, PoisonError},
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use tokio::{runtime, signal, sync::watch, time::sleep};

use self::router::Desk;
use crate::app::hall::{self, Access, Address, HallError, Listen, Opened, Plan, Readers, Server};

/// Answers are short; this machine has more to do than to give them.
const THREADS: usize = 2;

/// Opens sites to the hall.
#[derive(Debug, Clone, Copy, Default)]
pub struct Hall;

impl Server for Hall {
    fn open(&self, plan: &Plan) -> Result<Box<dyn Opened>, HallError> {
        Ok(Box::new(open(plan)?))
    }
}

/// A site that is open to the hall, until it is closed or dropped.
pub struct Open {
    listen: Listen,
    port: u16,
    desk: Arc<Desk>,
    stop: watch::Sender<bool>,
    thread: Option<JoinHandle<()>>,
    fallen: Arc<Mutex<Option<String>>>,
}

/// Opens a site to the hall; it is served on threads of its own.
///
/// # Errors
/// No site, papers for internal circulation without a code, or a place where nobody can listen.
pub fn open(plan: &Plan) -> Result<Open, HallError> {
    if !plan.site.join("index.html").is_file() {
        return Err(HallError::NoSite { folder: plan.site.clone() });
    }
    let internal = hall::internal_documents(&plan.site);
    if internal > 0 && matches!(plan.access, Access::Everybody { internal_too: false }) {
        return Err(HallError::Internal { documents: internal });
    }
    listen::raise_file_limit();
    let (listeners, port) = listen::bind(plan.listen)?;
    let desk = Arc::new(Desk::new(plan));
    let router = router::router(Arc::clone(&desk), hall::POLICY);
    let (stop, stopped) = watch::channel(false);
    let fallen = Arc::new(Mutex::new(None));
    let failed = |source| HallError::Listen { listen: plan.listen.to_string(), source };
    let runtime = runtime::Builder::new_multi_thread()
        .worker_threads(THREADS)
        .max_blocking_threads(4 * THREADS)
        .thread_name("hall")
        .enable_all()
        .build()
        .map_err(failed)?;
    let fell = Arc::clone(&fallen);
    let thread = thread::Builder::new().name("hall".to_owned()).spawn(move || {
        let outcome: io::Result<()> = runtime.block_on(listen::serve(listeners, router, stopped));
        runtime.shutdown_background();
        if let Err(error) = outcome {
            *fell.lock().unwrap_or_else(PoisonError::into_inner) = Some(error.to_string());
        }
    });
    Ok(Open { listen: plan.listen, port, desk, stop, thread: Some(thread.map_err(failed)?), fallen })
}

impl Open {
    /// The port, also where the system chose it.
    pub fn port(&self) -> u16 {
        self.port
    }
}

impl Open {
    /// Waits until somebody presses Ctrl+C, the system asks the program to end, or the server falls. Tells by how many
    /// papers for internal circulation the site is locked, whenever that changes.
    pub fn until_interrupted(&self, mut locked: impl FnMut(usize)) -> io::Result<()> {
        /// How often is looked whether the server still stands.
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

impl Opened for Open {
    fn addresses(&self) -> Vec<Address> {
        addresses::addresses(self.listen, self.port)
    }

    fn readers(&self) -> Readers {
        self.desk.count.numbers(Instant::now())
    }

    fn locked_by(&self) -> usize {
        self.desk.locked_by()
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

impl Open {
    fn end(&mut self) {
        let _ = self.stop.send(true);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.end();
    }
}

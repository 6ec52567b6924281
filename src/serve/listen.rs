//! Listening sockets, and serving connections within limits on their number, their duration, and the size of requests.

use std::{
    collections::HashMap,
    io,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use axum::{Extension, Router};
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use socket2::{Domain, Protocol, Socket, Type};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{Semaphore, watch},
    time::{sleep, timeout},
};

use super::{router::Peer, write_timeout::WriteTimeout};
use crate::app::{error::LanError, lan::Listen};

/// Most simultaneous connections. Each browser holds up to six, for as long as `HEAD` allows.
const MOST: usize = 4_096;
/// Most connections from one address: many phones may be behind one, but not the whole hall.
const MOST_OF_ONE: usize = 512;
/// Backlog of connections that wait to be accepted.
const WAITING: i32 = 1_024;
/// Limit for the head of a request, and for the wait for the next one.
const HEAD: Duration = Duration::from_secs(15);
/// Largest head of a request, in bytes.
const LARGEST_HEAD: usize = 16 << 10;
/// Time for responses in progress when the server closes.
const LAST_ANSWERS: Duration = Duration::from_secs(3);
/// Pause when the system has no file descriptors left.
const BREATH: Duration = Duration::from_millis(100);

/// Opens listening sockets; returns them with their port.
pub(super) fn bind(listen: Listen) -> Result<(Vec<std::net::TcpListener>, u16), LanError> {
    let failed = |source: io::Error| match source.kind() {
        io::ErrorKind::AddrInUse => {
            LanError::InUse { listen: listen.to_string(), other: listen.port().checked_add(1).unwrap_or(8_081) }
        }
        _ => LanError::Listen { listen: listen.to_string(), source },
    };
    let at = match listen {
        Listen::At(at) => at,
        Listen::Everywhere(port) => SocketAddr::new(IpAddr::V4(Ipv4Addr::UNSPECIFIED), port),
    };
    let first = socket(at, false).map_err(failed)?;
    let port = first.local_addr().map_err(failed)?.port();
    let mut all = vec![first];
    if let Listen::Everywhere(_) = listen {
        // IPv6 is optional: on a machine without it, IPv4 alone is enough.
        all.extend(socket(SocketAddr::new(IpAddr::V6(Ipv6Addr::UNSPECIFIED), port), true));
    }
    Ok((all, port))
}

fn socket(at: SocketAddr, only_v6: bool) -> io::Result<std::net::TcpListener> {
    let socket = Socket::new(Domain::for_address(at), Type::STREAM, Some(Protocol::TCP))?;
    if at.is_ipv6() {
        socket.set_only_v6(only_v6)?;
    }
    // A restarted server gets its port back at once. On Windows this would share it with others.
    #[cfg(unix)]
    socket.set_reuse_address(true)?;
    socket.set_nonblocking(true)?;
    socket.bind(&at.into())?;
    socket.listen(WAITING)?;
    Ok(socket.into())
}

/// Raises the limit of open files to its maximum: each connection is one, and each file in transfer another.
pub(super) fn raise_file_limit() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        let limit = getrlimit(Resource::Nofile);
        let wanted = 2 * MOST as u64;
        let wanted = limit.maximum.map_or(wanted, |most| most.min(wanted));
        if limit.current.is_some_and(|current| current < wanted) {
            // A refusal means fewer connections, which is logged when they run out.
            let _ = setrlimit(Resource::Nofile, Rlimit { current: Some(wanted), maximum: limit.maximum });
        }
    }
}

/// Serves until `stop` becomes true.
pub(super) async fn serve(
    listeners: Vec<std::net::TcpListener>,
    router: Router,
    stop: watch::Receiver<bool>,
) -> io::Result<()> {
    let (graceful, places, crowd) =
        (GracefulShutdown::new(), Arc::new(Semaphore::new(MOST)), Arc::new(Crowd::default()));
    let mut takers = Vec::new();
    for listener in listeners {
        let taker = Taker {
            listener: TcpListener::from_std(listener)?,
            router: router.clone(),
            places: Arc::clone(&places),
            crowd: Arc::clone(&crowd),
        };
        takers.push(taker);
    }
    let mut takers = takers.into_iter();
    match (takers.next(), takers.next()) {
        (Some(one), Some(other)) => {
            tokio::join!(one.take(&graceful, stop.clone()), other.take(&graceful, stop));
        }
        (Some(one), None) => one.take(&graceful, stop).await,
        _ => {}
    }
    let _ = timeout(LAST_ANSWERS, graceful.shutdown()).await;
    Ok(())
}

struct Taker {
    listener: TcpListener,
    router: Router,
    places: Arc<Semaphore>,
    crowd: Arc<Crowd>,
}

impl Taker {
    async fn take(self, graceful: &GracefulShutdown, mut stop: watch::Receiver<bool>) {
        loop {
            let next = async {
                // A permit is acquired before a connection is accepted; until then it waits in the backlog.
                let place = Arc::clone(&self.places).acquire_owned().await;
                (self.listener.accept().await, place)
            };
            let (taken, place) = tokio::select! {
                next = next => next,
                _ = stop.wait_for(|stop| *stop) => return,
            };
            match taken {
                Ok((stream, peer)) => {
                    let Some(guest) = self.crowd.welcome(peer.ip().to_canonical()) else { continue };
                    let connection = graceful.watch(connection(stream, self.router.clone(), peer.ip()));
                    tokio::spawn(async move {
                        // A connection that breaks is nobody else's concern.
                        let _ = connection.await;
                        drop((guest, place));
                    });
                }
                Err(error) => {
                    tracing::warn!(%error, "a connection can't be taken");
                    sleep(BREATH).await;
                }
            }
        }
    }
}

type Served = http1::Connection<TokioIo<WriteTimeout<TcpStream>>, TowerToHyperService<Router>>;

fn connection(stream: TcpStream, router: Router, peer: IpAddr) -> Served {
    // Responses are small: none is delayed to fill a packet.
    let _ = stream.set_nodelay(true);
    let service = TowerToHyperService::new(router.layer(Extension(Peer(peer))));
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .max_buf_size(LARGEST_HEAD)
        .serve_connection(TokioIo::new(WriteTimeout::new(stream)), service)
}

/// Number of connections by address.
#[derive(Default)]
struct Crowd(Mutex<HashMap<IpAddr, usize>>);

impl Crowd {
    /// Counts a connection, unless its address has too many; it is counted until the guard is dropped.
    fn welcome(self: &Arc<Self>, address: IpAddr) -> Option<Guest> {
        let mut here = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = here.entry(address).or_default();
        // Programs on this machine are the operator's own.
        if *count >= MOST_OF_ONE && !address.is_loopback() {
            return None;
        }
        *count += 1;
        Some(Guest { crowd: Arc::clone(self), address })
    }
}

struct Guest {
    crowd: Arc<Crowd>,
    address: IpAddr,
}

impl Drop for Guest {
    fn drop(&mut self) {
        let mut here = self.crowd.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = here.get_mut(&self.address) {
            *count -= 1;
            if *count == 0 {
                here.remove(&self.address);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_can_not_take_all_places() {
        let crowd = Arc::new(Crowd::default());
        let (greedy, other) = (IpAddr::V4(Ipv4Addr::new(10, 0, 0, 1)), IpAddr::V4(Ipv4Addr::new(10, 0, 0, 2)));
        let mut guests: Vec<_> = (0..MOST_OF_ONE).map(|_| crowd.welcome(greedy).expect("room")).collect();
        assert!(crowd.welcome(greedy).is_none() && crowd.welcome(other).is_some());
        guests.pop();
        assert!(crowd.welcome(greedy).is_some());
        drop(guests);
        assert!(crowd.0.lock().expect("not poisoned").is_empty());
    }
}

//! Write timeout: drops a connection whose reader accepts no data for too long.
//!
//! The time of requests is limited elsewhere: head and keep-alive by hyper, the body by the router.

use std::{
    io,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    time::{Instant, Sleep, sleep},
};

/// Time in which a reader must accept the next bytes.
const WRITE_TIMEOUT: Duration = Duration::from_secs(30);

/// A stream whose writes fail after a timeout.
pub(super) struct WriteTimeout<S> {
    stream: S,
    write: Deadline,
}

impl<S> WriteTimeout<S> {
    pub(super) fn new(stream: S) -> Self {
        Self { stream, write: Deadline::default() }
    }
}

/// Deadline of a pending write.
#[derive(Default)]
struct Deadline(Option<Pin<Box<Sleep>>>);

impl Deadline {
    /// Passes a ready result on; turns a wait past the deadline into an error.
    fn over<T>(&mut self, outcome: Poll<io::Result<T>>, context: &mut Context) -> Poll<io::Result<T>> {
        if outcome.is_ready() {
            self.0 = None;
            return outcome;
        }
        let deadline = self.0.get_or_insert_with(|| Box::pin(sleep(WRITE_TIMEOUT)));
        if deadline.as_mut().poll(context).is_ready() {
            deadline.as_mut().reset(Instant::now() + WRITE_TIMEOUT);
            return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
        }
        Poll::Pending
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for WriteTimeout<S> {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context, buffer: &mut ReadBuf) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for WriteTimeout<S> {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let outcome = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.write.over(outcome, context)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context) -> Poll<io::Result<()>> {
        let outcome = Pin::new(&mut self.stream).poll_flush(context);
        self.write.over(outcome, context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context) -> Poll<io::Result<()>> {
        let outcome = Pin::new(&mut self.stream).poll_shutdown(context);
        self.write.over(outcome, context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context,
        pieces: &[io::IoSlice],
    ) -> Poll<io::Result<usize>> {
        let outcome = Pin::new(&mut self.stream).poll_write_vectored(context, pieces);
        self.write.over(outcome, context)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}

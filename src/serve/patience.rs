//! A connection that is given up when its reader takes nothing for too long.
//!
//! What readers send is bounded elsewhere: a request's head and the wait for the next one by hyper, its body by the router.

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

/// So long may a reader take for the next piece.
const PATIENCE: Duration = Duration::from_secs(30);

/// A stream whose writes fail once they have been waited for too long.
pub(super) struct Patient<S> {
    stream: S,
    write: Watch,
}

impl<S> Patient<S> {
    pub(super) fn new(stream: S) -> Self {
        Self { stream, write: Watch::default() }
    }
}

/// Runs while something is waited for.
#[derive(Default)]
struct Watch(Option<Pin<Box<Sleep>>>);

impl Watch {
    /// Passes on what came; turns a wait that is too long into an error.
    fn over<T>(&mut self, outcome: Poll<io::Result<T>>, context: &mut Context) -> Poll<io::Result<T>> {
        if outcome.is_ready() {
            self.0 = None;
            return outcome;
        }
        let watch = self.0.get_or_insert_with(|| Box::pin(sleep(PATIENCE)));
        if watch.as_mut().poll(context).is_ready() {
            watch.as_mut().reset(Instant::now() + PATIENCE);
            return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
        }
        Poll::Pending
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Patient<S> {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context, buffer: &mut ReadBuf) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Patient<S> {
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

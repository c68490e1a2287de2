//! The server: the frame page at `/`, the build below `/site/`, findings and changes below `/-/`.
//!
//! It answers only requests that name this machine as their host, so that a page of the web cannot read it under a name of its
//! own (DNS rebinding).

use super::show::Show;
use axum::Router;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::convert::Infallible;
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch::Receiver;
use tokio_stream::wrappers::WatchStream;
use tokio_stream::{Stream, StreamExt};

const PAGE: &str = include_str!("page.html");
const SCRIPT: &str = include_str!("page.js");
const STYLE: &str = include_str!("page.css");

/// What the frame page may do: its own script, style and frame, nothing of anywhere else.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

type Shows = Receiver<Arc<Show>>;

/// Serves until the process ends.
///
/// # Errors
/// Gives the system's error if the listener fails.
pub(super) fn serve(listener: TcpListener, shows: Shows) -> std::io::Result<()> {
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        axum::serve(listener, router(shows)).await
    })
}

fn router(shows: Shows) -> Router {
    Router::new()
        .route("/", get(|| async { text("text/html; charset=utf-8", PAGE, Some(POLICY)) }))
        .route("/-/page.js", get(|| async { text("text/javascript; charset=utf-8", SCRIPT, None) }))
        .route("/-/page.css", get(|| async { text("text/css; charset=utf-8", STYLE, None) }))
        .route("/-/events", get(events))
        .route("/-/state", get(state))
        .route("/site/", get(|State(shows): State<Shows>| file(shows, String::new())))
        .route("/site/{*path}", get(|State(shows): State<Shows>, Path(path): Path<String>| file(shows, path)))
        .fallback(|| async { not_there() })
        .layer(middleware::from_fn(this_machine))
        .with_state(shows)
}

/// Refuses requests whose host is not this machine.
async fn this_machine(request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    if !matches!(name, "127.0.0.1" | "localhost" | "[::1]") {
        return (StatusCode::MISDIRECTED_REQUEST, "this preview is for this computer only\n").into_response();
    }
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}

fn text(kind: &'static str, text: &'static str, policy: Option<&'static str>) -> Response {
    let mut response = ([(header::CONTENT_TYPE, kind)], text).into_response();
    if let Some(policy) = policy {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    }
    response
}

/// A file of the build, by its path below the output folder; a folder stands for its `index.html`.
async fn file(shows: Shows, path: String) -> Response {
    let pages = shows.borrow().pages.clone();
    let index = match path.is_empty() || path.ends_with('/') {
        true => format!("{path}index.html"),
        false => path,
    };
    let kind = kind(&index);
    let bytes = match pages {
        Some(pages) => pages.file(index).await,
        None => None,
    };
    match bytes {
        Some(bytes) => ([(header::CONTENT_TYPE, kind)], Body::from(bytes)).into_response(),
        None => not_there(),
    }
}

fn not_there() -> Response {
    (StatusCode::NOT_FOUND, "there is no such page in this build\n").into_response()
}

/// The type of a file by its ending.
fn kind(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "svg" => "image/svg+xml",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "md" | "csv" | "txt" => "text/plain; charset=utf-8",
        "bpmn" | "xml" => "application/xml",
        "png" => "image/png",
        "pdf" => "application/pdf",
        "woff2" => "font/woff2",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _ => "application/octet-stream",
    }
}

/// Tells the number of each new state as soon as it is there.
async fn events(State(shows): State<Shows>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let stream = WatchStream::new(shows).map(|show| Ok(Event::default().data(show.generation.to_string())));
    Sse::new(stream).keep_alive(KeepAlive::new().interval(Duration::from_secs(15)))
}

/// The state: its number, whether the pages are of it, how long it took, its findings.
async fn state(State(shows): State<Shows>) -> Response {
    let show = Arc::clone(&shows.borrow());
    let text = format!(
        "{{\"generation\":{},\"current\":{},\"milliseconds\":{},\"pages\":{},\"report\":{}}}\n",
        show.generation,
        show.current,
        show.milliseconds,
        show.pages.is_some(),
        show.findings.trim_end()
    );
    ([(header::CONTENT_TYPE, "application/json")], text).into_response()
}

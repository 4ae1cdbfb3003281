//! Pictures for the page: `photo://localhost/<photo id>/<rendition>`.
//!
//! By id and size, never by path and never as JSON; the original itself never leaves. Answers may be
//! kept for ever, because a photo's pixels never change.

use crate::SharedNewsroom;
use newsroom::FailureKind;
use tauri::http::{Request, Response, StatusCode, header};
use tauri::{Manager, Runtime, UriSchemeContext, UriSchemeResponder};

/// Answers one request on a worker thread.
pub(crate) fn answer<R: Runtime>(
    context: UriSchemeContext<'_, R>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let app = context.app_handle().clone();
    tauri::async_runtime::spawn_blocking(move || {
        let path = request.uri().path().trim_matches('/').to_owned();
        let (photo, rendition) = path.split_once('/').unwrap_or((path.as_str(), ""));
        let picture = app.try_state::<SharedNewsroom>().map(|newsroom| newsroom.rendition(photo, rendition));
        responder.respond(match picture {
            Some(Ok(bytes)) => response(StatusCode::OK, "image/jpeg", bytes),
            Some(Err(failure)) => {
                let status = match failure.kind {
                    FailureKind::NotFound | FailureKind::Invalid => StatusCode::NOT_FOUND,
                    _ => StatusCode::SERVICE_UNAVAILABLE,
                };
                response(status, "text/plain; charset=utf-8", failure.message.into_bytes())
            }
            None => response(StatusCode::SERVICE_UNAVAILABLE, "text/plain; charset=utf-8", Vec::new()),
        });
    });
}

fn response(status: StatusCode, kind: &str, body: Vec<u8>) -> Response<Vec<u8>> {
    let keep = if status == StatusCode::OK { "private, max-age=31536000, immutable" } else { "no-store" };
    Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, kind)
        .header(header::CACHE_CONTROL, keep)
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .body(body)
        // Fixed, valid headers: the builder cannot fail; an empty answer would still be an answer.
        .unwrap_or_default()
}

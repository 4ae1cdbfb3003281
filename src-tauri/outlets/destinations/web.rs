//! Asking a server on the web: encrypted, with the system's trusted certificates, and never longer than is sensible.
//!
//! What it answers is an answer, whatever its status; only what did not arrive is a fault here, and such a fault can pass.
//! Addresses are not repeated in faults: some are signed.

use crate::Fault;
use std::sync::Arc;
use std::time::Duration;
use ureq::http::{Method, Request};
use ureq::tls::{RootCerts, TlsConfig, TlsProvider};
use url::Url;

/// The longest answer that is read, in bytes.
const LARGEST: u64 = 64 * 1024 * 1024;
/// How long a server may take to let itself be reached.
const REACH: Duration = Duration::from_secs(20);
/// How long a single question may take altogether.
const ALTOGETHER: Duration = Duration::from_secs(300);

/// Somebody who asks one server.
pub(super) struct Web {
    agent: ureq::Agent,
    /// What people call the server.
    name: String,
}

/// What it answered.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) body: Vec<u8>,
}

impl Answer {
    pub(super) fn is_fine(&self) -> bool {
        (200..300).contains(&self.status)
    }

    pub(super) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// An address that may be asked: encrypted, or on this computer.
pub(super) fn address(text: &str) -> Result<Url, Fault> {
    let fault = |why: &str| Fault::setting(format!("“{text}” {why}."));
    let url = Url::parse(text).map_err(|_| fault("is no address on the web"))?;
    let Some(host) = url.host_str() else { return Err(fault("is no address on the web")) };
    if !url.username().is_empty() || url.password().is_some() {
        // Repeating it would show what is in it.
        return Err(Fault::setting("An address holds no login; enter it beside."));
    }
    let here = matches!(host, "localhost" | "127.0.0.1" | "[::1]");
    match url.scheme() {
        "https" => Ok(url),
        "http" if here => Ok(url),
        "http" => Err(fault("is not encrypted; it has to begin with https://")),
        _ => Err(fault("is no address on the web")),
    }
}

impl Web {
    /// `name` is what people call the server.
    pub(super) fn of(name: impl Into<String>) -> Self {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let tls = TlsConfig::builder()
            .provider(TlsProvider::Rustls)
            .unversioned_rustls_crypto_provider(provider)
            .root_certs(RootCerts::PlatformVerifier)
            .build();
        let config = ureq::Agent::config_builder()
            .tls_config(tls)
            .http_status_as_error(false)
            // A question is signed for one address; where it is sent elsewhere, somebody should look.
            .max_redirects(0)
            .timeout_connect(Some(REACH))
            .timeout_global(Some(ALTOGETHER))
            .user_agent("Galley")
            .build();
        Self { agent: config.into(), name: name.into() }
    }

    /// Asks, once.
    pub(super) fn ask(
        &self,
        method: Method,
        url: &Url,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Result<Answer, Fault> {
        let mut request = Request::builder().method(method).uri(url.as_str());
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request
            .body(body)
            .map_err(|_| Fault::refused(&self.name, "a setting holds what cannot be sent"))?;
        let mut answer = self.agent.run(request).map_err(|error| self.fault(&error))?;
        let status = answer.status().as_u16();
        let body = answer.body_mut().with_config().limit(LARGEST).read_to_vec();
        Ok(Answer { status, body: body.map_err(|error| self.fault(&error))? })
    }

    /// What an answer that is not fine means: a server in trouble gets over it, a refusal stands. `said` is what it gives as its reason.
    pub(super) fn refusal(&self, answer: &Answer, said: &str) -> Fault {
        let said =
            if said.trim().is_empty() { format!("it answered {}", answer.status) } else { said.to_owned() };
        match answer.status {
            408 | 425 | 429 | 500.. => Fault::unreachable(&self.name, said),
            301..=308 => Fault::refused(&self.name, format!("it is at another address ({said})")),
            _ => Fault::refused(&self.name, said),
        }
    }

    fn fault(&self, error: &ureq::Error) -> Fault {
        use ureq::Error as E;
        match error {
            E::HostNotFound => Fault::unreachable(&self.name, "no server of that name was found"),
            E::Timeout(_) => Fault::unreachable(&self.name, "it does not answer in time"),
            E::ConnectionFailed => Fault::unreachable(&self.name, "no connection could be made"),
            E::Io(error) => Fault::unreachable(&self.name, error),
            E::Rustls(error) => {
                Fault::refused(&self.name, format!("its certificate or encryption does not hold ({error})"))
            }
            E::BodyExceedsLimit(_) => Fault::refused(&self.name, "its answer is longer than is sensible"),
            _ => Fault::unreachable(&self.name, "the connection broke off"),
        }
    }
}

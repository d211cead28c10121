//! Host names in the form that every mail system accepts.

/// The ASCII form of a host name (`müller.example` becomes `xn--mller-kva.example`, UTS 46).
/// `None` if it has none.
pub(crate) fn ascii(host: &str) -> Option<String> {
    idna::domain_to_ascii(host.trim()).ok().filter(|host| !host.is_empty())
}

#[cfg(test)]
mod tests {
    use super::ascii;

    #[test]
    fn hosts() {
        for (host, expect) in [
            (" mail.example.com ", Some("mail.example.com")),
            ("müller.example", Some("xn--mller-kva.example")),
            ("127.0.0.1", Some("127.0.0.1")),
            ("", None),
        ] {
            assert_eq!(ascii(host).as_deref(), expect, "{host}");
        }
    }
}

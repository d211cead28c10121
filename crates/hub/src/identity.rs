//! What a hub is known by: its own key, whose hash is in every link.

use std::io::{self, Write as _};
use std::path::Path;
use std::sync::Arc;

use rcgen::{CertificateParams, KeyPair, PKCS_ECDSA_P256_SHA256, PublicKeyData as _};
use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use store::files::{create_private, sync_folder};

/// A certificate with its key, in files.
#[derive(Clone, Copy, Debug)]
pub struct Files<'a> {
    /// The certificate, and those above it.
    pub certificate: &'a Path,
    /// Its private key.
    pub key: &'a Path,
}

/// Makes a P-256 key and a certificate that names these hosts. Devices look at the key alone.
///
/// # Errors
/// If there is a key already, or the disk refuses.
pub fn make(files: Files<'_>, hosts: &[String]) -> io::Result<()> {
    let key = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256).map_err(io::Error::other)?;
    let certificate = CertificateParams::new(hosts)
        .and_then(|certificate| certificate.self_signed(&key))
        .map_err(io::Error::other)?;
    for (path, text) in [(files.key, key.serialize_pem()), (files.certificate, certificate.pem())] {
        let mut file = create_private(path)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        sync_folder(path)?;
    }
    Ok(())
}

/// SHA-256 of the public key (SPKI), as links have it.
///
/// # Errors
/// If the key cannot be read.
pub fn pin(key: &Path) -> io::Result<[u8; 32]> {
    let text = zeroize::Zeroizing::new(std::fs::read_to_string(key)?);
    let key = KeyPair::from_pem(&text).map_err(io::Error::other)?;
    let digest = ring::digest::digest(&ring::digest::SHA256, &key.subject_public_key_info());
    digest.as_ref().try_into().map_err(io::Error::other)
}

/// How the hub speaks TLS with this certificate.
///
/// # Errors
/// If the files cannot be read, or do not belong together.
pub fn tls(files: Files<'_>) -> io::Result<Arc<ServerConfig>> {
    let certificates = CertificateDer::pem_file_iter(files.certificate)
        .map_err(io::Error::other)?
        .collect::<Result<Vec<_>, _>>()
        .map_err(io::Error::other)?;
    let key = PrivateKeyDer::from_pem_file(files.key).map_err(io::Error::other)?;
    let mut config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(io::Error::other)?
        .with_no_client_auth()
        .with_single_cert(certificates, key)
        .map_err(io::Error::other)?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(Arc::new(config))
}

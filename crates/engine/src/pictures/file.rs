//! Pictures from files: decoded within limits, turned upright, cropped to a square, scaled down and encoded
//! again, so that neither metadata nor anything hidden in the file is kept.

use std::io::{Cursor, Read as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use domain::picture::Picture;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{
    DynamicImage, GenericImageView as _, ImageDecoder as _, ImageError, ImageFormat, ImageReader, Limits, RgbImage,
};

use crate::error::{AppError, FileProblem};
use crate::files::{file_name, io_error, open};

/// Largest file that is opened.
const MAX_BYTES: u64 = 20 << 20;

/// Most pixels: a little more than the largest phone cameras.
const MAX_PIXELS: u64 = 110_000_000;

/// Longest side in pixels.
const MAX_SIDE: u32 = 20_000;

/// Most memory for decoding, in bytes.
const MAX_MEMORY: u64 = 512 << 20;

/// Longer side of the preview for choosing a square.
const PREVIEW: u32 = 640;

/// JPEG qualities to try, until the picture is small enough.
const QUALITIES: [u8; 4] = [86, 72, 50, 25];

/// A square part of an upright picture, in its own pixels.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Square {
    /// From the left edge.
    pub(crate) left: u32,
    /// From the upper edge.
    pub(crate) top: u32,
    /// Of each side.
    pub(crate) side: u32,
}

/// A preview for choosing a square.
pub(crate) struct Preview {
    /// A JPEG of at most 640 pixels a side.
    pub(crate) jpeg: Vec<u8>,
    /// Width of the whole picture, upright.
    pub(crate) width: u32,
    /// Its height.
    pub(crate) height: u32,
}

/// Reads a file for a preview.
pub(crate) fn preview(path: &Path) -> Result<Preview, AppError> {
    guarded(path, |bytes| {
        let image = decode(bytes)?;
        let (width, height) = image.dimensions();
        let small = if width.max(height) > PREVIEW {
            image.thumbnail(PREVIEW, PREVIEW)
        } else {
            image
        };
        let jpeg = encode(&opaque(&small), 80).ok_or(FileProblem::PictureDamaged)?;
        Ok(Preview { jpeg, width, height })
    })
}

/// Reads a file and makes a person's picture from this part of it, or from its middle. A part that extends
/// beyond the picture is moved into it.
pub(crate) fn portrait(path: &Path, part: Option<Square>) -> Result<Picture, AppError> {
    guarded(path, |bytes| made(bytes, part))
}

/// As [`portrait`], from the middle of a picture that was already read.
pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Picture, FileProblem> {
    caught(|| made(bytes, None))
}

fn made(bytes: &[u8], part: Option<Square>) -> Result<Picture, FileProblem> {
    let image = decode(bytes)?;
    let part = inside(part, image.dimensions());
    let cut = image.crop_imm(part.left, part.top, part.side, part.side);
    // A very large picture is first reduced roughly, which is fast, then sharply.
    let near = 4 * Picture::SIDE;
    let cut = if part.side > near {
        cut.thumbnail_exact(near, near)
    } else {
        cut
    };
    let square = opaque(&cut.resize_exact(Picture::SIDE, Picture::SIDE, FilterType::Lanczos3));
    let made = QUALITIES.into_iter().filter_map(|quality| encode(&square, quality));
    made.filter_map(Picture::new).next().ok_or(FileProblem::PictureDamaged)
}

/// Keeps a panic of the decoder on bad bytes from spreading.
fn caught<T>(work: impl FnOnce() -> Result<T, FileProblem>) -> Result<T, FileProblem> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(FileProblem::PictureDamaged))
}

fn guarded<T>(path: &Path, work: impl FnOnce(&[u8]) -> Result<T, FileProblem>) -> Result<T, AppError> {
    let file = file_name(path);
    let problem = |problem| AppError::File {
        problem,
        file: file.clone(),
    };
    let mut bytes = Vec::new();
    let opened = open(path).map_err(|e| io_error(&e, &file))?;
    let read = opened.take(MAX_BYTES + 1).read_to_end(&mut bytes);
    read.map_err(|_| problem(FileProblem::Vanished))?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(problem(FileProblem::PictureTooLarge));
    }
    caught(|| work(&bytes)).map_err(problem)
}

/// The upright picture. Its size is checked before anything is decoded.
fn decode(bytes: &[u8]) -> Result<DynamicImage, FileProblem> {
    let format = image::guess_format(bytes).ok();
    let format = format.filter(|format| matches!(format, ImageFormat::Jpeg | ImageFormat::Png));
    let format = format.ok_or(FileProblem::NoPicture)?;
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|e| told(&e))?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MAX_PIXELS || decoder.total_bytes() > MAX_MEMORY {
        return Err(FileProblem::PictureTooLarge);
    }
    let orientation = decoder.orientation().ok();
    let mut image = DynamicImage::from_decoder(decoder).map_err(|e| told(&e))?;
    if let Some(orientation) = orientation {
        image.apply_orientation(orientation);
    }
    Ok(image)
}

const fn told(problem: &ImageError) -> FileProblem {
    match problem {
        ImageError::Limits(_) => FileProblem::PictureTooLarge,
        ImageError::Unsupported(_) => FileProblem::NoPicture,
        _ => FileProblem::PictureDamaged,
    }
}

fn inside(part: Option<Square>, (width, height): (u32, u32)) -> Square {
    let shorter = width.min(height).max(1);
    let part = part.unwrap_or(Square {
        left: (width - width.min(shorter)) / 2,
        top: (height - height.min(shorter)) / 2,
        side: shorter,
    });
    let side = part.side.clamp(1, shorter);
    Square {
        left: part.left.min(width.saturating_sub(side)),
        top: part.top.min(height.saturating_sub(side)),
        side,
    }
}

/// Puts a white background behind transparent parts.
fn opaque(image: &DynamicImage) -> RgbImage {
    let rgba = image.to_rgba8();
    let (width, height) = rgba.dimensions();
    let over_white = |channel: u8, alpha: u8| {
        let (channel, alpha) = (u32::from(channel), u32::from(alpha));
        u8::try_from((channel * alpha + 255 * (255 - alpha) + 127) / 255).unwrap_or(255)
    };
    let mut rgb = RgbImage::new(width, height);
    for (to, from) in rgb.pixels_mut().zip(rgba.pixels()) {
        let [red, green, blue, alpha] = from.0;
        to.0 = [red, green, blue].map(|channel| over_white(channel, alpha));
    }
    rgb
}

fn encode(image: &RgbImage, quality: u8) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    JpegEncoder::new_with_quality(&mut out, quality)
        .encode_image(image)
        .ok()?;
    Some(out)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot build its world has failed")]
mod tests {
    use std::io::Cursor;
    use std::path::PathBuf;

    use domain::picture::Picture;
    use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

    use super::{Square, encode, inside, portrait, preview};
    use crate::error::{AppError, FileProblem};

    const RED: [u8; 3] = [220, 20, 20];
    const BLUE: [u8; 3] = [20, 20, 220];

    fn file(folder: &tempfile::TempDir, name: &str, bytes: &[u8]) -> PathBuf {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// Red on the left, blue on the right.
    fn halves(width: u32, height: u32) -> RgbImage {
        RgbImage::from_fn(width, height, |x, _| Rgb(if x < width / 2 { RED } else { BLUE }))
    }

    fn png(image: &DynamicImage) -> Vec<u8> {
        let mut out = Cursor::new(Vec::new());
        image.write_to(&mut out, ImageFormat::Png).unwrap();
        out.into_inner()
    }

    fn seen(picture: &Picture) -> RgbImage {
        image::load_from_memory(picture.as_bytes()).unwrap().to_rgb8()
    }

    fn is(image: &RgbImage, x: u32, y: u32, color: [u8; 3]) -> bool {
        let found = image.get_pixel(x, y).0;
        found.iter().zip(color).all(|(a, b)| a.abs_diff(b) < 40)
    }

    /// A JPEG with an Exif block that gives its orientation, and a text that must not be kept.
    fn turned(orientation: u8) -> Vec<u8> {
        let jpeg = encode(&halves(64, 32), 90).unwrap();
        let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
        exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
        exif.extend(b"secret place");
        let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
        let (start, rest) = jpeg.split_at(2);
        [start, &[0xff, 0xe1], &length, &exif, rest].concat()
    }

    fn problem<T>(done: &Result<T, AppError>) -> Option<FileProblem> {
        match done {
            Err(AppError::File { problem, .. }) => Some(*problem),
            _ => None,
        }
    }

    #[test]
    fn a_square_is_cut_and_made_small() {
        let folder = tempfile::tempdir().unwrap();
        let wide = file(&folder, "wide.png", &png(&DynamicImage::from(halves(3_000, 1_000))));
        let middle = seen(&portrait(&wide, None).unwrap());
        assert_eq!(middle.dimensions(), (Picture::SIDE, Picture::SIDE));
        assert!(is(&middle, 10, 128, RED) && is(&middle, 245, 128, BLUE));
        let right = Square {
            left: 1_600,
            top: 100,
            side: 700,
        };
        let right = seen(&portrait(&wide, Some(right)).unwrap());
        assert!(is(&right, 3, 3, BLUE) && is(&right, 252, 252, BLUE));
        let shown = preview(&wide).unwrap();
        assert_eq!((shown.width, shown.height), (3_000, 1_000));
        let shown = image::load_from_memory(&shown.jpeg).unwrap().to_rgb8();
        assert_eq!(shown.width(), 640);
    }

    #[test]
    fn a_square_stays_inside() {
        let square = |left, top, side| Square { left, top, side };
        for (wish, found) in [
            (None, square(50, 0, 100)),
            (Some(square(150, 90, 80)), square(120, 20, 80)),
            (Some(square(0, 0, 0)), square(0, 0, 1)),
            (Some(square(u32::MAX, u32::MAX, u32::MAX)), square(100, 0, 100)),
        ] {
            assert_eq!(inside(wish, (200, 100)), found);
        }
    }

    #[test]
    fn pictures_are_upright_and_without_metadata() {
        let folder = tempfile::tempdir().unwrap();
        let lying = file(&folder, "lying.jpg", &turned(6));
        let shown = preview(&lying).unwrap();
        assert_eq!((shown.width, shown.height), (32, 64));
        let top = Square {
            left: 0,
            top: 0,
            side: 28,
        };
        let made = portrait(&lying, Some(top)).unwrap();
        assert!(
            is(&seen(&made), 128, 100, RED),
            "turned to the right, its left is above"
        );
        let words = |bytes: &[u8]| bytes.windows(6).any(|w| w == b"secret" || w == b"Exif\0\0");
        assert!(words(&turned(6)));
        assert!(!words(made.as_bytes()) && !words(&shown.jpeg));
        let upright = file(&folder, "upright.jpg", &turned(1));
        assert_eq!(preview(&upright).unwrap().width, 64);
    }

    #[test]
    fn transparent_parts_become_white() {
        let folder = tempfile::tempdir().unwrap();
        let clear = RgbaImage::from_pixel(300, 300, Rgba([0, 0, 0, 0]));
        let path = file(&folder, "clear.png", &png(&DynamicImage::from(clear)));
        assert!(is(&seen(&portrait(&path, None).unwrap()), 9, 9, [255, 255, 255]));
    }

    #[test]
    fn even_noise_is_small_enough() {
        let folder = tempfile::tempdir().unwrap();
        let mut n = 1_u32;
        let noise = RgbImage::from_fn(256, 256, |_, _| {
            Rgb([0; 3].map(|_: u8| {
                n = n.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                n.to_be_bytes().map(u32::from).iter().sum::<u32>().to_be_bytes()[3]
            }))
        });
        let path = file(&folder, "noise.png", &png(&DynamicImage::from(noise)));
        assert!(portrait(&path, None).unwrap().as_bytes().len() <= Picture::MAX);
    }

    #[test]
    fn files_that_are_not_pictures_are_refused_with_a_reason() {
        let folder = tempfile::tempdir().unwrap();
        let whole = png(&DynamicImage::from(halves(300, 300)));
        let (half, _) = whole.split_at(whole.len() / 2);
        // A header that promises far more pixels than there are bytes.
        let mut bomb = png(&DynamicImage::from(halves(2, 2)));
        for (to, from) in bomb.iter_mut().skip(16).zip([0, 0, 0x4e, 0x20, 0, 0, 0x4e, 0x20]) {
            *to = from;
        }
        let crc = crc(bomb.get(12..29).unwrap()).to_be_bytes();
        for (to, from) in bomb.iter_mut().skip(29).zip(crc) {
            *to = from;
        }
        for (name, bytes, expected) in [
            (
                "table.csv",
                b"First Name,Last Name\n".as_slice(),
                FileProblem::NoPicture,
            ),
            ("moving.gif", b"GIF89a\x01\0\x01\0\0\0\0;", FileProblem::NoPicture),
            ("empty.png", b"", FileProblem::NoPicture),
            ("half.png", half, FileProblem::PictureDamaged),
            ("start.jpg", &[0xff, 0xd8, 0xff, 0xe0], FileProblem::PictureDamaged),
            ("bomb.png", &bomb, FileProblem::PictureTooLarge),
        ] {
            let path = file(&folder, name, bytes);
            assert_eq!(problem(&portrait(&path, None)), Some(expected), "{name}");
            assert_eq!(problem(&preview(&path)), Some(expected), "{name}");
        }
        let large = file(&folder, "large.jpg", &vec![0; 20 * 1024 * 1024 + 1]);
        assert_eq!(problem(&preview(&large)), Some(FileProblem::PictureTooLarge));
        let gone = folder.path().join("gone.jpg");
        assert_eq!(problem(&preview(&gone)), Some(FileProblem::Missing));
    }

    /// The checksum of a PNG's chunk.
    fn crc(bytes: &[u8]) -> u32 {
        let step = |crc: u32, byte: u8| {
            (0..8).fold(crc ^ u32::from(byte), |crc, _| {
                if crc & 1 == 1 {
                    (crc >> 1) ^ 0xedb8_8320
                } else {
                    crc >> 1
                }
            })
        };
        !bytes.iter().fold(!0, |crc, byte| step(crc, *byte))
    }
}

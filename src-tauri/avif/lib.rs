//! AVIF files out of pixels: one still picture of AV1, encoded by rav1e, in the boxes of `boxes.rs`.
//!
//! The same pixels and metadata give the same bytes: one thread encodes one tile. How many bits a sample has and how much of
//! the colours is kept, and why, stands in `docs/decisions/0038-avif-by-rav1e.md`. It is a crate of its own because the encoder is
//! compiled into whoever calls it, which takes minutes, and is slow unless it is optimised; so it has no trials of its own:
//! those of `imaging` read what it writes. What is not here: pixels, sizes, the blocks of metadata themselves.

mod boxes;

use boxes::Still;
use rav1e::prelude::*;

/// Of the encoder's presets, from 0 (smallest files) to 10 (fastest).
const SPEED: u8 = 10;
/// Of each sample.
const BITS: u8 = 8;

/// A picture in sRGB, as brightness and colour by ITU-T H.273 (matrix 6, full range), in samples of eight bits.
#[derive(Debug, Clone, Copy)]
pub struct Picture<'a> {
    /// Width in pixels; at least one.
    pub width: u32,
    /// Height in pixels; at least one.
    pub height: u32,
    /// How bright each pixel is, and how blue and how red each square of four: the length of a row, and the rows.
    pub planes: [(usize, &'a [u8]); 3],
}

/// Blocks of metadata that are put into the file as they are.
#[derive(Debug, Clone, Copy)]
pub struct Metadata<'a> {
    /// A TIFF with tags.
    pub exif: &'a [u8],
    /// A packet.
    pub xmp: &'a [u8],
}

/// Why no file could be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no AVIF could be made ({0})")]
pub struct Fault(String);

/// An AVIF file of a quality from 1 to 100.
pub fn encode(picture: Picture<'_>, quality: u8, metadata: Option<Metadata<'_>>) -> Result<Vec<u8>, Fault> {
    let config = Config::new().with_encoder_config(settings(picture, quality)).with_threads(1);
    let mut context: Context<u8> = config.new_context().map_err(broken)?;
    let mut frame = context.new_frame();
    for ((row, samples), plane) in picture.planes.iter().zip(frame.planes.iter_mut()) {
        let mut plane = plane.mut_slice(Default::default());
        for (from, to) in samples.chunks((*row).max(1)).zip(plane.rows_iter_mut()) {
            to.iter_mut().zip(from).for_each(|(to, from)| *to = *from);
        }
    }
    context.send_frame(frame).map_err(broken)?;
    context.flush();
    let mut data = Vec::new();
    loop {
        match context.receive_packet() {
            Ok(packet) => data.extend(packet.data),
            Err(EncoderStatus::Encoded) => {}
            Err(EncoderStatus::LimitReached) => break,
            Err(status) => return Err(broken(status)),
        }
    }
    // Behind the four bytes stands once more what begins the data; in a still picture it should not.
    let header = context.container_sequence_header();
    let configuration = *header.first_chunk().ok_or_else(|| broken("it does not say how it is coded"))?;
    let still = Still { width: picture.width, height: picture.height, bits: BITS, configuration, data };
    Ok(boxes::file(&still, metadata))
}

fn broken(error: impl std::fmt::Display) -> Fault {
    Fault(error.to_string())
}

fn settings(picture: Picture<'_>, quality: u8) -> EncoderConfig {
    let mut speed_settings = SpeedSettings::from_preset(SPEED);
    // Blocks half as large as the preset's take as long, and make files that are a twentieth smaller.
    speed_settings.partition.partition_range =
        PartitionRange::new(BlockSize::BLOCK_16X16, BlockSize::BLOCK_16X16);
    speed_settings.scene_detection_mode = SceneDetectionSpeed::None;
    let quantizer = u8::try_from((100 - u32::from(quality.clamp(1, 100))) * 255 / 100).unwrap_or(u8::MAX);
    EncoderConfig {
        width: picture.width as usize,
        height: picture.height as usize,
        bit_depth: usize::from(BITS),
        chroma_sampling: ChromaSampling::Cs420,
        pixel_range: PixelRange::Full,
        // sRGB, split into brightness and colour as in JPEG. `boxes.rs` says the same outside.
        color_description: Some(ColorDescription {
            color_primaries: ColorPrimaries::BT709,
            transfer_characteristics: TransferCharacteristics::SRGB,
            matrix_coefficients: MatrixCoefficients::BT601,
        }),
        still_picture: true,
        quantizer: usize::from(quantizer),
        min_quantizer: quantizer,
        speed_settings,
        ..EncoderConfig::with_speed_preset(SPEED)
    }
}

//! How far two colours are apart for an eye: CIEDE2000, after Sharma, Wu and Dalal (2005).

use std::f64::consts::PI;

/// ΔE2000 of two colours of sRGB.
pub(crate) fn delta_e(a: [u8; 3], b: [u8; 3]) -> f64 {
    between(lab(a), lab(b))
}

fn lab(colour: [u8; 3]) -> [f64; 3] {
    let [r, g, b] = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    let x = (0.412_456_4 * r + 0.357_576_1 * g + 0.180_437_5 * b) / 0.950_47;
    let y = 0.212_672_9 * r + 0.715_152_2 * g + 0.072_175 * b;
    let z = (0.019_333_9 * r + 0.119_192 * g + 0.950_304_1 * b) / 1.088_83;
    let [x, y, z] = [x, y, z]
        .map(|t: f64| if t > 216.0 / 24_389.0 { t.cbrt() } else { (24_389.0 / 27.0 * t + 16.0) / 116.0 });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

fn between([l1, a1, b1]: [f64; 3], [l2, a2, b2]: [f64; 3]) -> f64 {
    let chroma = (a1.hypot(b1) + a2.hypot(b2)) / 2.0;
    let weight = |chroma: f64| (chroma.powi(7) / (chroma.powi(7) + 25_f64.powi(7))).sqrt();
    let stretch = 1.0 + 0.5 * (1.0 - weight(chroma));
    let (a1, a2) = (a1 * stretch, a2 * stretch);
    let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
    let hue = |a: f64, b: f64| if a == 0.0 && b == 0.0 { 0.0 } else { b.atan2(a).rem_euclid(2.0 * PI) };
    let (h1, h2) = (hue(a1, b1), hue(a2, b2));
    let grey = c1 * c2 == 0.0;
    let turn = match h2 - h1 {
        _ if grey => 0.0,
        turn if turn > PI => turn - 2.0 * PI,
        turn if turn < -PI => turn + 2.0 * PI,
        turn => turn,
    };
    let far = (h1 - h2).abs() > PI;
    let mean_hue = match h1 + h2 {
        sum if grey => sum,
        sum if far && sum < 2.0 * PI => sum / 2.0 + PI,
        sum if far => sum / 2.0 - PI,
        sum => sum / 2.0,
    };
    let (light, chroma) = ((l1 + l2) / 2.0, (c1 + c2) / 2.0);
    let degrees = |degrees: f64| degrees * PI / 180.0;
    let t = 1.0 - 0.17 * (mean_hue - degrees(30.0)).cos()
        + 0.24 * (2.0 * mean_hue).cos()
        + 0.32 * (3.0 * mean_hue + degrees(6.0)).cos()
        - 0.20 * (4.0 * mean_hue - degrees(63.0)).cos();
    let blue = degrees(30.0) * (-((mean_hue - degrees(275.0)) / degrees(25.0)).powi(2)).exp();
    let off_middle = (light - 50.0).powi(2);
    let by_light = (l2 - l1) / (1.0 + 0.015 * off_middle / (20.0 + off_middle).sqrt());
    let by_chroma = (c2 - c1) / (1.0 + 0.045 * chroma);
    let by_hue = 2.0 * (c1 * c2).sqrt() * (turn / 2.0).sin() / (1.0 + 0.015 * chroma * t);
    let rotation = -2.0 * weight(chroma) * (2.0 * blue).sin();
    (by_light.powi(2) + by_chroma.powi(2) + by_hue.powi(2) + rotation * by_chroma * by_hue).sqrt()
}

#[test]
fn the_published_pairs_are_as_far_apart_as_published() {
    // Pairs 1, 7, 14, 20, 25 and 33 of the test data of the paper.
    for (a, b, wanted) in [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, 0.0, 0.0], [50.0, -1.0, 2.0], 2.3669),
        ([50.0, 2.49, -0.001], [50.0, -2.49, 0.0011], 7.2195),
        ([50.0, 2.5, 0.0], [50.0, 3.2592, 0.335], 1.0),
        ([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644),
        ([6.7747, -0.2908, -2.4247], [5.8714, -0.0985, -2.2286], 0.6377),
    ] {
        assert!((between(a, b) - wanted).abs() < 0.0001, "{a:?} {b:?}: {}", between(a, b));
    }
}

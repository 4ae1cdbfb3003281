#!/usr/bin/env python3
"""Makes the profiles of the colour trials, and what Little CMS says their colours are in sRGB.

Needs `vips` (libvips with Little CMS) and nothing else. Writes the profiles beside itself and prints the table that
stands in `reference.rs`. The profiles are made from published numbers, so that they are small and nobody's:
Display P3 and Adobe RGB (1998) from their primaries, a grey scale of gamma 1.8, and four inks by a Neugebauer model.

    python3 make.py > reference.rs && rustfmt reference.rs
"""
import os
import struct
import subprocess
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
D50 = (0.9642, 1.0, 0.8249)
D65 = (0.95047, 1.0, 1.08883)


def mul(a, b):
    return [[sum(a[i][k] * b[k][j] for k in range(3)) for j in range(len(b[0]))] for i in range(3)]


def inverse(m):
    (a, b, c), (d, e, f), (g, h, i) = m
    det = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
    return [[x / det for x in row] for row in (
        (e * i - f * h, c * h - b * i, b * f - c * e),
        (f * g - d * i, a * i - c * g, c * d - a * f),
        (d * h - e * g, b * g - a * h, a * e - b * d))]


def adapted(xyz):
    """From D65 to D50, after Bradford."""
    bradford = [[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]]
    column = lambda v: [[x] for x in v]
    source, wanted = mul(bradford, column(D65)), mul(bradford, column(D50))
    scale = [[wanted[i][0] / source[i][0] if i == j else 0 for j in range(3)] for i in range(3)]
    done = mul(inverse(bradford), mul(scale, mul(bradford, column(xyz))))
    return [row[0] for row in done]


def colorants(primaries):
    columns = [(x / y, 1.0, (1 - x - y) / y) for x, y in primaries]
    matrix = [[column[i] for column in columns] for i in range(3)]
    amount = [row[0] for row in mul(inverse(matrix), [[x] for x in D65])]
    return [adapted([columns[j][i] * amount[j] for i in range(3)]) for j in range(3)]


def fixed(x):
    return struct.pack('>i', round(x * 65536))


def xyz(values):
    return b'XYZ \0\0\0\0' + b''.join(fixed(x) for x in values)


def text(words):
    data = words.encode('utf-16-be')
    return b'mluc\0\0\0\0' + struct.pack('>II2s2sII', 1, 12, b'en', b'US', len(data), 28) + data


def gamma(number):
    return b'curv\0\0\0\0' + struct.pack('>IH', 1, round(number * 256))


def profile(name, kind, space, pcs, tags, version=0x04300000):
    if version >= 0x04000000:
        words = text
    else:
        words = lambda said: b'desc\0\0\0\0' + struct.pack('>I', len(said) + 1) + said.encode() + bytes(79)
    tags = {'desc': words(name), 'cprt': text('No copyright') if version >= 0x04000000 else b'text\0\0\0\0None\0', 'wtpt': xyz(D50), **tags}
    table, data, places = b'', b'', {}
    start = 128 + 4 + 12 * len(tags)
    for tag, body in tags.items():
        if body not in places:
            places[body] = start + len(data)
            data += body + bytes(-len(body) % 4)
        table += tag.encode() + struct.pack('>II', places[body], len(body))
    size = start + len(data)
    head = struct.pack('>I4sI4s4s4s', size, b'\0\0\0\0', version, kind, space, pcs)
    head += struct.pack('>6H', 2026, 1, 1, 0, 0, 0) + b'acsp' + bytes(28) + b''.join(fixed(x) for x in D50)
    head += bytes(128 - len(head))
    path = os.path.join(HERE, name)
    with open(path, 'wb') as file:
        file.write(head + struct.pack('>I', len(tags)) + table + data)
    return path


def rgb_profile(name, primaries, curve):
    red, green, blue = colorants(primaries)
    tags = {'rXYZ': xyz(red), 'gXYZ': xyz(green), 'bXYZ': xyz(blue), 'rTRC': curve, 'gTRC': curve, 'bTRC': curve}
    return profile(name, b'mntr', b'RGB ', b'XYZ ', tags)


def lab(values):
    f = lambda t: t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116
    x, y, z = (f(value / white) for value, white in zip(values, D50))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


# Inks on paper, in XYZ: cyan, magenta, yellow, black, and what they make where they lie over each other.
INKS = {
    0: (0.853, 0.885, 0.722), 1: (0.145, 0.205, 0.470), 2: (0.305, 0.155, 0.135), 4: (0.655, 0.710, 0.063),
    3: (0.050, 0.035, 0.150), 5: (0.070, 0.165, 0.055), 6: (0.275, 0.145, 0.022), 7: (0.030, 0.028, 0.024),
    8: (0.018, 0.019, 0.016),
}
GRID = 5


def mixed(inks):
    """Neugebauer's equations with the square root that Yule and Nielsen put in."""
    sums = [0.0, 0.0, 0.0]
    for number in range(16):
        weight = 1.0
        for place, ink in enumerate(inks):
            weight *= ink if number >> place & 1 else 1 - ink
        under = INKS[number & 7]
        # Black covers; a little of what is below shines through.
        colour = [0.12 * u * 0.1 + 0.9 * b for u, b in zip(under, INKS[8])] if number & 8 else under
        for i in range(3):
            sums[i] += weight * colour[i] ** 0.5
    return [s * s for s in sums]


def ink_profile(name):
    table = b''
    steps = [i / (GRID - 1) for i in range(GRID)]
    for c in steps:
        for m in steps:
            for y in steps:
                for k in steps:
                    light, a, b = lab(mixed((c, m, y, k)))
                    table += struct.pack('>3H', round(light / 100 * 0xFF00), round((a + 128) * 256), round((b + 128) * 256))
    line = struct.pack('>2H', 0, 65535)
    body = b'mft2\0\0\0\0' + bytes((4, 3, GRID, 0)) + b''.join(fixed(x) for x in (1, 0, 0, 0, 1, 0, 0, 0, 1))
    body += struct.pack('>2H', 2, 2) + line * 4 + table + line * 3
    return profile(name, b'prtr', b'CMYK', b'Lab ', {'A2B0': body}, 0x02400000)


def reference(path, patches, bits, interpretation):
    """What `vips` makes of one row of pixels."""
    with tempfile.TemporaryDirectory() as folder:
        place = lambda name: os.path.join(folder, name)
        with open(place('in.raw'), 'wb') as file:
            for patch in patches:
                file.write(b''.join(struct.pack('<H' if bits == 16 else 'B', x) for x in patch))
        run = lambda *words: subprocess.run(('vips', *words), check=True)
        form = 'ushort' if bits == 16 else 'uchar'
        run('rawload', place('in.raw'), place('in.v'), str(len(patches)), '1', str(len(patches[0])), '--format', form, '--interpretation', interpretation)
        run('icc_transform', place('in.v'), place('out.v'), 'srgb', '--input-profile', path, '--intent', 'perceptual', '--depth', '8')
        run('rawsave', place('out.v'), place('out.raw'))
        with open(place('out.raw'), 'rb') as file:
            data = file.read()
    return [tuple(data[i:i + 3]) for i in range(0, len(data), 3)]


def table(name, about, patches, made):
    count = len(patches[0])
    kind = 'u16' if max(max(p) for p in patches) > 255 else 'u8'
    print(f'/// {about}')
    print(f'pub(crate) const {name}: &[([{kind}; {count}], [u8; 3])] = &[')
    for patch, colour in zip(patches, made):
        print(f'    ({list(patch)}, {list(colour)}),')
    print('];')


RGB = [(0, 0, 0), (255, 255, 255), (128, 128, 128), (200, 60, 50), (60, 160, 70), (40, 70, 180), (220, 190, 40),
       (180, 90, 160), (90, 170, 180), (235, 200, 180), (30, 30, 40), (120, 80, 60)]
# Not bare paper, which Little CMS makes white whatever it is.
CMYK = [(10, 8, 8, 0), (255, 0, 0, 0), (0, 255, 0, 0), (0, 0, 255, 0), (0, 0, 0, 255), (128, 0, 0, 0), (0, 128, 128, 0),
        (255, 128, 0, 0), (64, 64, 64, 0), (0, 64, 128, 64), (128, 0, 255, 64), (191, 191, 191, 128), (20, 40, 50, 0), (90, 10, 200, 30)]

print('//! What Little CMS makes of the patches, written by `make.py`: the values in the file, and sRGB.\n')
# The curve of sRGB, as parameters.
srgb = b'para\0\0\0\0' + struct.pack('>HH', 3, 0) + b''.join(fixed(x) for x in (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045))
p3 = rgb_profile('p3.icc', ((0.680, 0.320), (0.265, 0.690), (0.150, 0.060)), srgb)
adobe = rgb_profile('adobe.icc', ((0.64, 0.33), (0.21, 0.71), (0.15, 0.06)), gamma(2.19921875))
grey = profile('grey.icc', b'mntr', b'GRAY', b'XYZ ', {'kTRC': gamma(1.8)})
inks = ink_profile('inks.icc')
table('DISPLAY_P3', 'Display P3.', RGB, reference(p3, RGB, 8, 'rgb'))
table('ADOBE_RGB', 'Adobe RGB (1998).', RGB, reference(adobe, RGB, 8, 'rgb'))
deep = [tuple(min(65535, x * 257 + 90) for x in patch) for patch in RGB]
table('DEEP', 'Display P3 with sixteen bits.', deep, reference(p3, deep, 16, 'rgb16'))
steps = [(x,) for x in range(0, 256, 15)]
table('GREY', 'A grey scale of gamma 1.8.', steps, reference(grey, steps, 8, 'b-w'))
table('INKS', 'Four inks, from 0 for none to 255.', CMYK, reference(inks, CMYK, 8, 'cmyk'))

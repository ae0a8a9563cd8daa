"""Makes small PNG files of screenshots: few colours, chosen by how often they occur. Standard library only."""

import collections
import struct
import zlib


def read(data):
    """Width, height and the rows of pixels as lists of (red, green, blue), of a PNG as browsers write it: 8 bits, not interlaced."""
    width, height, depth, kind, _, _, interlaced = struct.unpack(">IIBBBBB", data[16:29])
    if depth != 8 or kind not in (2, 6) or interlaced:
        raise ValueError("another kind of PNG than a browser writes")
    size, packed, position = (4 if kind == 6 else 3), b"", 8
    while position < len(data):
        length, = struct.unpack(">I", data[position:position + 4])
        if data[position + 4:position + 8] == b"IDAT":
            packed += data[position + 8:position + 8 + length]
        position += 12 + length
    raw, stride, before, rows = zlib.decompress(packed), width * size, bytes(width * size), []
    for number in range(height):
        start = number * (stride + 1)
        row = unfiltered(raw[start], bytearray(raw[start + 1:start + 1 + stride]), before, size)
        rows.append([tuple(row[i:i + 3]) for i in range(0, stride, size)])
        before = row
    return width, height, rows


def unfiltered(kind, row, before, size):
    """A row without the filter of PNG, section 9."""
    for i in range(len(row)):
        left = row[i - size] if i >= size else 0
        up = before[i]
        if kind == 1:
            row[i] = (row[i] + left) & 255
        elif kind == 2:
            row[i] = (row[i] + up) & 255
        elif kind == 3:
            row[i] = (row[i] + (left + up) // 2) & 255
        elif kind == 4:
            corner = before[i - size] if i >= size else 0
            guess = left + up - corner
            row[i] = (row[i] + min((abs(guess - left), 0, left), (abs(guess - up), 1, up), (abs(guess - corner), 2, corner))[2]) & 255
        else:
            return row
    return row


def distance(one, other):
    return 2 * (one[0] - other[0]) ** 2 + 4 * (one[1] - other[1]) ** 2 + 3 * (one[2] - other[2]) ** 2


def colours(rows, count):
    """The colours that stand for all: each time the one that is worst represented, weighed by how often it occurs."""
    often = collections.Counter(pixel for row in rows for pixel in row)
    chosen = [often.most_common(1)[0][0]]
    errors = {colour: distance(colour, chosen[0]) * number ** 0.6 for colour, number in often.items()}
    while len(chosen) < min(count, len(often)):
        worst = max(errors, key=errors.get)
        chosen.append(worst)
        for colour in errors:
            errors[colour] = min(errors[colour], distance(colour, worst) * often[colour] ** 0.6)
    return chosen


def reduced(data, count=32):
    """The picture with at most that many colours, up to 256."""
    width, height, rows = read(data)
    palette = colours(rows, count)
    nearest = {colour: min(range(len(palette)), key=lambda i: distance(colour, palette[i])) for colour in {p for row in rows for p in row}}
    bits = 4 if len(palette) <= 16 else 8
    lines = b""
    for row in rows:
        numbers = [nearest[pixel] for pixel in row]
        if bits == 4:
            numbers += [0] * (len(numbers) % 2)
            numbers = [numbers[i] << 4 | numbers[i + 1] for i in range(0, len(numbers), 2)]
        lines += b"\0" + bytes(numbers)

    def chunk(name, content):
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    header = struct.pack(">IIBBBBB", width, height, bits, 3, 0, 0, 0)
    table = b"".join(bytes(colour) for colour in palette)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"PLTE", table) + chunk(b"IDAT", zlib.compress(lines, 9)) + chunk(b"IEND", b"")

#!/usr/bin/env python3
"""clip.py OUT.avi WIDTHxHEIGHT FPS IMAGE.jpg...: an MJPEG AVI file of JPEG images that all have this size; nothing is encoded."""
import struct
import sys


def chunk(tag, body):
    return tag + struct.pack('<I', len(body)) + body + b'\0' * (len(body) & 1)


def avi(width, height, fps, frames):
    largest = max(len(frame) for frame in frames)
    header = chunk(b'avih', struct.pack('<14I', round(1e6 / fps), 0, 0, 0x10, len(frames), 0, 1, largest, width, height, 0, 0, 0, 0))
    stream = chunk(b'strh', struct.pack('<4s4sIHHIIIIIIII4H', b'vids', b'MJPG', 0, 0, 0, 0, 1000, round(fps * 1000), 0, len(frames),
                                        largest, 0xffffffff, 0, 0, 0, width, height))
    form = chunk(b'strf', struct.pack('<IiiHH4sIiiII', 40, width, height, 1, 24, b'MJPG', width * height * 3, 0, 0, 0, 0))
    movie, index, at = b'movi', b'', 4
    parts = []
    for frame in frames:
        parts.append(chunk(b'00dc', frame))
        index += struct.pack('<4sIII', b'00dc', 0x10, at, len(frame))
        at += len(parts[-1])
    movie += b''.join(parts)
    body = (b'AVI ' + chunk(b'LIST', b'hdrl' + header + chunk(b'LIST', b'strl' + stream + form)) + chunk(b'LIST', movie)
            + chunk(b'idx1', index))
    return chunk(b'RIFF', body)


def main():
    out, size, fps, *images = sys.argv[1:]
    if not images:
        sys.exit(__doc__)
    width, height = (int(side) for side in size.split('x'))
    frames = []
    for image in images:
        with open(image, 'rb') as file:
            frames.append(file.read())
    with open(out, 'wb') as file:
        file.write(avi(width, height, float(fps), frames))


if __name__ == '__main__':
    main()

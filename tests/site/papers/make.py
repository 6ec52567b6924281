#!/usr/bin/env python3
"""Makes the PDF papers of docs-content/ from their sources beside this file.

Needs the face Liberation Serif, and from PyPI: typst, pillow, img2pdf. The papers are committed; this is how they
came to be.  Usage: make.py [FOLDER]
"""
import io
import pathlib
import random
import sys

import img2pdf
import typst
from PIL import Image

HERE = pathlib.Path(__file__).parent
OUT = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parents[2] / "docs-content"
SCANS = ["thong-bao-doi-cho-gui-xe"]

for source in sorted(HERE.glob("*.typ")):
    if source.stem == "official":
        continue
    target = OUT / f"{source.stem}.pdf"
    if source.stem not in SCANS:
        # Without a time: the same source gives the same paper.
        typst.compile(str(source), output=str(target), timestamp=1754438400)
        continue
    page = Image.open(io.BytesIO(typst.compile(str(source), format="png", ppi=150))).convert("L")
    # As an office's scanner gives it: a little crooked, with specks, black and white.
    page = page.rotate(0.5, resample=Image.Resampling.BICUBIC, fillcolor=255)
    chance = random.Random(13)
    for _ in range(90):
        page.putpixel((chance.randrange(page.width), chance.randrange(page.height)), 0)
    scan = io.BytesIO()
    page.point(lambda grey: 255 if grey > 165 else 0, mode="1").save(
        scan, "TIFF", compression="group4", dpi=(150, 150)
    )
    target.write_bytes(img2pdf.convert(scan.getvalue(), nodate=True))

#!/usr/bin/env python3
"""Makes the papers of this folder from those that crates/testing makes by code.

Needs cargo, LibreOffice (soffice) with the fonts Tinos and Caladea (Debian: fonts-croscore, fonts-crosextra-caladea) and
no other one with Vietnamese letters but DejaVu, and from PyPI: pikepdf, pillow, pypdfium2, img2pdf. The papers are
committed; this is how they came to be.  Usage: make.py [FOLDER]
"""
import io
import pathlib
import random
import subprocess
import sys
import tempfile

import img2pdf
import pikepdf
import pypdfium2
from PIL import Image

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parents[2]
OUT = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
# Without tags and bookmarks: half the bytes, and nothing that the reader looks at.
PDF = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"false"},"ExportBookmarks":{"type":"boolean","value":"false"}}'
TEXT = "txt:Text (encoded):UTF8"


def convert(to, folder, *files):
    profile = f"-env:UserInstallation=file://{work / 'profile'}"
    subprocess.run(["soffice", profile, "--headless", "--convert-to", to, "--outdir", folder, *files], check=True)


def scan(pdf):
    """The pages as an office's scanner gives them: a little crooked, with specks, black and white, 1,058 pixels wide."""
    chance = random.Random(27)
    pages = []
    for page in pypdfium2.PdfDocument(pdf):
        grey = page.render(scale=128 / 72, grayscale=True).to_pil().convert("L")
        grey = grey.rotate(chance.uniform(-0.6, 0.6), resample=Image.Resampling.BICUBIC, fillcolor=255)
        for _ in range(60):
            grey.putpixel((chance.randrange(grey.width), chance.randrange(grey.height)), 0)
        page = io.BytesIO()
        grey.point(lambda value: 255 if value > 165 else 0, mode="1").save(
            page, "TIFF", compression="group4", dpi=(128, 128)
        )
        pages.append(page.getvalue())
    return img2pdf.convert(pages, nodate=True)


def encrypt(name, **how):
    """A page of ten lines in a font that every reader has, encrypted."""
    lines = "".join(f"(Dong thu {n} cua mot trang co mat khau) ' " for n in range(1, 11))
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    page = pdf.pages[0]
    page.Contents = pdf.make_stream(f"BT /F1 12 Tf 14 TL 72 770 Td {lines}ET".encode())
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name("/Times-Roman"))
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    pdf.save(OUT / name, encryption=pikepdf.Encryption(**how))


with tempfile.TemporaryDirectory() as folder:
    work = pathlib.Path(folder)
    example = ["cargo", "run", "--quiet", "--package", "daihoi-testing", "--features", "papers", "--example", "papers"]
    subprocess.run([*example, "--", work], check=True, cwd=ROOT)
    convert(PDF, OUT, *(work / f"{name}.docx" for name in ["bao-cao", "bao-cao-dai", "bao-cao-hai-font"]))
    convert("doc", OUT, work / "bao-cao.docx")
    shipped = [ROOT / "docs-content" / f"{name}.docx" for name in ["bao-cao-tham-tra-tu-cach", "phu-luc-so-lieu", "quy-che-bau-cu"]]
    made = [work / f"{name}.docx" for name in ["bao-cao", "bao-cao-go-tay", "bao-cao-dai"]]
    convert(TEXT, OUT / "libreoffice", *shipped, *made)
    (OUT / "quet.pdf").write_bytes(scan(OUT / "bao-cao.pdf"))
    encrypt("enc-user.pdf", R=6, user="mo", owner="chu")
    encrypt("enc-owner.pdf", R=6, user="", owner="chu")
    encrypt("enc-rc4.pdf", R=3, aes=False, metadata=False, user="", owner="chu")

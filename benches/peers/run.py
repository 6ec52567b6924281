"""Daihoi beside its peers: OpenCV with the same models, and dlib; the same photos, the same protocol, one thread.

    benches/peers/run.sh FOLDER        # a folder a person, also one level down

Prints a table: accuracy (the protocol of `daihoi faces evaluate`), and the median time from a frame of 640 x 480 as JPEG
to the name. Daihoi's own figures are measured in the same run, by `daihoi faces evaluate` and `cargo bench --bench vision`.
"""

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import cv2
import numpy as np

cv2.setNumThreads(1)
ENDINGS = {".jpg", ".jpeg", ".png", ".pgm", ".ppm", ".pnm", ".pbm"}
HERE = Path(__file__).resolve().parent
MODELS = HERE.parent.parent / "models"


def identities(folder):
    """The photos of each folder that holds some, as `daihoi faces evaluate` finds them."""
    found = []

    def collect(folder, depth):
        for entry in sorted(path for path in folder.iterdir() if path.is_dir()):
            photos = sorted(path for path in entry.iterdir() if path.suffix.lower() in ENDINGS)
            if photos:
                found.append(photos)
            if depth > 1:
                collect(entry, depth - 1)

    collect(Path(folder), 2)
    return found


def without_stale_inputs(model):
    """The same weights, but weights, and what nothing reads, are no longer listed as inputs: OpenCV 5 takes graphs of one input alone."""
    import onnx

    graph = onnx.load(str(model))
    weights = {weight.name for weight in graph.graph.initializer}
    used = {name for node in graph.graph.node for name in node.input} - weights
    real = [given for given in graph.graph.input if given.name in used]
    del graph.graph.input[:]
    graph.graph.input.extend(real)
    return np.frombuffer(graph.SerializeToString(), np.uint8)


class OpenCV:
    """FaceDetectorYN and FaceRecognizerSF: YuNet's five points align, SFace embeds. Cosine."""

    name = "OpenCV " + cv2.__version__

    def __init__(self):
        self.detector = cv2.FaceDetectorYN.create(
            str(MODELS / "face_detection_yunet_2023mar_int8bq.onnx"), "", (320, 320), 0.6, 0.45
        )
        embedder = without_stale_inputs(MODELS / "face_recognition_sface_2021dec_int8bq.onnx")
        self.recognizer = cv2.FaceRecognizerSF.create("onnx", embedder, np.empty(0, np.uint8))

    def embed(self, image):
        height, width = image.shape[:2]
        for fill in (1.0, 0.5):
            scale = 320 * fill / max(width, height)
            small = cv2.resize(image, (max(1, round(width * scale)), max(1, round(height * scale))))
            border = 0 if fill == 1.0 else 80
            if border:
                small = cv2.copyMakeBorder(small, border, border, border, border, cv2.BORDER_CONSTANT)
            self.detector.setInputSize((small.shape[1], small.shape[0]))
            _, faces = self.detector.detect(small)
            if faces is not None:
                face = max(faces, key=lambda face: face[2] * face[3]).copy()
                face[:14] = (face[:14] - np.tile([border, border], 7) * np.array([1, 1, 0, 0] + [1] * 10)) / scale
                vector = self.recognizer.feature(self.recognizer.alignCrop(image, face)).flatten().astype(np.float64)
                return vector / np.linalg.norm(vector)
        return None

    @staticmethod
    def likeness(a, b):
        return a @ b.T


class Dlib:
    """dlib's HOG detector, five landmarks and ResNet. Its distance is turned into a likeness: 1 - distance."""

    def __init__(self):
        import dlib
        import face_recognition_models as models

        self.name = "dlib " + dlib.__version__
        self.dlib = dlib
        self.detector = dlib.get_frontal_face_detector()
        self.points = dlib.shape_predictor(models.pose_predictor_five_point_model_location())
        self.network = dlib.face_recognition_model_v1(models.face_recognition_model_location())

    def embed(self, image):
        colours = cv2.cvtColor(image, cv2.COLOR_BGR2RGB)
        # Small photos are looked at enlarged, as its authors advise.
        for enlarge in (0, 1, 2):
            faces = self.detector(colours, enlarge)
            if faces:
                face = max(faces, key=lambda face: face.area())
                return np.array(self.network.compute_face_descriptor(colours, self.points(colours, face)))
            if max(colours.shape) > 600:
                return None
        return None

    @staticmethod
    def likeness(a, b):
        a, b = np.atleast_2d(a), np.atleast_2d(b)
        square = (a * a).sum(1)[:, None] + (b * b).sum(1)[None, :] - 2 * a @ b.T
        return 1 - np.sqrt(np.maximum(square, 0))


def template(vectors, normalised):
    mean = np.mean(vectors, axis=0)
    return mean / np.linalg.norm(mean) if normalised else mean


def measure(peer, people, threshold):
    """FNIR, FPIR and top-1 with templates of three photos over ten deals; TAR over all pairs; photos without a face."""
    normalised = isinstance(peer, OpenCV)
    templates = []
    for person in people:
        known = [vector for vector in person[:3] if vector is not None]
        templates.append(template(known, normalised) if known else None)
    probes = [(identity, vector) for identity, person in enumerate(people) for vector in person[3:]]
    enrolled_scores, right, stranger_scores = [], [], []
    for deal in range(10):
        stranger = [(identity + deal) % 10 < 3 for identity in range(len(people))]
        enrolled = [i for i, kept in enumerate(templates) if kept is not None and not stranger[i]]
        table = np.array([templates[i] for i in enrolled])
        for identity, probe in probes:
            if not stranger[identity] and identity not in enrolled:
                continue
            if probe is None:
                best, who = -np.inf, None
            else:
                scores = peer.likeness(np.atleast_2d(probe), table)[0]
                best, who = scores.max(), enrolled[int(scores.argmax())]
            if stranger[identity]:
                stranger_scores.append(best)
            else:
                enrolled_scores.append(best)
                right.append(who == identity)
    enrolled_scores, right, stranger_scores = map(np.array, (enrolled_scores, right, stranger_scores))
    everybody = [(i, vector) for i, person in enumerate(people) for vector in person if vector is not None]
    names = np.array([i for i, _ in everybody])
    scores = peer.likeness(np.array([v for _, v in everybody]), np.array([v for _, v in everybody]))
    upper = np.triu_indices(len(names), 1)
    same, scores = (names[:, None] == names[None, :])[upper], scores[upper]
    falling = np.sort(scores[~same])[::-1]
    tar = {far: float((scores[same] > falling[int(far * len(falling))]).mean()) for far in (1e-2, 1e-3, 1e-4)
           if int(far * len(falling)) > 0}
    if threshold is None:
        # Its best case: the threshold at which it errs least, which a real congress could not know.
        threshold = min(np.unique(stranger_scores[np.isfinite(stranger_scores)]),
                        key=lambda t: (~right | (enrolled_scores < t)).mean() + (stranger_scores >= t).mean())
    return {
        "fnir": float((~right | (enrolled_scores < threshold)).mean()),
        "fpir": float((stranger_scores >= threshold).mean()),
        "top1": float(right.mean()),
        "tar": tar,
        "missed": sum(vector is None for person in people for vector in person),
        "threshold": float(threshold),
    }


def frame_to_name(peer, frame, gallery, rounds):
    """Median milliseconds: decode, find, align, embed, compare with a gallery of 1,600."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        image = cv2.imdecode(frame, cv2.IMREAD_COLOR)
        vector = peer.embed(image)
        assert vector is not None, "no face in the frame"
        peer.likeness(np.atleast_2d(vector), gallery).argmax()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def desk_frame():
    """The portrait that ships with the project, as somebody stands at the desk: 640 x 480, JPEG."""
    portrait = cv2.imread(str(HERE.parent.parent / "src/app/upkeep/demo/guest.jpg"))
    frame = np.full((480, 640, 3), (50, 54, 58), np.uint8)
    frame[:, 80:560] = cv2.resize(portrait, (480, 480))
    return cv2.imencode(".jpg", frame, [cv2.IMWRITE_JPEG_QUALITY, 85])[1]


def daihoi(folder, command, bench):
    """Daihoi's own figures, from the program and its bench."""
    answer = subprocess.run([*command, "--json", "faces", "evaluate", str(folder)], capture_output=True, text=True, check=True)
    figures = json.loads(answer.stdout)
    figures["tar"] = {float(far): value for far, value in figures["tar"].items() if value is not None}
    text = subprocess.run([*bench, "frame_to_name"], capture_output=True, text=True, check=True).stdout
    columns = re.search(r"frame_to_name\s+(.*)", text).group(1).split("│")
    value, unit = columns[2].split()
    figures["frame"] = float(value) * {"ms": 1, "s": 1000, "µs": 0.001}[unit]
    return figures


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--daihoi", default=os.path.join(os.environ.get("CARGO_TARGET_DIR", "target"), "release", "daihoi"))
    parser.add_argument("--bench", default="cargo bench --quiet --bench vision --")
    parser.add_argument("--onnxruntime", help="ONNX Runtime's library, for a second row of daihoi")
    parser.add_argument("--rounds", type=int, default=60)
    options = parser.parse_args()
    people = identities(options.folder)
    print(f"{len(people)} people, {sum(map(len, people))} photos, one thread")
    print("| | FNIR | FPIR | top-1 | TAR at FAR 1e-3 | at 1e-4 | no face | frame to name |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |", flush=True)

    def row(name, f):
        percent = lambda share: "–" if share is None else f"{share * 100:.2f}%"
        cells = [percent(f["fnir"]), percent(f["fpir"]), percent(f["top1"]), percent(f["tar"].get(1e-3)),
                 percent(f["tar"].get(1e-4)), str(f["missed"]), f"{f['frame']:.1f} ms"]
        print(f"| {name} | " + " | ".join(cells) + " |", flush=True)

    runtimes = [("tract", {})]
    if options.onnxruntime:
        runtimes.append(("ONNX Runtime", {"DAIHOI_ONNXRUNTIME": options.onnxruntime}))
    for runtime, setting in runtimes:
        os.environ.update(setting)
        row(f"daihoi, {runtime}", daihoi(options.folder, options.daihoi.split(), options.bench.split()))
    images = [[cv2.imread(str(photo)) for photo in person] for person in people]
    frame, random = desk_frame(), np.random.default_rng(1)
    gallery = random.normal(size=(1600, 128))
    gallery /= np.linalg.norm(gallery, axis=1)[:, None]
    peers = [(OpenCV, 0.45)]
    try:
        import dlib  # noqa: F401
        import face_recognition_models  # noqa: F401
        # 0.6 is dlib's own threshold; the row after it is its best case on these very photos.
        peers += [(Dlib, 1 - 0.6), (Dlib, None)]
    except ImportError as missing:
        print(f"SKIPPED: dlib: {missing}", file=sys.stderr)
    seen = {}
    for make, threshold in peers:
        if make not in seen:
            peer = make()
            vectors = [[peer.embed(image) for image in person] for person in images]
            seen[make] = (peer, vectors, frame_to_name(peer, frame, gallery, options.rounds))
        peer, vectors, median = seen[make]
        best = " (best threshold)" if threshold is None else ""
        row(peer.name + best, {**measure(peer, vectors, threshold), "frame": median})


if __name__ == "__main__":
    main()

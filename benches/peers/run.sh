#!/bin/sh
# Sets the peers up in the cache (pip, nothing else) and runs them beside daihoi: benches/peers/run.sh FOLDER [options].
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/daihoi/peers
if [ ! -x "$cache/venv/bin/python" ]; then
    python3 -m venv "$cache/venv"
    "$cache/venv/bin/pip" -q install numpy onnx opencv-python-headless
fi
# dlib is built by others as dlib-bin; where there is no wheel for this Python the script says that it is skipped.
"$cache/venv/bin/python" -c "import dlib, face_recognition_models" 2>/dev/null ||
    "$cache/venv/bin/pip" -q install "setuptools<81" dlib-bin face_recognition_models || true
cd "$here/../.."
exec "$cache/venv/bin/python" "$here/run.py" "$@"

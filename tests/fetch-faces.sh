#!/bin/sh
# Fetches the five portraits on which the smallest test of same and different runs (tests/vision_faces.rs): the
# pictures in the tests of PyPI's face_recognition 1.3.0. They are kept in a cache and never become part of the project.
# Needs Python 3 with pip, tar and a network. Usage: tests/fetch-faces.sh [FOLDER]
set -eu
folder=${1:-${DAIHOI_FACES:-${XDG_CACHE_HOME:-$HOME/.cache}/daihoi/faces}}
mkdir -p "$folder"
if [ -f "$folder/SHA256SUMS" ] && (cd "$folder" && sha256sum --check --quiet SHA256SUMS); then
    exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet setuptools wheel
"$work/env/bin/pip" download --quiet --dest "$work" --no-deps --no-build-isolation --no-binary :all: \
    face_recognition==1.3.0
archive=$work/face_recognition-1.3.0.tar.gz
echo "5e5efdd1686aa566af0d3cc1313b131e4b197657a8ffd03669e6d3fad92705ec  $archive" | sha256sum --check --quiet
tar -xzf "$archive" -C "$work"
cd "$work/face_recognition-1.3.0/tests/test_images"
cp obama.jpg obama2.jpg obama3.jpg obama_partial_face.jpg biden.jpg "$folder"
cd "$folder"
sha256sum ./*.jpg >SHA256SUMS

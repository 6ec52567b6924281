#!/usr/bin/env python3
"""Converts MediaPipe's face_landmark.tflite into an ONNX graph that the program can run.

    pip install tflite==2.18.0 onnx==1.23.2 numpy
    face_landmark_to_onnx.py face_landmark.tflite facemesh_mp_fp16s.onnx

The result: opset 13, one image a run, NCHW, input `input` 1x3x192x192 (RGB, 0 to 1), outputs `landmarks` 1x1404
(468 points of x, y, z in pixels of the input) and `presence` 1x1 (a logit). Weights of 64 numbers and more are
stored as half floats, as in the original, and widened by a Cast. The same input gives the same bytes.
"""
import sys

import numpy as np
import onnx
import tflite
from onnx import TensorProto, helper, numpy_helper

HALF_FROM = 64  # fewer numbers than this stay in single precision
OPERATORS = {value: name for name, value in vars(tflite.BuiltinOperator).items() if isinstance(value, int)}
NUMPY_TYPES = {
    tflite.TensorType.FLOAT32: np.float32,
    tflite.TensorType.FLOAT16: np.float16,
    tflite.TensorType.INT32: np.int32,
}


class Converter:
    def __init__(self, data):
        self.model = tflite.Model.GetRootAsModel(data, 0)
        self.graph = self.model.Subgraphs(0)
        self.widened = {}  # tensors that the original widens from half floats
        self.nodes, self.weights = [], []
        self.names = {}  # tflite tensor -> name of its value in the ONNX graph

    def shape(self, tensor):
        return [int(n) for n in self.graph.Tensors(tensor).ShapeAsNumpy()]

    def stored(self, tensor):
        info = self.graph.Tensors(tensor)
        data = self.model.Buffers(info.Buffer()).DataAsNumpy().tobytes()
        return np.frombuffer(data, NUMPY_TYPES[info.Type()]).reshape(info.ShapeAsNumpy())

    def weight(self, tensor):
        return self.widened[tensor] if tensor in self.widened else self.stored(tensor).astype(np.float32)

    def put(self, name, array):
        array = np.ascontiguousarray(array)
        if array.dtype == np.float32 and array.size >= HALF_FROM:
            self.weights.append(numpy_helper.from_array(array.astype(np.float16), name + "_h"))
            self.nodes.append(helper.make_node("Cast", [name + "_h"], [name], to=TensorProto.FLOAT))
        else:
            self.weights.append(numpy_helper.from_array(array, name))
        return name

    def node(self, operator, inputs, output, **attributes):
        self.nodes.append(helper.make_node(operator, inputs, [output], **attributes))
        return output

    def activated(self, function, name):
        """The name of the value after the activation that tflite fuses into an operator."""
        if function == tflite.ActivationFunctionType.NONE:
            return name
        if function == tflite.ActivationFunctionType.RELU:
            return self.node("Relu", [name], name + "_r")
        if function == tflite.ActivationFunctionType.RELU6:
            low, high = self.put(name + "_0", np.float32(0)), self.put(name + "_6", np.float32(6))
            return self.node("Clip", [name, low, high], name + "_r")
        raise SystemExit(f"activation {function} is not supported")

    @staticmethod
    def options(operator, kind):
        table = kind()
        table.Init(operator.BuiltinOptions().Bytes, operator.BuiltinOptions().Pos)
        return table

    def pads(self, source, result, kernel, strides, padding):
        """tflite's SAME padding as ONNX pads: top, left, bottom, right."""
        if padding == tflite.Padding.VALID:
            return [0, 0, 0, 0]
        size, out = self.shape(source)[1:3], self.shape(result)[1:3]
        total = [max((out[d] - 1) * strides[d] + kernel[d] - size[d], 0) for d in (0, 1)]
        return [total[0] // 2, total[1] // 2, total[0] - total[0] // 2, total[1] - total[1] // 2]

    def convolution(self, operator, inputs, result, name, depthwise):
        options = self.options(operator, tflite.DepthwiseConv2DOptions if depthwise else tflite.Conv2DOptions)
        assert options.DilationHFactor() == options.DilationWFactor() == 1
        assert not depthwise or options.DepthMultiplier() == 1
        weight = self.weight(inputs[1]).transpose((3, 0, 1, 2) if depthwise else (0, 3, 1, 2))
        kernel, strides = list(weight.shape[2:]), [options.StrideH(), options.StrideW()]
        pads = self.pads(inputs[0], result, kernel, strides, options.Padding())
        names = [self.names[inputs[0]], self.put(name + "_w", weight), self.put(name + "_b", self.weight(inputs[2]))]
        groups = weight.shape[0] if depthwise else 1
        self.node("Conv", names, name, kernel_shape=kernel, strides=strides, pads=pads, group=groups)
        return self.activated(options.FusedActivationFunction(), name)

    def prelu(self, inputs, name):
        """PRelu(x) = Relu(x) - a * Relu(-x): simpler operators run faster."""
        source = self.names[inputs[0]]
        self.node("Relu", [source], name + "_p")
        self.node("Neg", [source], name + "_n")
        self.node("Relu", [name + "_n"], name + "_q")
        self.put(name + "_a", self.weight(inputs[1]).reshape(1, -1, 1, 1))
        self.node("Mul", [name + "_q", name + "_a"], name + "_m")
        return self.node("Sub", [name + "_p", name + "_m"], name)

    def operator(self, operator):
        code = OPERATORS[self.model.OperatorCodes(operator.OpcodeIndex()).BuiltinCode()]
        inputs = [int(tensor) for tensor in operator.InputsAsNumpy()]
        result = int(operator.OutputsAsNumpy()[0])
        name = f"t{result}"
        if code == "DEQUANTIZE":
            self.widened[result] = self.stored(inputs[0]).astype(np.float32)
            return
        if code in ("CONV_2D", "DEPTHWISE_CONV_2D"):
            name = self.convolution(operator, inputs, result, name, code == "DEPTHWISE_CONV_2D")
        elif code == "PRELU":
            name = self.prelu(inputs, name)
        elif code == "ADD":
            self.node("Add", [self.names[inputs[0]], self.names[inputs[1]]], name)
            name = self.activated(self.options(operator, tflite.AddOptions).FusedActivationFunction(), name)
        elif code == "MAX_POOL_2D":
            options = self.options(operator, tflite.Pool2DOptions)
            kernel, strides = [options.FilterHeight(), options.FilterWidth()], [options.StrideH(), options.StrideW()]
            pads = self.pads(inputs[0], result, kernel, strides, options.Padding())
            self.node("MaxPool", [self.names[inputs[0]]], name, kernel_shape=kernel, strides=strides, pads=pads)
        elif code == "PAD":  # NHWC rows of (before, after) -> all befores, then all afters, in NCHW
            pads = self.stored(inputs[1])[[0, 3, 1, 2]]
            pads = np.concatenate([pads[:, 0], pads[:, 1]]).astype(np.int64)
            self.node("Pad", [self.names[inputs[0]], self.put(name + "_pads", pads)], name)
        elif code == "RESHAPE" and int(np.prod(self.shape(inputs[0]))) == self.shape(inputs[0])[-1]:
            self.node("Flatten", [self.names[inputs[0]]], name, axis=1)
        else:
            raise SystemExit(f"operator {code} is not supported")
        self.names[result] = name

    def convert(self):
        source = int(self.graph.InputsAsNumpy()[0])
        self.names[source] = "input"
        for index in range(self.graph.OperatorsLength()):
            self.operator(self.graph.Operators(index))
        outputs = []
        for tensor, name in zip(self.graph.OutputsAsNumpy(), ("landmarks", "presence")):
            self.node("Flatten", [self.names[int(tensor)]], name, axis=1)
            shape = [1, int(np.prod(self.shape(int(tensor))))]
            outputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, shape))
        image = helper.make_tensor_value_info("input", TensorProto.FLOAT, [1, 3] + self.shape(source)[1:3])
        graph = helper.make_graph(self.nodes, "face_landmark", [image], outputs, self.weights)
        opsets = [helper.make_opsetid("", 13)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=8, producer_name="mediapipe-face_landmark")


def main():
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    with open(sys.argv[1], "rb") as file:
        model = Converter(file.read()).convert()
    onnx.checker.check_model(model)
    onnx.save(model, sys.argv[2])


if __name__ == "__main__":
    main()

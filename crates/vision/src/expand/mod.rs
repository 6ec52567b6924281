//! Rewrites a network at load time so that any runtime can run it: block-quantised weights are widened, batch
//! normalisation is folded away, and input sides are fixed.
//!
//! tract can't do block-wise `DequantizeLinear` (ONNX opset 21), and ONNX Runtime repeats it on every run. The
//! rewritten graph computes the same values, up to the rounding of a float.

mod dequantize;
mod rewrite;
mod shape;
mod slope;
mod tensor;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};

use prost::Message;
use tract_onnx::pb::{AttributeProto, GraphProto, ModelProto, NodeProto, TensorProto, tensor_proto::DataType};

use self::tensor::Tensor;

/// A graph can't be rewritten.
#[derive(Debug, thiserror::Error)]
pub enum ExpandError {
    /// The bytes are not an ONNX model.
    #[error("not an ONNX model: {0}")]
    Decode(#[from] prost::DecodeError),
    /// The model has no graph.
    #[error("no graph")]
    NoGraph,
    /// A node lacks a constant input that the rewrite needs.
    #[error("node {node}: input {input} is no constant")]
    NotConstant {
        /// Output name of the node.
        node: String,
        /// Index of the missing input.
        input: usize,
    },
    /// A tensor has a data type that the rewrite doesn't support.
    #[error("tensor {tensor}: data type {code}")]
    DataType {
        /// Name of the tensor.
        tensor: String,
        /// ONNX code of the type (`TensorProto.DataType`).
        code: i32,
    },
    /// A tensor's data are shorter or longer than its shape, or its shape doesn't fit its use.
    #[error("tensor {tensor}: {found} values where {expected} are needed")]
    Length {
        /// Name of the tensor.
        tensor: String,
        /// Number of values that the shape requires.
        expected: usize,
        /// Number of values found.
        found: usize,
    },
    /// The graph is not a detector whose sides can be set.
    #[error("output {output} names no stride, or has no shape")]
    NoStride {
        /// Name of the output without a stride at its end.
        output: String,
    },
}

/// Constants of a graph by name: weights and whatever has been computed from them.
type Constants = HashMap<String, TensorProto>;

/// The newest opset in which the operators left after the rewrite keep their meaning.
const OPSET: i64 = 17;

/// Operators with one meaning in opsets 17 to 21: a graph of these alone can be declared as 17.
const STABLE: [&str; 18] = [
    "Add",
    "Concat",
    "Conv",
    "Flatten",
    "Gemm",
    "GlobalAveragePool",
    "MatMul",
    "Max",
    "MaxPool",
    "Mul",
    "Neg",
    "Relu",
    "Reshape",
    "Resize",
    "Sigmoid",
    "Softmax",
    "Sub",
    "Transpose",
];

/// Replacement for `PRelu`, which is slow on either runtime.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slopes {
    /// `Relu(x) + (-slope) * Relu(-x)`: half the time of `PRelu` on tract.
    Split,
    /// `slope * x + Relu((1 - slope) * x)`, with the products as depthwise convolutions, which ONNX Runtime runs in the
    /// layout of the convolutions around them: 18.8 ms for `SFace`, where `Max(x, slope * x)` takes 23.3 and `PRelu`
    /// 38.
    Depthwise,
}

/// [`expand_for`] tract: `PRelu` is split.
pub fn expand(model: &[u8], size: Option<(u32, u32)>) -> Result<Vec<u8>, ExpandError> {
    expand_for(model, size, Slopes::Split)
}

/// Rewrites `model` (an ONNX file) without quantised weights, batch normalisation, `PRelu` and `Dropout`.
///
/// `size` (width, height; multiples of the largest stride) fixes a detector's input sides and the lengths of its
/// outputs, whose names end in their strides (`cls_8`); `None` keeps what the file says.
pub fn expand_for(model: &[u8], size: Option<(u32, u32)>, slopes: Slopes) -> Result<Vec<u8>, ExpandError> {
    let mut model = ModelProto::decode(model)?;
    let mut graph = model.graph.take().ok_or(ExpandError::NoGraph)?;
    let mut constants: Constants =
        std::mem::take(&mut graph.initializer).into_iter().map(|tensor| (tensor.name.clone(), tensor)).collect();

    let nodes = fold_constants(std::mem::take(&mut graph.node), &mut constants)?;
    let outputs: HashSet<String> = graph.output.iter().map(|output| output.name.clone()).collect();
    graph.node = rewrite::rewrite(nodes, &mut constants, &outputs, slopes)?;

    keep_used(&mut graph, constants);
    if let Some(size) = size {
        shape::fix(&mut graph, size)?;
    }
    if graph.node.iter().all(|node| STABLE.contains(&node.op_type.as_str())) {
        for opset in model.opset_import.iter_mut().filter(|opset| opset.domain.is_empty()) {
            opset.version = opset.version.min(OPSET);
        }
    }
    model.graph = Some(graph);
    Ok(model.encode_to_vec())
}

/// Evaluates nodes that depend on constants alone and removes those that are no-ops at inference.
fn fold_constants(nodes: Vec<NodeProto>, constants: &mut Constants) -> Result<Vec<NodeProto>, ExpandError> {
    let mut same: HashMap<String, String> = HashMap::new();
    let mut left = Vec::with_capacity(nodes.len());
    for mut node in nodes {
        for input in &mut node.input {
            if let Some(name) = same.get(input) {
                input.clone_from(name);
            }
        }
        let result = output(&node);
        match node.op_type.as_str() {
            "Constant" => match attribute(&node, "value").and_then(|value| value.t.clone()) {
                Some(mut value) => {
                    value.name.clone_from(&result);
                    constants.insert(result, value);
                }
                None => left.push(node),
            },
            "DequantizeLinear" if is_constant(&node, 0, constants) => {
                let widened = dequantize::dequantize(&node, constants)?;
                constants.insert(result.clone(), widened.write(&result));
            }
            "Cast" if widens(&node, constants) => {
                let widened = Tensor::read(constant(&node, 0, constants)?)?;
                constants.insert(result.clone(), widened.write(&result));
            }
            "Reshape" if is_constant(&node, 0, constants) && is_constant(&node, 1, constants) => {
                let reshaped = reshape(&node, constants)?;
                constants.insert(result.clone(), reshaped);
            }
            "Dropout" | "Identity" if node.input.first().is_some_and(|input| !constants.contains_key(input)) => {
                same.insert(result, node.input[0].clone());
            }
            _ => left.push(node),
        }
    }
    Ok(left)
}

/// Whether a node casts half-precision constants to single precision.
fn widens(node: &NodeProto, constants: &Constants) -> bool {
    let half = node.input.first().and_then(|name| constants.get(name));
    half.is_some_and(|half| half.data_type == DataType::Float16 as i32)
        && attribute(node, "to").is_some_and(|to| to.i == DataType::Float as i64)
}

/// Reshapes a constant; one side of the new shape may be -1 (the rest) or 0 (unchanged).
fn reshape(node: &NodeProto, constants: &Constants) -> Result<TensorProto, ExpandError> {
    let mut tensor = constants[&node.input[0]].clone();
    let shape = Tensor::read(constant(node, 1, constants)?)?;
    let shape = shape.integers(&node.input[1])?;
    let all: i64 = tensor.dims.iter().product();
    let mut dims: Vec<i64> = shape
        .iter()
        .enumerate()
        .map(|(i, &side)| if side == 0 { tensor.dims.get(i).copied().unwrap_or(0) } else { side })
        .collect();
    let known: i64 = dims.iter().filter(|&&side| side > 0).product();
    if let Some(open) = dims.iter_mut().find(|side| **side < 0) {
        *open = all / known.max(1);
    }
    let (expected, found) = (dims.iter().product::<i64>() as usize, all as usize);
    if expected != found {
        return Err(ExpandError::Length { tensor: node.input[0].clone(), expected, found });
    }
    tensor.dims = dims;
    tensor.name = output(node);
    Ok(tensor)
}

/// Drops constants and inputs that no node reads, and sorts the others so that the output is deterministic.
fn keep_used(graph: &mut GraphProto, constants: Constants) {
    let used: HashSet<&String> = graph.node.iter().flat_map(|node| &node.input).collect();
    // Quantised files list inputs that no node reads any more.
    graph.input.retain(|input| used.contains(&input.name) && !constants.contains_key(&input.name));
    let outputs: HashSet<&String> = graph.output.iter().map(|output| &output.name).collect();
    let mut kept: Vec<TensorProto> = constants
        .into_iter()
        .filter(|(name, _)| used.contains(name) || outputs.contains(name))
        .map(|(_, tensor)| tensor)
        .collect();
    kept.sort_by(|a, b| a.name.cmp(&b.name));
    graph.initializer = kept;
    graph.value_info.clear();
}

fn output(node: &NodeProto) -> String {
    node.output.first().cloned().unwrap_or_default()
}

fn attribute<'a>(node: &'a NodeProto, name: &str) -> Option<&'a AttributeProto> {
    node.attribute.iter().find(|attribute| attribute.name == name)
}

fn is_constant(node: &NodeProto, input: usize, constants: &Constants) -> bool {
    node.input.get(input).is_some_and(|name| constants.contains_key(name))
}

fn constant<'a>(node: &NodeProto, input: usize, constants: &'a Constants) -> Result<&'a TensorProto, ExpandError> {
    let found = node.input.get(input).and_then(|name| constants.get(name));
    found.ok_or_else(|| ExpandError::NotConstant { node: output(node), input })
}

/// Stores a constant under a name.
fn put(constants: &mut Constants, name: &str, tensor: &Tensor) {
    constants.insert(name.to_owned(), tensor.write(name));
}

/// Builds a node with one output, named after it.
fn make(op_type: &str, inputs: &[&str], output: &str) -> NodeProto {
    NodeProto {
        op_type: op_type.to_owned(),
        name: output.to_owned(),
        input: inputs.iter().map(|&input| input.to_owned()).collect(),
        output: vec![output.to_owned()],
        ..NodeProto::default()
    }
}

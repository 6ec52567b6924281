//! Rewrites nodes that runtimes are slow on: batch normalisation is folded into the preceding weights, `PRelu` becomes
//! whatever suits the runtime.

use std::collections::{HashMap, HashSet};

use tract_onnx::pb::NodeProto;

use super::{Constants, ExpandError, Slopes, attribute, constant, make, output, put, slope, tensor::Tensor};

/// Rewrites all nodes; the result is in an order in which they can run.
pub(super) fn rewrite(
    nodes: Vec<NodeProto>,
    constants: &mut Constants,
    outputs: &HashSet<String>,
    slopes: Slopes,
) -> Result<Vec<NodeProto>, ExpandError> {
    let nodes = if slopes == Slopes::Depthwise { slope::gather(&nodes, constants, outputs) } else { nodes };
    let mut readers: HashMap<String, usize> = HashMap::new();
    for input in nodes.iter().flat_map(|node| &node.input) {
        *readers.entry(input.clone()).or_default() += 1;
    }
    let mut rewritten = Rewritten::default();
    for node in nodes {
        match node.op_type.as_str() {
            "BatchNormalization" => {
                let affine = Affine::of(&node, constants)?;
                let alone = readers[&node.input[0]] == 1 && !outputs.contains(&node.input[0]);
                match rewritten.producer(&node.input[0]).filter(|_| alone) {
                    Some(place) if foldable(&rewritten.nodes[place], constants) => {
                        fold(&mut rewritten.nodes[place], &node, &affine, constants)?;
                        rewritten.producers.insert(output(&node), place);
                    }
                    _ => rewritten.extend(affine.nodes(&node, constants)),
                }
            }
            "PRelu" => {
                let nodes = slope::prelu(&node, constants, slopes)?;
                rewritten.extend(nodes);
            }
            _ => rewritten.extend(vec![node]),
        }
    }
    Ok(rewritten.nodes)
}

/// Nodes emitted so far, and which of them produces which value.
#[derive(Default)]
struct Rewritten {
    nodes: Vec<NodeProto>,
    producers: HashMap<String, usize>,
}

impl Rewritten {
    fn producer(&self, value: &str) -> Option<usize> {
        self.producers.get(value).copied()
    }

    fn extend(&mut self, nodes: Vec<NodeProto>) {
        for node in nodes {
            for output in &node.output {
                self.producers.insert(output.clone(), self.nodes.len());
            }
            self.nodes.push(node);
        }
    }
}

/// Batch normalisation at inference: `factor * x + offset` for each channel.
struct Affine {
    factor: Vec<f64>,
    offset: Vec<f64>,
}

impl Affine {
    fn of(node: &NodeProto, constants: &Constants) -> Result<Self, ExpandError> {
        let epsilon = f64::from(attribute(node, "epsilon").map_or(1e-5, |epsilon| epsilon.f));
        let mut parameters = Vec::with_capacity(4);
        for input in 1..5 {
            let tensor = Tensor::read(constant(node, input, constants)?)?;
            parameters.push(tensor.into_floats(&node.input[input])?);
        }
        let channels = parameters[0].len();
        if let Some((input, other)) = parameters.iter().enumerate().find(|(_, other)| other.len() != channels) {
            let tensor = node.input[input + 1].clone();
            return Err(ExpandError::Length { tensor, expected: channels, found: other.len() });
        }
        let value = |which: usize, channel: usize| f64::from(parameters[which][channel]);
        let (scale, bias, mean, variance) = (0, 1, 2, 3);
        let factor: Vec<f64> = (0..channels).map(|c| value(scale, c) / (value(variance, c) + epsilon).sqrt()).collect();
        let offset = (0..channels).map(|c| value(bias, c) - value(mean, c) * factor[c]).collect();
        Ok(Self { factor, offset })
    }

    /// A `Mul` and an `Add`, for where there are no weights to fold into.
    fn nodes(&self, node: &NodeProto, constants: &mut Constants) -> Vec<NodeProto> {
        let result = output(node);
        let name = |part: &str| format!("{result}/{part}");
        let single = |values: &[f64]| values.iter().map(|&x| x as f32).collect();
        let dims = vec![1, self.factor.len(), 1, 1];
        put(constants, &name("factor"), &Tensor::floats(dims.clone(), single(&self.factor)));
        put(constants, &name("offset"), &Tensor::floats(dims, single(&self.offset)));
        vec![
            make("Mul", &[&node.input[0], &name("factor")], &name("scaled")),
            make("Add", &[&name("scaled"), &name("offset")], &result),
        ]
    }
}

/// Whether a node's weights are constants, output channel first, so that a factor can be folded in.
fn foldable(node: &NodeProto, constants: &Constants) -> bool {
    let is = |name: &str, default: f32, wanted: f32| {
        let found = attribute(node, name).map_or(default, |a| if a.f == 0.0 { a.i as f32 } else { a.f });
        (found - wanted).abs() < f32::EPSILON
    };
    let weights = node.input.iter().skip(1).all(|name| constants.contains_key(name));
    weights
        && match node.op_type.as_str() {
            "Conv" => true,
            "Gemm" => is("transB", 0.0, 1.0) && is("alpha", 1.0, 1.0) && is("beta", 1.0, 1.0),
            _ => false,
        }
}

/// Multiplies the factor into the preceding node's weights and renames that node's output to the result's name.
fn fold(
    before: &mut NodeProto,
    node: &NodeProto,
    affine: &Affine,
    constants: &mut Constants,
) -> Result<(), ExpandError> {
    let weights = Tensor::read(constant(before, 1, constants)?)?;
    let (dims, channels) = (weights.dims.clone(), affine.factor.len());
    if dims.first() != Some(&channels) {
        let found = dims.first().copied().unwrap_or(0);
        return Err(ExpandError::Length { tensor: before.input[1].clone(), expected: channels, found });
    }
    let mut weights = weights.into_floats(&before.input[1])?;
    let per_channel = weights.len() / channels.max(1);
    for (values, factor) in weights.chunks_mut(per_channel.max(1)).zip(&affine.factor) {
        for value in values {
            *value = (f64::from(*value) * factor) as f32;
        }
    }
    let bias = match before.input.get(2) {
        Some(name) => Tensor::read(constant(before, 2, constants)?)?.into_floats(name)?,
        None => vec![0.0; channels],
    };
    if bias.len() != channels {
        return Err(ExpandError::Length { tensor: before.input[2].clone(), expected: channels, found: bias.len() });
    }
    let scaled = bias.iter().zip(&affine.factor).zip(&affine.offset);
    let bias = scaled.map(|((&bias, factor), offset)| (f64::from(bias) * factor + offset) as f32).collect();

    let result = output(node);
    let names = (format!("{result}/weights"), format!("{result}/bias"));
    put(constants, &names.0, &Tensor::floats(dims, weights));
    put(constants, &names.1, &Tensor::floats(vec![channels], bias));
    before.input = vec![before.input[0].clone(), names.0, names.1];
    before.output = vec![result];
    Ok(())
}

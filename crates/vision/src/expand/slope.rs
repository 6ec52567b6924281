//! Expresses `PRelu` in operators that a runtime is fast on.

use std::collections::{HashMap, HashSet};

use tract_onnx::pb::{AttributeProto, NodeProto, attribute_proto::AttributeType};

use super::{Constants, ExpandError, Slopes, constant, make, output, put, tensor::Tensor};

/// Nodes that replace one `PRelu`.
pub(super) fn prelu(
    node: &NodeProto,
    constants: &mut Constants,
    slopes: Slopes,
) -> Result<Vec<NodeProto>, ExpandError> {
    let slope = Tensor::read(constant(node, 1, constants)?)?;
    let (dims, slope) = (slope.dims.clone(), slope.into_floats(&node.input[1])?);
    if slopes == Slopes::Depthwise && of_channels(&dims) {
        return Ok(depthwise(node, &slope, constants));
    }
    // One slope per channel comes as [C] or as [C, 1, 1]; [C] alone would broadcast along the last side.
    let dims = if dims.len() == 1 { vec![dims[0], 1, 1] } else { dims };
    Ok(split(node, dims, &slope, constants))
}

/// Whether the shape is [C, 1, 1] or [1, C, 1, 1]: one slope per image channel.
fn of_channels(dims: &[usize]) -> bool {
    matches!(dims, [_, 1, 1] | [1, _, 1, 1])
}

/// `Relu(x) + (-slope) * Relu(-x)`; see [`Slopes::Split`].
fn split(node: &NodeProto, dims: Vec<usize>, slope: &[f32], constants: &mut Constants) -> Vec<NodeProto> {
    let (source, result) = (&node.input[0], output(node));
    let name = |part: &str| format!("{result}/{part}");
    let slope = slope.iter().map(|slope| -slope).collect();
    put(constants, &name("slope"), &Tensor::floats(dims, slope));
    vec![
        make("Relu", &[source], &name("above")),
        make("Neg", &[source], &name("negated")),
        make("Relu", &[&name("negated")], &name("below")),
        make("Mul", &[&name("below"), &name("slope")], &name("sloped")),
        make("Add", &[&name("above"), &name("sloped")], &result),
    ]
}

/// `slope * x + Relu((1 - slope) * x)`, each product a depthwise convolution; where a slope is above 1,
/// `slope * x + (1 - slope) * Relu(x)`.
fn depthwise(node: &NodeProto, slope: &[f32], constants: &mut Constants) -> Vec<NodeProto> {
    let (source, result) = (&node.input[0], output(node));
    let name = |part: &str| format!("{result}/{part}");
    let dims = vec![slope.len(), 1, 1, 1];
    put(constants, &name("slope"), &Tensor::floats(dims.clone(), slope.to_vec()));
    put(constants, &name("rest"), &Tensor::floats(dims, slope.iter().map(|slope| 1.0 - slope).collect()));
    let product = |factor: &str, of: &str, named: &str| {
        let mut product = make("Conv", &[of, factor], named);
        product.attribute = vec![AttributeProto {
            name: "group".to_owned(),
            i: slope.len() as i64,
            r#type: AttributeType::Int as i32,
            ..AttributeProto::default()
        }];
        product
    };
    // The runtime fuses a Relu into the convolution before it, so this order is cheaper where all slopes allow it.
    let bent = if slope.iter().all(|slope| *slope <= 1.0) {
        [product(&name("rest"), source, &name("scaled")), make("Relu", &[&name("scaled")], &name("bent"))]
    } else {
        [make("Relu", &[source], &name("above")), product(&name("rest"), &name("above"), &name("bent"))]
    };
    let sloped = product(&name("slope"), source, &name("sloped"));
    let sum = make("Add", &[&name("sloped"), &name("bent")], &result);
    bent.into_iter().chain([sloped, sum]).collect()
}

/// Turns `Relu(x) - slope * Relu(-x)`, into which converters split `PRelu`, back into `PRelu`, so that it can be
/// rewritten for the runtime. Nodes that are no longer read are dropped.
pub(super) fn gather(nodes: &[NodeProto], constants: &Constants, outputs: &HashSet<String>) -> Vec<NodeProto> {
    let makers: HashMap<&str, &NodeProto> =
        nodes.iter().flat_map(|node| node.output.iter().map(move |output| (output.as_str(), node))).collect();
    let of = |value: &str, operator: &str| makers.get(value).filter(|node| node.op_type == operator).copied();
    let gathered = nodes.iter().map(|node| {
        let parts = || {
            let above = of(node.input.first()?, "Relu").filter(|_| node.op_type == "Sub")?;
            let sloped = of(node.input.get(1)?, "Mul")?;
            let negated = of(&of(sloped.input.first()?, "Relu")?.input[0], "Neg")?;
            let slope = sloped.input.get(1).filter(|slope| constants.contains_key(*slope))?;
            (above.input[0] == negated.input[0]).then(|| make("PRelu", &[&above.input[0], slope], &output(node)))
        };
        parts().unwrap_or_else(|| node.clone())
    });
    let mut read = outputs.clone();
    let mut left: Vec<NodeProto> = gathered
        .rev()
        .filter(|node| {
            let wanted = node.output.iter().any(|output| read.contains(output));
            if wanted {
                read.extend(node.input.iter().cloned());
            }
            wanted
        })
        .collect();
    left.reverse();
    left
}

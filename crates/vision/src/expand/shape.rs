//! Fixes the sides of a detector's input and the lengths of its outputs.

use tract_onnx::pb::{GraphProto, TypeProto, ValueInfoProto, tensor_shape_proto::dimension, type_proto};

use super::ExpandError;

/// Sets the input to `size` (width, height) and each output's second side to the number of cells at its stride.
pub(super) fn fix(graph: &mut GraphProto, (width, height): (u32, u32)) -> Result<(), ExpandError> {
    let input = graph.input.first_mut().ok_or(ExpandError::NoGraph)?;
    set(input, 2, height)?;
    set(input, 3, width)?;
    for output in &mut graph.output {
        let stride = output.name.rsplit('_').next().and_then(|stride| stride.parse::<u32>().ok());
        let stride = stride.filter(|&stride| stride > 0);
        let stride = stride.ok_or_else(|| ExpandError::NoStride { output: output.name.clone() })?;
        set(output, 1, (height / stride) * (width / stride))?;
    }
    Ok(())
}

fn set(value: &mut ValueInfoProto, side: usize, length: u32) -> Result<(), ExpandError> {
    let name = value.name.clone();
    let Some(TypeProto { value: Some(type_proto::Value::TensorType(tensor)), .. }) = &mut value.r#type else {
        return Err(ExpandError::NoStride { output: name });
    };
    let dims = tensor.shape.as_mut().map(|shape| &mut shape.dim);
    let dim = dims.and_then(|dims| dims.get_mut(side)).ok_or(ExpandError::NoStride { output: name })?;
    dim.value = Some(dimension::Value::DimValue(i64::from(length)));
    Ok(())
}

//! `DequantizeLinear` of constants: per tensor, per axis and block-wise.

use tract_onnx::pb::NodeProto;

use super::{Constants, ExpandError, attribute, constant, is_constant, output, tensor::Tensor};

/// `(q - zero point) * scale`, the scale repeated as the operator says (ONNX operators, `DequantizeLinear` 21).
pub(super) fn dequantize(node: &NodeProto, constants: &Constants) -> Result<Tensor, ExpandError> {
    let quantised = Tensor::read(constant(node, 0, constants)?)?;
    let scale = Tensor::read(constant(node, 1, constants)?)?;
    let scale_dims = scale.dims.clone();
    let scale = scale.into_floats(&node.input[1])?;
    let zero = if is_constant(node, 2, constants) {
        Tensor::read(constant(node, 2, constants)?)?.bytes(&node.input[2])?.to_vec()
    } else {
        vec![0; scale.len()]
    };
    if zero.len() != scale.len() {
        return Err(ExpandError::Length { tensor: output(node), expected: scale.len(), found: zero.len() });
    }

    let rank = quantised.dims.len() as i64;
    let axis = attribute(node, "axis").map_or(1, |axis| axis.i);
    let axis = (if axis < 0 { axis + rank } else { axis }).clamp(0, (rank - 1).max(0)) as usize;
    let block = attribute(node, "block_size").map_or(0, |block| block.i).max(0) as usize;
    let layout = ScaleLayout::new(&quantised.dims, &scale_dims, axis, block);
    if layout.scales != scale.len() {
        return Err(ExpandError::Length { tensor: node.input[1].clone(), expected: layout.scales, found: scale.len() });
    }

    let values = quantised.bytes(&node.input[0])?.iter().enumerate();
    let widened = values
        .map(|(place, &q)| {
            let at = layout.scale_of(place);
            f32::from(q - zero[at]) * scale[at]
        })
        .collect();
    Ok(Tensor::floats(quantised.dims, widened))
}

/// Maps each value of a quantised tensor to its scale.
struct ScaleLayout {
    /// Product of the sides after the quantisation axis.
    inner: usize,
    /// Side of the quantised tensor along the axis.
    side: usize,
    /// Side of the scale tensor along the axis.
    scale_side: usize,
    /// Values along the axis that share a scale.
    block: usize,
    /// Whether the scale tensor also has the sides before and after the axis.
    blocked: bool,
    /// Required length of the scale tensor.
    scales: usize,
}

impl ScaleLayout {
    fn new(dims: &[usize], scale_dims: &[usize], axis: usize, block: usize) -> Self {
        let side = dims.get(axis).copied().unwrap_or(1);
        let inner = dims.iter().skip(axis + 1).product();
        let outer: usize = dims.iter().take(axis).product();
        if block > 0 {
            let scale_side = side.div_ceil(block);
            return Self { inner, side, scale_side, block, blocked: true, scales: outer * scale_side * inner };
        }
        // Rank 0 (or one value) is one scale for all, rank 1 is one for each index along the axis.
        let single = scale_dims.iter().product::<usize>() == 1;
        let (block, scales) = if single { (side.max(1), 1) } else { (1, side) };
        Self { inner, side, scale_side: scales, block, blocked: false, scales }
    }

    fn scale_of(&self, place: usize) -> usize {
        let along = (place / self.inner) % self.side / self.block;
        if self.blocked {
            let outer = place / (self.inner * self.side);
            (outer * self.scale_side + along) * self.inner + place % self.inner
        } else {
            along
        }
    }
}

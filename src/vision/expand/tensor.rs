//! Constants of a graph as numbers, and back.

use tract_onnx::{
    pb::{TensorProto, tensor_proto::DataType},
    prelude::f16,
};

use super::ExpandError;

/// The numbers of a tensor, of the types that the rewriting reads.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Values {
    /// Single precision, or half, widened.
    Float(Vec<f32>),
    /// Quantised weights and zero points (`int8`, `uint8`), widened.
    Byte(Vec<i16>),
    /// Shapes.
    Integer(Vec<i64>),
}

/// A constant: shape and numbers in row order.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tensor {
    /// Sides.
    pub(super) dims: Vec<usize>,
    /// As many as the sides' product.
    pub(super) values: Values,
}

impl Tensor {
    /// Single-precision numbers of a shape.
    pub(super) fn floats(dims: Vec<usize>, values: Vec<f32>) -> Self {
        Self { dims, values: Values::Float(values) }
    }

    /// Reads the graph's form: raw little-endian bytes, or a typed list.
    pub(super) fn read(proto: &TensorProto) -> Result<Self, ExpandError> {
        let raw = &proto.raw_data;
        let values = match DataType::try_from(proto.data_type) {
            Ok(DataType::Float) if raw.is_empty() => Values::Float(proto.float_data.clone()),
            Ok(DataType::Float) => Values::Float(chunks(raw).map(f32::from_le_bytes).collect()),
            Ok(DataType::Float16) if raw.is_empty() => {
                Values::Float(proto.int32_data.iter().map(|&bits| f16::from_bits(bits as u16).to_f32()).collect())
            }
            Ok(DataType::Float16) => Values::Float(chunks(raw).map(|bits| f16::from_le_bytes(bits).to_f32()).collect()),
            Ok(DataType::Int8 | DataType::Uint8) if raw.is_empty() => {
                Values::Byte(proto.int32_data.iter().map(|&value| value as i16).collect())
            }
            Ok(DataType::Int8) => Values::Byte(raw.iter().map(|&byte| i16::from(byte.cast_signed())).collect()),
            Ok(DataType::Uint8) => Values::Byte(raw.iter().map(|&byte| i16::from(byte)).collect()),
            Ok(DataType::Int64) if raw.is_empty() => Values::Integer(proto.int64_data.clone()),
            Ok(DataType::Int64) => Values::Integer(chunks(raw).map(i64::from_le_bytes).collect()),
            _ => return Err(ExpandError::DataType { tensor: proto.name.clone(), code: proto.data_type }),
        };
        let tensor = Self { dims: proto.dims.iter().map(|&side| side.max(0) as usize).collect(), values };
        let (expected, found) = (tensor.dims.iter().product(), tensor.len());
        if expected == found {
            Ok(tensor)
        } else {
            Err(ExpandError::Length { tensor: proto.name.clone(), expected, found })
        }
    }

    /// The graph's form, under a name.
    pub(super) fn write(&self, name: &str) -> TensorProto {
        let (data_type, raw_data) = match &self.values {
            Values::Float(values) => (DataType::Float, values.iter().flat_map(|x| x.to_le_bytes()).collect()),
            Values::Byte(values) => (DataType::Int8, values.iter().map(|&x| x as u8).collect()),
            Values::Integer(values) => (DataType::Int64, values.iter().flat_map(|x| x.to_le_bytes()).collect()),
        };
        TensorProto {
            name: name.to_owned(),
            dims: self.dims.iter().map(|&side| side as i64).collect(),
            data_type: data_type as i32,
            raw_data,
            ..TensorProto::default()
        }
    }

    /// How many numbers.
    pub(super) fn len(&self) -> usize {
        match &self.values {
            Values::Float(values) => values.len(),
            Values::Byte(values) => values.len(),
            Values::Integer(values) => values.len(),
        }
    }

    /// The numbers, if they are integers; `name` is for the error.
    pub(super) fn integers(&self, name: &str) -> Result<&[i64], ExpandError> {
        match &self.values {
            Values::Integer(values) => Ok(values),
            other => Err(other.unexpected(name)),
        }
    }

    /// The numbers, if they are quantised; `name` is for the error.
    pub(super) fn bytes(&self, name: &str) -> Result<&[i16], ExpandError> {
        match &self.values {
            Values::Byte(values) => Ok(values),
            other => Err(other.unexpected(name)),
        }
    }

    /// The numbers, if they are floats; `name` is for the error.
    pub(super) fn into_floats(self, name: &str) -> Result<Vec<f32>, ExpandError> {
        match self.values {
            Values::Float(values) => Ok(values),
            other => Err(other.unexpected(name)),
        }
    }
}

impl Values {
    fn unexpected(&self, name: &str) -> ExpandError {
        let code = match self {
            Self::Float(_) => DataType::Float,
            Self::Byte(_) => DataType::Int8,
            Self::Integer(_) => DataType::Int64,
        };
        ExpandError::DataType { tensor: name.to_owned(), code: code as i32 }
    }
}

fn chunks<const N: usize>(raw: &[u8]) -> impl Iterator<Item = [u8; N]> + '_ {
    // Bytes past the last whole number make the length differ from the shape, which is an error.
    raw.as_chunks::<N>().0.iter().copied()
}

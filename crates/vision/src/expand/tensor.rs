//! Constants of a graph as numbers: read from and written to ONNX tensors.

use tract_onnx::{
    pb::{TensorProto, tensor_proto::DataType},
    prelude::f16,
};

use super::ExpandError;

/// Values of a tensor, in the data types that the rewrite reads.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum TensorValues {
    /// Single precision, or half precision widened.
    Float(Vec<f32>),
    /// Quantised weights and zero points (`int8`, `uint8`), widened.
    Byte(Vec<i16>),
    /// Integers, mostly shapes (`int64`).
    Integer(Vec<i64>),
}

/// A constant: shape and values in row-major order.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tensor {
    /// Shape, outermost side first.
    pub(super) dims: Vec<usize>,
    /// Values; as many as the product of `dims`.
    pub(super) values: TensorValues,
}

impl Tensor {
    /// Single-precision values with a shape.
    pub(super) fn floats(dims: Vec<usize>, values: Vec<f32>) -> Self {
        Self { dims, values: TensorValues::Float(values) }
    }

    /// Reads an ONNX tensor: raw little-endian bytes, or a typed list.
    pub(super) fn read(proto: &TensorProto) -> Result<Self, ExpandError> {
        let raw = &proto.raw_data;
        let values = match DataType::try_from(proto.data_type) {
            Ok(DataType::Float) if raw.is_empty() => TensorValues::Float(proto.float_data.clone()),
            Ok(DataType::Float) => TensorValues::Float(chunks(raw).map(f32::from_le_bytes).collect()),
            Ok(DataType::Float16) if raw.is_empty() => {
                TensorValues::Float(proto.int32_data.iter().map(|&bits| f16::from_bits(bits as u16).to_f32()).collect())
            }
            Ok(DataType::Float16) => {
                TensorValues::Float(chunks(raw).map(|bits| f16::from_le_bytes(bits).to_f32()).collect())
            }
            Ok(DataType::Int8 | DataType::Uint8) if raw.is_empty() => {
                TensorValues::Byte(proto.int32_data.iter().map(|&value| value as i16).collect())
            }
            Ok(DataType::Int8) => TensorValues::Byte(raw.iter().map(|&byte| i16::from(byte.cast_signed())).collect()),
            Ok(DataType::Uint8) => TensorValues::Byte(raw.iter().map(|&byte| i16::from(byte)).collect()),
            Ok(DataType::Int64) if raw.is_empty() => TensorValues::Integer(proto.int64_data.clone()),
            Ok(DataType::Int64) => TensorValues::Integer(chunks(raw).map(i64::from_le_bytes).collect()),
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

    /// Writes an ONNX tensor under this name.
    pub(super) fn write(&self, name: &str) -> TensorProto {
        let (data_type, raw_data) = match &self.values {
            TensorValues::Float(values) => (DataType::Float, values.iter().flat_map(|x| x.to_le_bytes()).collect()),
            TensorValues::Byte(values) => (DataType::Int8, values.iter().map(|&x| x as u8).collect()),
            TensorValues::Integer(values) => (DataType::Int64, values.iter().flat_map(|x| x.to_le_bytes()).collect()),
        };
        TensorProto {
            name: name.to_owned(),
            dims: self.dims.iter().map(|&side| side as i64).collect(),
            data_type: data_type as i32,
            raw_data,
            ..TensorProto::default()
        }
    }

    /// Number of values.
    pub(super) fn len(&self) -> usize {
        match &self.values {
            TensorValues::Float(values) => values.len(),
            TensorValues::Byte(values) => values.len(),
            TensorValues::Integer(values) => values.len(),
        }
    }

    /// The values, if they are integers; `name` is for the error.
    pub(super) fn integers(&self, name: &str) -> Result<&[i64], ExpandError> {
        match &self.values {
            TensorValues::Integer(values) => Ok(values),
            other => Err(other.unexpected(name)),
        }
    }

    /// The values, if they are quantised; `name` is for the error.
    pub(super) fn bytes(&self, name: &str) -> Result<&[i16], ExpandError> {
        match &self.values {
            TensorValues::Byte(values) => Ok(values),
            other => Err(other.unexpected(name)),
        }
    }

    /// The values, if they are floats; `name` is for the error.
    pub(super) fn into_floats(self, name: &str) -> Result<Vec<f32>, ExpandError> {
        match self.values {
            TensorValues::Float(values) => Ok(values),
            other => Err(other.unexpected(name)),
        }
    }
}

impl TensorValues {
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
    // A trailing partial number makes the length differ from the shape, which is an error later.
    raw.as_chunks::<N>().0.iter().copied()
}

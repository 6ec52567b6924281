//! Small graphs, expanded and then run: the results must match the operators' definitions.

use tract_onnx::{
    pb::{
        GraphProto, OperatorSetIdProto, TensorShapeProto, TypeProto, ValueInfoProto,
        tensor_shape_proto::{Dimension, dimension::Value as Side},
        type_proto,
    },
    prelude::f16,
};

use super::{tensor::TensorValues, *};
use crate::{
    manifest::{Channels, Model, Preprocessing},
    role::ModelRole,
    runtime::{self, Runtime},
};

fn value(name: &str, sides: &[i64]) -> ValueInfoProto {
    let dim = sides.iter().map(|&side| Dimension { value: Some(Side::DimValue(side)), ..Dimension::default() });
    let shape = Some(TensorShapeProto { dim: dim.collect() });
    let tensor = type_proto::Tensor { elem_type: DataType::Float as i32, shape };
    let r#type = Some(TypeProto { value: Some(type_proto::Value::TensorType(tensor)), ..TypeProto::default() });
    ValueInfoProto { name: name.to_owned(), r#type, ..ValueInfoProto::default() }
}

fn floats(name: &str, dims: &[usize], values: &[f32]) -> TensorProto {
    Tensor::floats(dims.to_vec(), values.to_vec()).write(name)
}

fn quantised(name: &str, dims: &[usize], values: &[i16]) -> TensorProto {
    Tensor { dims: dims.to_vec(), values: TensorValues::Byte(values.to_vec()) }.write(name)
}

fn integers(name: &str, values: &[i64]) -> TensorProto {
    Tensor { dims: vec![values.len()], values: TensorValues::Integer(values.to_vec()) }.write(name)
}

fn with(mut node: NodeProto, attributes: &[(&str, i64)]) -> NodeProto {
    let attribute = attributes.iter().map(|&(name, i)| AttributeProto { name: name.to_owned(), i, ..integer() });
    node.attribute.extend(attribute);
    node
}

fn integer() -> AttributeProto {
    AttributeProto { r#type: tract_onnx::pb::attribute_proto::AttributeType::Int as i32, ..AttributeProto::default() }
}

fn model(graph: GraphProto, opset: i64) -> Vec<u8> {
    let opset_import = vec![OperatorSetIdProto { domain: String::new(), version: opset }];
    ModelProto { ir_version: 8, opset_import, graph: Some(graph), ..ModelProto::default() }.encode_to_vec()
}

fn graph(input: &[i64], output: &[i64], weights: Vec<TensorProto>, node: Vec<NodeProto>) -> GraphProto {
    GraphProto {
        name: "small".to_owned(),
        input: vec![value("x", input)],
        output: vec![value("y", output)],
        initializer: weights,
        node,
        ..GraphProto::default()
    }
}

fn read(bytes: &[u8]) -> (GraphProto, i64) {
    let model = ModelProto::decode(bytes).expect("a model");
    (model.graph.expect("a graph"), model.opset_import[0].version)
}

fn operators(graph: &GraphProto) -> Vec<&str> {
    graph.node.iter().map(|node| node.op_type.as_str()).collect()
}

fn weight(graph: &GraphProto, name: &str) -> Vec<f32> {
    let tensor = graph.initializer.iter().find(|tensor| tensor.name == name).expect("a weight");
    Tensor::read(tensor).expect("read").into_floats(name).expect("floats")
}

fn run(graph: &[u8], input: &[f32]) -> Vec<f32> {
    let preprocessing = Preprocessing { channels: Channels::Rgb, subtract: 0.0, divide: 1.0, size: 32 };
    let model =
        Model { role: ModelRole::Embedder, path: "small.onnx".into(), bytes: Vec::new().into(), input: preprocessing };
    let mut network = runtime::open(&Runtime::Tract, &model, graph, &["y"]).expect("opened");
    network.run(input).expect("run").swap_remove(0)
}

fn near(a: &[f32], b: &[f32]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-5)
}

#[test]
fn blocks_of_weights_are_widened_and_reshaped() {
    // Five values a row in blocks of two: three scales a row, the last for one value.
    let weights = vec![
        quantised("q", &[2, 5], &[1, 2, 3, 4, 5, -1, -2, -3, -4, -5]),
        floats("scale", &[2, 3], &[1.0, 10.0, 100.0, 2.0, 20.0, 200.0]),
        quantised("zero", &[2, 3], &[0, 1, 0, 0, 0, 5]),
        integers("shape", &[2, -1, 1, 1]),
    ];
    let nodes = vec![
        with(make("DequantizeLinear", &["q", "scale", "zero"], "wide"), &[("axis", 1), ("block_size", 2)]),
        make("Reshape", &["wide", "shape"], "weights"),
        make("Conv", &["x", "weights"], "y"),
    ];
    let expanded = expand(&model(graph(&[1, 5, 1, 1], &[1, 2, 1, 1], weights, nodes), 21), None).expect("expanded");
    let (found, opset) = read(&expanded);
    assert_eq!((operators(&found), opset), (vec!["Conv"], 17));
    assert_eq!(found.initializer.len(), 1);
    assert_eq!(found.initializer[0].dims, [2, 5, 1, 1]);
    assert_eq!(weight(&found, "weights"), [1.0, 2.0, 20.0, 30.0, 500.0, -2.0, -4.0, -60.0, -80.0, -2000.0]);
    assert!(near(&run(&expanded, &[1.0, 1.0, 1.0, 0.0, 0.1]), &[73.0, -266.0]));
}

#[test]
fn blocks_may_lie_along_the_first_axis_and_one_scale_may_serve_all() {
    let widened = |scale: TensorProto, attributes: &[(&str, i64)]| {
        let weights = vec![quantised("q", &[3, 2], &[1, 2, 3, 4, 5, 6]), scale];
        let nodes = vec![
            with(make("DequantizeLinear", &["q", "scale"], "wide"), attributes),
            make("MatMul", &["x", "wide"], "y"),
        ];
        let expanded = expand(&model(graph(&[1, 3], &[1, 2], weights, nodes), 21), None).expect("expanded");
        weight(&read(&expanded).0, "wide")
    };
    let blocks = floats("scale", &[2, 2], &[1.0, 10.0, 2.0, 20.0]);
    assert_eq!(widened(blocks, &[("axis", 0), ("block_size", 2)]), [1.0, 20.0, 3.0, 40.0, 10.0, 120.0]);
    assert_eq!(widened(floats("scale", &[2], &[1.0, 10.0]), &[("axis", -1)]), [1.0, 20.0, 3.0, 40.0, 5.0, 60.0]);
    assert_eq!(widened(floats("scale", &[], &[0.5]), &[]), [0.5, 1.0, 1.5, 2.0, 2.5, 3.0]);
}

fn batch_norm(input: &str, output: &str) -> NodeProto {
    make("BatchNormalization", &[input, "scale", "bias", "mean", "variance"], output)
}

fn batch_weights() -> Vec<TensorProto> {
    vec![
        floats("scale", &[2], &[2.0, 3.0]),
        floats("bias", &[2], &[0.5, -0.5]),
        floats("mean", &[2], &[1.0, 2.0]),
        floats("variance", &[2], &[4.0, 9.0]),
    ]
}

#[test]
fn batch_normalisation_goes_into_the_convolution_before_it() {
    let mut weights = batch_weights();
    weights.extend([floats("w", &[2, 1, 1, 1], &[10.0, 100.0]), floats("b", &[2], &[1.0, 1.0])]);
    let nodes = vec![make("Conv", &["x", "w", "b"], "c"), batch_norm("c", "n"), make("Relu", &["n"], "y")];
    let small = model(graph(&[1, 1, 1, 2], &[1, 2, 1, 2], weights, nodes), 11);
    let expanded = expand(&small, None).expect("expanded");
    let (found, opset) = read(&expanded);
    assert_eq!((operators(&found), opset), (vec!["Conv", "Relu"], 11));
    // 2 * (10 x + 1 - 1) / 2 + 0.5 and 3 * (100 x + 1 - 2) / 3 - 0.5.
    let result = run(&expanded, &[1.0, 0.02]);
    assert!(result.iter().zip([10.5, 0.7, 98.5, 0.5]).all(|(a, b)| (a - b).abs() < 1e-3), "{result:?}");
    let before = run(&small, &[1.0, 0.02]);
    assert!(result.iter().zip(before).all(|(a, b)| (a - b).abs() < 1e-4));
}

#[test]
fn batch_normalisation_stays_apart_where_others_read_what_it_reads() {
    let mut weights = batch_weights();
    weights.push(floats("w", &[2, 1, 1, 1], &[1.0, 1.0]));
    let nodes = vec![make("Conv", &["x", "w"], "c"), batch_norm("c", "n"), make("Add", &["n", "c"], "y")];
    let small = model(graph(&[1, 1, 1, 1], &[1, 2, 1, 1], weights, nodes), 11);
    let expanded = expand(&small, None).expect("expanded");
    assert_eq!(operators(&read(&expanded).0), ["Conv", "Mul", "Add", "Add"]);
    assert!(near(&run(&expanded, &[3.0]), &run(&small, &[3.0])));
}

#[test]
fn batch_normalisation_may_follow_a_matrix_or_stand_first() {
    let mut weights = batch_weights();
    weights.extend([floats("w", &[2, 2], &[1.0, 2.0, 3.0, 4.0]), floats("b", &[2], &[0.0, 1.0])]);
    let gemm = with(make("Gemm", &["x", "w", "b"], "c"), &[("transB", 1)]);
    let expanded = expand(&model(graph(&[1, 2], &[1, 2], weights, vec![gemm, batch_norm("c", "y")]), 11), None);
    let expanded = expanded.expect("expanded");
    assert_eq!(operators(&read(&expanded).0), ["Gemm"]);
    // 2 * (1 + 2 - 1) / 2 + 0.5 and 3 * (3 + 4 + 1 - 2) / 3 - 0.5.
    let result = run(&expanded, &[1.0, 1.0]);
    assert!(result.iter().zip([2.5, 5.5]).all(|(a, b)| (a - b).abs() < 1e-3), "{result:?}");

    let first = model(graph(&[1, 2, 1, 1], &[1, 2, 1, 1], batch_weights(), vec![batch_norm("x", "y")]), 11);
    let result = run(&expand(&first, None).expect("expanded"), &[1.0, 5.0]);
    assert!(result.iter().zip([0.5, 2.5]).all(|(a, b)| (a - b).abs() < 1e-3), "{result:?}");
}

#[test]
fn prelu_becomes_simple_operators_with_the_same_values() {
    // Slopes above 1 take another form.
    for (slope, below) in [(0.25, -1.0), (3.0, -12.0)] {
        for (dims, slopes, convolutions) in [
            (&[2][..], Slopes::Split, 0),
            (&[2, 1, 1], Slopes::Split, 0),
            (&[2], Slopes::Depthwise, 0),
            (&[2, 1, 1], Slopes::Depthwise, 2),
            (&[1, 2, 1, 1], Slopes::Depthwise, 2),
        ] {
            let weights = vec![floats("a", dims, &[slope, -2.0])];
            let small = graph(&[1, 2, 1, 2], &[1, 2, 1, 2], weights, vec![make("PRelu", &["x", "a"], "y")]);
            let expanded = expand_for(&model(small, 11), None, slopes).expect("expanded");
            let found = read(&expanded).0;
            assert!(!operators(&found).contains(&"PRelu"));
            assert_eq!(operators(&found).iter().filter(|operator| **operator == "Conv").count(), convolutions);
            assert!(near(&run(&expanded, &[4.0, -4.0, 3.0, -3.0]), &[4.0, below, 3.0, 6.0]), "{slope} {dims:?}");
        }
    }
}

#[test]
fn prelu_that_came_split_is_gathered_and_what_others_read_stays() {
    let small = |result: &str| {
        let nodes = vec![
            make("Relu", &["x"], "above"),
            make("Neg", &["x"], "negated"),
            make("Relu", &["negated"], "below"),
            make("Mul", &["below", "a"], "sloped"),
            make("Sub", &["above", "sloped"], result),
        ];
        graph(&[1, 2, 1, 2], &[1, 2, 1, 2], vec![floats("a", &[1, 2, 1, 1], &[0.25, -2.0])], nodes)
    };
    let whole = expand_for(&model(small("y"), 11), None, Slopes::Depthwise).expect("expanded");
    assert_eq!(operators(&read(&whole).0), ["Conv", "Relu", "Conv", "Add"]);
    assert!(near(&run(&whole, &[4.0, -4.0, 3.0, -3.0]), &[4.0, -1.0, 3.0, 6.0]));
    assert_eq!(operators(&read(&expand(&model(small("y"), 11), None).expect("expanded")).0).len(), 5);

    // As models in half precision have it.
    let mut half = small("y");
    half.initializer[0].name = "half".to_owned();
    half.initializer[0].data_type = DataType::Float16 as i32;
    half.initializer[0].raw_data =
        [0.25, -2.0].into_iter().flat_map(|slope| f16::from_f32(slope).to_le_bytes()).collect();
    half.node.insert(0, with(make("Cast", &["half"], "a"), &[("to", DataType::Float as i64)]));
    let half = expand_for(&model(half, 11), None, Slopes::Depthwise).expect("expanded");
    assert_eq!(half, whole);

    let mut shared = small("bent");
    shared.node.push(make("Add", &["bent", "below"], "y"));
    let shared = expand_for(&model(shared, 11), None, Slopes::Depthwise).expect("expanded");
    assert!(operators(&read(&shared).0).contains(&"Neg"));
    assert!(near(&run(&shared, &[4.0, -4.0, 3.0, -3.0]), &[4.0, 3.0, 3.0, 9.0]));
}

#[test]
fn what_does_nothing_goes_and_stale_inputs_too() {
    let mut small = graph(
        &[1, 2],
        &[1, 2],
        vec![floats("w", &[2], &[1.0, 2.0])],
        vec![make("Dropout", &["x"], "d"), make("Identity", &["d"], "i"), make("Add", &["i", "w"], "y")],
    );
    small.input.extend([value("w", &[2]), value("gone", &[7])]);
    let expanded = expand(&model(small, 11), None).expect("expanded");
    let (found, _) = read(&expanded);
    assert_eq!(operators(&found), ["Add"]);
    assert_eq!(found.input.iter().map(|input| input.name.as_str()).collect::<Vec<_>>(), ["x"]);
    assert!(near(&run(&expanded, &[5.0, 5.0]), &[6.0, 7.0]));
}

#[test]
fn a_graph_with_operators_that_changed_keeps_its_opset() {
    let small = graph(&[1, 2], &[1, 2], vec![], vec![make("Softsign", &["x"], "y")]);
    assert_eq!(read(&expand(&model(small, 21), None).expect("expanded")).1, 21);
}

#[test]
fn a_detectors_sides_are_set_and_other_graphs_refused() {
    let mut small = graph(&[1, 3, 640, 640], &[1, 6400, 1], vec![], vec![make("Relu", &["x"], "y_8")]);
    small.output[0].name = "y_8".to_owned();
    let (found, _) = read(&expand(&model(small.clone(), 11), Some((320, 256))).expect("expanded"));
    assert_eq!(found.input[0], value("x", &[1, 3, 256, 320]));
    assert_eq!(found.output[0], value("y_8", &[1, 1280, 1]));
    small.output[0].name = "y".to_owned();
    let error = expand(&model(small, 11), Some((320, 256))).expect_err("no stride");
    assert!(matches!(error, ExpandError::NoStride { output } if output == "y"));
}

#[test]
fn damaged_files_are_errors() {
    assert!(matches!(expand(b"no model", None), Err(ExpandError::Decode(_))));
    assert!(matches!(expand(&[], None), Err(ExpandError::NoGraph)));
    let node = || with(make("DequantizeLinear", &["q", "scale"], "y"), &[("axis", 1), ("block_size", 2)]);
    let attempt = |weights| expand(&model(graph(&[1], &[1], weights, vec![node()]), 21), None);
    let q = || quantised("q", &[1, 4], &[1, 2, 3, 4]);
    assert!(matches!(attempt(vec![q()]), Err(ExpandError::NotConstant { input: 1, .. })));
    let short = floats("scale", &[1, 1], &[1.0]);
    assert!(matches!(attempt(vec![q(), short]), Err(ExpandError::Length { expected: 2, found: 1, .. })));
    let mut cut = q();
    cut.raw_data.pop();
    let scale = || floats("scale", &[1, 2], &[1.0, 1.0]);
    assert!(matches!(attempt(vec![cut, scale()]), Err(ExpandError::Length { expected: 4, found: 3, .. })));
    assert!(matches!(attempt(vec![floats("q", &[1, 4], &[1.0; 4]), scale()]), Err(ExpandError::DataType { .. })));
}

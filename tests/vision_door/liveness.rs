//! A liveness model in the manifest: a small graph that takes dark pictures for photos. It asks, and never refuses.

use std::{fs, path::Path, time::Duration};

use daihoi::{
    app::faces::recognition::Recognition,
    domain::recognition::{Decision, Doubt, FaceRules},
    vision::{Gallery, Recognizer, Runtime, VisionError, manifest::hex, role::ModelRole},
};
use image::RgbImage;
use prost::Message as _;
use sha2::{Digest as _, Sha256};
use tract_onnx::pb::{
    AttributeProto, GraphProto, ModelProto, NodeProto, OperatorSetIdProto, TensorProto, TensorShapeProto, TypeProto,
    ValueInfoProto, attribute_proto::AttributeType, tensor_proto::DataType, tensor_shape_proto,
    tensor_shape_proto::dimension::Value as Side, type_proto,
};

use crate::setting::{guest, id};

fn value(name: &str, sides: &[i64]) -> ValueInfoProto {
    let dim = sides
        .iter()
        .map(|&side| tensor_shape_proto::Dimension { value: Some(Side::DimValue(side)), ..Default::default() });
    let shape = Some(TensorShapeProto { dim: dim.collect() });
    let tensor = type_proto::Tensor { elem_type: DataType::Float as i32, shape };
    let r#type = Some(TypeProto { value: Some(type_proto::Value::TensorType(tensor)), ..TypeProto::default() });
    ValueInfoProto { name: name.to_owned(), r#type, ..ValueInfoProto::default() }
}

fn floats(name: &str, dims: &[i64], values: &[f32]) -> TensorProto {
    TensorProto {
        name: name.to_owned(),
        dims: dims.to_vec(),
        data_type: DataType::Float as i32,
        float_data: values.to_vec(),
        ..TensorProto::default()
    }
}

fn node(op_type: &str, input: &[&str], output: &str) -> NodeProto {
    let names = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
    NodeProto { op_type: op_type.to_owned(), input: names(input), output: names(&[output]), ..NodeProto::default() }
}

/// Two outputs: the mean of all pixels (0 to 1) less a half, times 20; and 0.
fn brighter_than_half() -> Vec<u8> {
    let mut flatten = node("Flatten", &["pooled"], "flat");
    let axis =
        AttributeProto { name: "axis".to_owned(), i: 1, r#type: AttributeType::Int as i32, ..Default::default() };
    flatten.attribute.push(axis);
    let graph = GraphProto {
        name: "small".to_owned(),
        input: vec![value("x", &[1, 3, 32, 32])],
        output: vec![value("y", &[1, 2])],
        initializer: vec![
            floats("w", &[3, 2], &[20.0 / 3.0, 0.0, 20.0 / 3.0, 0.0, 20.0 / 3.0, 0.0]),
            floats("b", &[2], &[-10.0, 0.0]),
        ],
        node: vec![node("GlobalAveragePool", &["x"], "pooled"), flatten, node("Gemm", &["flat", "w", "b"], "y")],
        ..GraphProto::default()
    };
    let opset_import = vec![OperatorSetIdProto { domain: String::new(), version: 17 }];
    ModelProto { ir_version: 8, opset_import, graph: Some(graph), ..ModelProto::default() }.encode_to_vec()
}

/// The built-in set with a liveness model added.
fn set_with(settings: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let models = Path::new(env!("CARGO_MANIFEST_DIR")).join("models");
    for entry in fs::read_dir(models).expect("the models") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|ending| ending == "onnx" || ending == "toml") {
            fs::copy(&path, folder.path().join(path.file_name().expect("a name"))).expect("copied");
        }
    }
    let graph = brighter_than_half();
    let sha256 = hex(&Sha256::digest(&graph));
    fs::write(folder.path().join("live.onnx"), graph).expect("written");
    let manifest = folder.path().join("manifest.toml");
    let text = fs::read_to_string(&manifest).expect("a manifest");
    let entry = format!(
        "\n[[model]]\nrole = \"liveness\"\nfile = \"live.onnx\"\nsha256 = \"{sha256}\"\nlicence = \"MIT\"\nsource = \"made\"\n\
         [model.input]\nchannels = \"rgb\"\nsubtract = 0.0\ndivide = 255.0\nsize = 32\n{settings}"
    );
    fs::write(manifest, text + &entry).expect("written");
    folder
}

const SETTINGS: &str = "[model.liveness]\nscale = 1.2\nclass = 0\nthreshold = 0.5\n";

fn dimmed(image: &RgbImage, by: f32) -> RgbImage {
    RgbImage::from_fn(image.width(), image.height(), |x, y| {
        image::Rgb(image.get_pixel(x, y).0.map(|value| (f32::from(value) * by).min(255.0) as u8))
    })
}

#[test]
fn a_low_score_asks_a_person_and_a_high_one_does_not() {
    let folder = set_with(SETTINGS);
    let portrait = guest();
    let (bright, dark) = (dimmed(&portrait, 1.3), dimmed(&portrait, 0.5));
    let mut decisions = Vec::new();
    for picture in [&bright, &dark] {
        let mut recognizer = Recognizer::open(Some(folder.path()), &Runtime::from_environment()).expect("the set");
        let carried = Recognizer::open(None, &Runtime::from_environment()).expect("the carried set");
        assert_eq!(recognizer.model_set(), carried.model_set(), "faces that were enrolled before stay comparable");
        let face = recognizer.largest(&portrait).expect("run").expect("a face");
        let score = recognizer.largest(picture).expect("run").expect("a face").liveness;
        eprintln!("liveness {score:?}");
        let mut gallery = Gallery::new(recognizer.model_set());
        gallery.add(id(1), face.embedding).expect("added");
        let mut recognition = Recognition::new(recognizer, FaceRules::default());
        recognition.set_gallery(gallery.into(), std::collections::HashSet::new().into());
        let steps =
            (0..8).map(|step| recognition.step(picture, step, Duration::from_millis(step * 40)).expect("a step"));
        decisions.extend(steps.flat_map(|step| step.verdicts).map(|verdict| verdict.decision));
    }
    let [Decision::Accept { candidate, .. }, Decision::Confirm { candidate: asked, doubt, .. }] = decisions[..] else {
        panic!("{decisions:?}")
    };
    assert_eq!((candidate.delegate, asked.delegate, doubt), (id(1), id(1), Doubt::Liveness));
}

#[test]
fn a_liveness_model_that_does_not_fit_is_named_at_the_start() {
    let open = |settings: &str| {
        let folder = set_with(settings);
        Recognizer::open(Some(folder.path()), &Runtime::from_environment()).map(|_| ()).expect_err("refused")
    };
    let error = open(&SETTINGS.replace("class = 0", "class = 2"));
    assert!(
        matches!(error, VisionError::OutputLength { role: ModelRole::Liveness, expected: 3, found: 2, .. }),
        "{error}"
    );
    let error = open(&SETTINGS.replace("threshold = 0.5", "threshold = 7.5"));
    assert!(matches!(error, VisionError::Setting { setting: "liveness.threshold", .. }), "{error}");
    let error = open("");
    assert!(matches!(error, VisionError::Setting { role: ModelRole::Liveness, .. }), "{error}");
}

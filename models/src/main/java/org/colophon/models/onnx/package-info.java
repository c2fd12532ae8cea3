/// Text encoders in ONNX form, run by ONNX Runtime with Hugging Face tokenizers.
///
/// Start here: [org.colophon.models.onnx.OnnxModels]. The only package that imports
/// `ai.onnxruntime` and `ai.djl`.
@NullMarked
package org.colophon.models.onnx;

import org.jspecify.annotations.NullMarked;

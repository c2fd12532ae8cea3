/// Text models with typed results. Nothing here knows of items, publishers or HTTP.
///
/// Start here: [org.colophon.models.Embedder] turns a text into a vector,
/// [org.colophon.models.LinguisticAnalyzer] into sentences, tokens, tags and lemmas,
/// [org.colophon.models.LanguageDetector] says which language it is in. Every implementation
/// carries its [org.colophon.models.ModelId], which is written beside everything it produces.
@NullMarked
package org.colophon.models;

import org.jspecify.annotations.NullMarked;

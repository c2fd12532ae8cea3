/// Adapters of the local models to LangChain4j.
///
/// Start here: [org.colophon.models.llm.LangChainModels]. The only package that imports
/// `dev.langchain4j`.
@NullMarked
package org.colophon.models.llm;

import org.jspecify.annotations.NullMarked;

/// Local models as LangChain4j sees them.
///
/// Start here: [org.colophon.models.llm.LangChainModels]. The only package that imports
/// `dev.langchain4j`.
@NullMarked
package org.colophon.models.llm;

import org.jspecify.annotations.NullMarked;

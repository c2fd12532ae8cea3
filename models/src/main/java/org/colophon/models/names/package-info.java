/// Names in texts by a linear-chain conditional random field over words, letters, tags, lists of
/// names and a table of words; trained here, on little data. Start here:
/// [org.colophon.models.names.NameTrainer] and [org.colophon.models.names.NameModels].
@NullMarked
package org.colophon.models.names;

import org.jspecify.annotations.NullMarked;

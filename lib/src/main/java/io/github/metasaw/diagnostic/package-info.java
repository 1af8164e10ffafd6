/**
 * Messages to users about input and results: a {@link MetaException} refuses input, a {@link Check}
 * comments on data and results. Imports nothing of Metasaw. Start reading at {@link MetaException}.
 */
@NullMarked
package io.github.metasaw.diagnostic;

import org.jspecify.annotations.NullMarked;

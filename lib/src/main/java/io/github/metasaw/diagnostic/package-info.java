/**
 * What Metasaw says to its user about input and results: {@link MetaException} refuses, {@link
 * Check} remarks. Imports nothing of Metasaw. Start reading at {@link MetaException}.
 */
@NullMarked
package io.github.metasaw.diagnostic;

import org.jspecify.annotations.NullMarked;

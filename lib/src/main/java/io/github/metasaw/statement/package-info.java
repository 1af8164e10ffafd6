/**
 * Facts about studies and fits, each with its numbers and worded in one place: lines of sheets,
 * notes below figures, alternative texts and sentences of a report are words of the same {@link
 * io.github.metasaw.statement.Statement}. Start at {@link io.github.metasaw.statement.Statements}.
 */
@NullMarked
package io.github.metasaw.statement;

import org.jspecify.annotations.NullMarked;

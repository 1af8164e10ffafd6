/**
 * Model text to a tree that remembers where everything was written. Knows no data. Imports {@code
 * diagnostic} only. Start at {@link ModelText}.
 */
@NullMarked
package io.github.metasaw.formula;

import org.jspecify.annotations.NullMarked;

/**
 * Results of magics in files: how each was made, the data of which it was made, and its numbers.
 */
@NullMarked
package io.github.metasaw.kernel.store;

import org.jspecify.annotations.NullMarked;

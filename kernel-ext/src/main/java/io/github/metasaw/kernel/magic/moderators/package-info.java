/** Magics that look at what moderators explain: figures, intervals, combinations. */
@NullMarked
package io.github.metasaw.kernel.magic.moderators;

import org.jspecify.annotations.NullMarked;

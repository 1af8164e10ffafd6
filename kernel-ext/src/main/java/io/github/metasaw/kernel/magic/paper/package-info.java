/** Magics that carry results to a paper: reports, other programs, tables and figures of reviews. */
@NullMarked
package io.github.metasaw.kernel.magic.paper;

import org.jspecify.annotations.NullMarked;

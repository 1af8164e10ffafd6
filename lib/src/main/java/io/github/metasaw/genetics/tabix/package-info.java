/**
 * Results in blocks of gz (BGZF), which every program reads that reads gz, and the tabix index of
 * their places (Li 2011, Bioinformatics 27, 718), by htsjdk. Start reading at {@link PlaceIndex}.
 */
@NullMarked
package io.github.metasaw.genetics.tabix;

import org.jspecify.annotations.NullMarked;

/**
 * How far studies are from each other by ancestry: distances, the allele frequencies they come
 * from, and the tree they give. The other packages of genetics build on it: {@code mantra} the
 * model, {@code snp} the tables of SNPs, {@code scan} whole genomes, {@code subset} the search over
 * subsets. Knows no figure, but keeps the records that figures are drawn from. Start reading at
 * {@link Distances}.
 */
@NullMarked
package io.github.metasaw.genetics;

import org.jspecify.annotations.NullMarked;

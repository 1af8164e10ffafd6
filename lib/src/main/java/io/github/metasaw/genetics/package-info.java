/**
 * Association studies of one or of millions of SNPs: MANTRA without simulation, the best subset of
 * studies, m-values, and scans of whole genomes. Imports {@code fit}, {@code draws} and what lies
 * below them; knows no figure, but keeps the records figures are drawn from. Start reading at
 * {@link Mantra}, then {@link PartitionKernel}; for many SNPs at {@link SnpScan}.
 */
@NullMarked
package io.github.metasaw.genetics;

import org.jspecify.annotations.NullMarked;

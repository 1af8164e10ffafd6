/**
 * Tables of SNPs, line by line: which column holds what, numbers and alleles of each study, and all
 * studies of a SNP brought to one effect allele and strand. Knows no test. Start reading at {@link
 * SnpLineReader}.
 */
@NullMarked
package io.github.metasaw.genetics.snp;

import org.jspecify.annotations.NullMarked;

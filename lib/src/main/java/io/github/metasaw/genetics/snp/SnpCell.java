package io.github.metasaw.genetics.snp;

/**
 * What was read of one study at one SNP.
 *
 * @param study its number
 * @param beta estimate, NaN where missing
 * @param se its standard error, NaN where missing
 * @param effect allele in upper case; empty where missing
 * @param other allele in upper case; empty where missing
 * @param frequency of the effect allele, NaN where missing
 */
record SnpCell(int study, double beta, double se, String effect, String other, double frequency) {}

package io.github.metasaw.genetics.cohort;

/**
 * What a line says of the variant.
 *
 * @param id its name; empty if missing
 * @param chromosome in its plain form; empty if unknown
 * @param position in base pairs; -1 if unknown
 * @param effect allele in upper case; empty if missing
 * @param other allele in upper case; empty if missing
 */
record Variant(String id, String chromosome, long position, String effect, String other) {}

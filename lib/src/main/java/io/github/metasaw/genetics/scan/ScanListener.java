package io.github.metasaw.genetics.scan;

/** Hears how far a scan has come; called by the thread that started it, after each batch. */
@FunctionalInterface
public interface ScanListener {

  /** Ignores all reports. */
  ScanListener NONE = (snps, fraction) -> {};

  /**
   * Hears one report.
   *
   * @param snps number of SNPs done so far
   * @param fraction of the input's bytes that are read, 0 to 1
   */
  void accept(long snps, double fraction);
}

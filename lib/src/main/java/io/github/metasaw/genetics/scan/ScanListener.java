package io.github.metasaw.genetics.scan;

/** Hears how far a scan has come; called from the thread that started it, after each batch. */
@FunctionalInterface
public interface ScanListener {

  /**
   * Hears one report.
   *
   * @param snps done so far
   * @param fraction of the input's bytes read, 0 to 1
   */
  void accept(long snps, double fraction);
}

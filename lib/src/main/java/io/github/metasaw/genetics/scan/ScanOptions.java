package io.github.metasaw.genetics.scan;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.cohort.CohortOptions;
import io.github.metasaw.genetics.mantra.Mantra;
import io.github.metasaw.genetics.snp.PalindromePolicy;
import io.github.metasaw.genetics.snp.SnpReadOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a scan that say how SNPs are read and tested.
 *
 * @param mantra model of the Bayes factors; null for a scan without them
 * @param models what else is computed
 * @param studies to be used, in this order; empty for all that the table has
 * @param badLines what becomes of lines that cannot be read
 * @param palindromes what becomes of A/T and C/G SNPs
 * @param cohorts how the files of cohorts are read and joined
 * @param threads that compute, 1 or more
 * @param listener hears how far the scan has come
 */
record ScanOptions(
    @Nullable Mantra mantra,
    ScanModels models,
    List<String> studies,
    BadLinePolicy badLines,
    PalindromePolicy palindromes,
    CohortOptions cohorts,
    int threads,
    ScanListener listener) {

  ScanOptions {
    studies = List.copyOf(studies);
  }

  /** Without MANTRA, bad lines skipped, palindromes by frequency, one thread per processor. */
  static ScanOptions defaults() {
    return new ScanOptions(
        null,
        ScanModels.NONE,
        List.of(),
        BadLinePolicy.SKIP,
        PalindromePolicy.FREQUENCY,
        CohortOptions.defaults(),
        Runtime.getRuntime().availableProcessors(),
        ScanListener.NONE);
  }

  ScanOptions withMantra(Mantra other) {
    return new ScanOptions(
        other, models, studies, badLines, palindromes, cohorts, threads, listener);
  }

  ScanOptions withModels(ScanModels others) {
    return new ScanOptions(
        mantra, others, studies, badLines, palindromes, cohorts, threads, listener);
  }

  ScanOptions withStudies(List<String> others) {
    return new ScanOptions(
        mantra, models, others, badLines, palindromes, cohorts, threads, listener);
  }

  ScanOptions withBadLines(BadLinePolicy other) {
    return new ScanOptions(mantra, models, studies, other, palindromes, cohorts, threads, listener);
  }

  ScanOptions withPalindromes(PalindromePolicy other) {
    return new ScanOptions(mantra, models, studies, badLines, other, cohorts, threads, listener);
  }

  ScanOptions withCohorts(CohortOptions other) {
    return new ScanOptions(
        mantra, models, studies, badLines, palindromes, other, threads, listener);
  }

  ScanOptions withThreads(int other) {
    if (other < 1) {
      throw MetaException.of("threads must be 1 or more, not " + other);
    }
    return new ScanOptions(
        mantra, models, studies, badLines, palindromes, cohorts, other, listener);
  }

  ScanOptions withListener(ScanListener other) {
    return new ScanOptions(mantra, models, studies, badLines, palindromes, cohorts, threads, other);
  }

  /** How SNPs are read. */
  SnpReadOptions reading() {
    return new SnpReadOptions(studies, distanceNames(), palindromes, threads);
  }

  /** The prior of mu as every row of results states it; empty without MANTRA. */
  String prior() {
    return mantra == null ? "" : mantra.model().mu().toString();
  }

  /** The names of the studies in MANTRA's distances; empty without MANTRA. */
  List<String> distanceNames() {
    return mantra == null ? List.of() : mantra.model().distances().names();
  }
}

package io.github.metasaw.genetics.snp;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Names of columns that hold no study but a summary of studies: {@code beta_meta}, {@code ALL.se},
 * {@code beta_fixed_effects}.
 */
final class SummaryNames {

  /** Any of them, with none but words of either set beside it, names a summary. */
  private static final Set<String> SUMMARY =
      Set.of(
          "meta",
          "metaanalysis",
          "metaanalysed",
          "metaanalyzed",
          "metal",
          "gwama",
          "mrmega",
          "metasoft",
          "all",
          "combined",
          "combine",
          "comb",
          "pooled",
          "pool",
          "overall",
          "total",
          "joint",
          "summary",
          "mega",
          "fixed",
          "random",
          "fixedeffect",
          "fixedeffects",
          "randomeffect",
          "randomeffects",
          "fe",
          "re",
          "re2",
          "fem",
          "rem",
          "ivw",
          "common",
          "multiancestry",
          "crossancestry",
          "transancestry",
          "multiethnic",
          "transethnic",
          "crosspopulation");

  private static final Set<String> BESIDE =
      Set.of(
          "analysis",
          "analysed",
          "analyzed",
          "effect",
          "effects",
          "model",
          "hq",
          "trans",
          "multi",
          "cross",
          "ancestry",
          "ancestries",
          "ethnic",
          "population",
          "populations",
          "studies",
          "cohorts",
          "samples",
          "inverse",
          "variance",
          "weighted",
          "dl",
          "gc");

  private SummaryNames() {}

  /** Whether a name says that its columns sum up others. */
  static boolean isSummary(String name) {
    List<String> words = List.of(name.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"));
    return words.stream().anyMatch(SUMMARY::contains)
        && words.stream()
            .allMatch(word -> word.isEmpty() || SUMMARY.contains(word) || BESIDE.contains(word));
  }
}

package io.github.metasaw.genetics.mantra;

import io.github.metasaw.diagnostic.MetaException;
import java.util.Arrays;
import java.util.Locale;

/** Which centre a study joins that is equally near to several. */
public enum TieRule {
  /** The one that comes first in the distance matrix. */
  FIRST,
  /** Each with equal prior probability, independently over studies; no order matters. */
  SPLIT;

  /** By its name, upper and lower case alike. */
  public static TieRule parse(String name) {
    for (TieRule ties : values()) {
      if (ties.name().equalsIgnoreCase(name.trim())) {
        return ties;
      }
    }
    throw MetaException.unknown(
        "tie rule", name, "", Arrays.stream(values()).map(TieRule::word).toList());
  }

  /** The name in lower case: {@code first}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

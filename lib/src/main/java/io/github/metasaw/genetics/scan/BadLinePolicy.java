package io.github.metasaw.genetics.scan;

import io.github.metasaw.diagnostic.MetaException;
import java.util.Arrays;
import java.util.Locale;

/** What a scan does with lines that it cannot read. */
public enum BadLinePolicy {
  /** Leaves them out and lists them in the report. */
  SKIP,
  /** Stops at the first one. */
  FAIL;

  /**
   * A policy by its name.
   *
   * @param name {@code skip} or {@code fail}, in upper or lower case
   * @return the policy
   * @throws MetaException if there is no such policy
   */
  public static BadLinePolicy parse(String name) {
    for (BadLinePolicy value : values()) {
      if (value.id().equalsIgnoreCase(name.trim())) {
        return value;
      }
    }
    throw MetaException.unknown(
        "rule", name, "for bad lines", Arrays.stream(values()).map(BadLinePolicy::id).toList());
  }

  /**
   * The name that {@link #parse} reads.
   *
   * @return the constant's name in lower case
   */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}

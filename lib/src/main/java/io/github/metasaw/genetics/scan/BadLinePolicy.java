package io.github.metasaw.genetics.scan;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;
import java.util.Locale;

/** What a scan does with lines that it cannot read. */
public enum BadLinePolicy implements Named {
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
    return Named.parse("rule", name, "for bad lines", values());
  }

  /**
   * The name that {@link #parse} reads.
   *
   * @return the constant's name in lower case
   */
  @Override
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}

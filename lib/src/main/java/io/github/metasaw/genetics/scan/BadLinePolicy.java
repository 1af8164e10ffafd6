package io.github.metasaw.genetics.scan;

import io.github.metasaw.diagnostic.MetaException;
import java.util.List;

/** What a scan does with lines it cannot read. */
public enum BadLinePolicy {
  /** Leaves them out and tells their numbers. */
  SKIP,
  /** Stops at the first one. */
  FAIL;

  /** By its name, upper and lower case alike. */
  public static BadLinePolicy parse(String name) {
    for (BadLinePolicy value : values()) {
      if (value.name().equalsIgnoreCase(name.trim())) {
        return value;
      }
    }
    throw MetaException.unknown("rule", name, "for bad lines", List.of("skip", "fail"));
  }
}

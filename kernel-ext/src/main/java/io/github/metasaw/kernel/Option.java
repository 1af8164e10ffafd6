package io.github.metasaw.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * An option of a magic.
 *
 * @param name without the dashes
 * @param value what it takes, for the help; empty for a flag
 * @param help one line
 * @param isRepeatable whether it may stand more than once
 */
record Option(String name, String value, String help, boolean isRepeatable) {

  static Option flag(String name, String help) {
    return new Option(name, "", help, false);
  }

  static Option of(String name, String value, String help) {
    return new Option(name, value, help, false);
  }

  static Option repeatable(String name, String value, String help) {
    return new Option(name, value, help, true);
  }

  /** Options of another magic, and more. */
  static List<Option> join(List<Option> some, Option... more) {
    List<Option> all = new ArrayList<>(some);
    all.addAll(List.of(more));
    return List.copyOf(all);
  }

  boolean isFlag() {
    return value.isEmpty();
  }
}

package io.github.metasaw.kernel;

/**
 * An option of a magic.
 *
 * @param name without the dashes
 * @param value what it takes, for the help; empty for a flag
 * @param help one line
 */
record Option(String name, String value, String help) {

  static Option flag(String name, String help) {
    return new Option(name, "", help);
  }

  static Option of(String name, String value, String help) {
    return new Option(name, value, help);
  }

  boolean isFlag() {
    return value.isEmpty();
  }
}

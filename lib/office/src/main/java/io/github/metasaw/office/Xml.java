package io.github.metasaw.office;

import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** Values of attributes. */
final class Xml {

  private Xml() {}

  /** Whether a truth value is set. */
  static boolean isTrue(@Nullable String value) {
    return "1".equals(value) || "true".equals(value);
  }

  /** A whole number. */
  static int number(Attributes attributes, String name, int otherwise) {
    String value = attributes.getValue(name);
    return value == null ? otherwise : Integer.parseInt(value);
  }
}

package io.github.metasaw.freq.counts;

import io.github.metasaw.diagnostic.MetaException;
import java.util.Arrays;
import java.util.Locale;

/** The studies to whose cells a constant is added; the argument {@code to} of metafor. */
public enum AddTo {
  /** Studies with a zero cell. */
  ONLY0("studies with a zero cell"),
  /** All studies. */
  ALL("all studies"),
  /** All studies if one of them has a zero cell. */
  IF0ALL("all studies, if one has a zero cell"),
  /** No study. */
  NONE("no study");

  private final String label;

  AddTo(String label) {
    this.label = label;
  }

  /**
   * The name by which it is asked for.
   *
   * @return for example {@code only0}
   */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The studies in words.
   *
   * @return for example {@code all studies}
   */
  public String label() {
    return label;
  }

  /**
   * The constant of a name.
   *
   * @param name as {@link #id}, in any case
   * @return the constant
   * @throws MetaException for an unknown name
   */
  public static AddTo parse(String name) {
    for (AddTo value : values()) {
      if (value.id().equalsIgnoreCase(name)) {
        return value;
      }
    }
    throw MetaException.unknown(
        "value of to", name, "", Arrays.stream(values()).map(AddTo::id).toList());
  }
}

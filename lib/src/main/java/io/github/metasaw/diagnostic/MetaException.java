package io.github.metasaw.diagnostic;

import java.util.Collection;

/**
 * An input fault: one sentence that says what is wrong, where, and the nearest valid thing.
 *
 * <p>Thrown for what the user can mend. Numerical trouble never throws: it becomes a {@link Check}.
 */
public final class MetaException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** Longer messages, as with the names of ten thousand columns, are cut. */
  private static final int LONGEST = 4000;

  private MetaException(String message) {
    super(
        PlainText.lines(
            message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message));
  }

  /** A fault told in one sentence without a final stop. */
  public static MetaException of(String message) {
    return new MetaException(message);
  }

  /**
   * A name that does not exist: {@code no column 'habitt' in dat (line 1, column 6); did you mean
   * 'habitat'? Columns: study, habitat}.
   *
   * @param what the kind of thing, singular: {@code column}, {@code option}, {@code estimator}
   * @param name what was written
   * @param where the place, for example {@code in dat (line 1, column 6)}; may be empty
   * @param valid every name that would do, in the order to list them
   */
  public static MetaException unknown(
      String what, String name, String where, Collection<String> valid) {
    StringBuilder message = new StringBuilder("no ").append(what).append(" '").append(name);
    message.append('\'');
    if (!where.isEmpty()) {
      message.append(' ').append(where);
    }
    Nearest.to(name, valid)
        .ifPresent(near -> message.append("; did you mean '").append(near).append("'?"));
    if (!valid.isEmpty()) {
      message.append(message.charAt(message.length() - 1) == '?' ? " " : "; ");
      message.append(plural(what)).append(": ").append(String.join(", ", valid));
    }
    return new MetaException(message.toString());
  }

  private static String plural(String what) {
    String name = Character.toUpperCase(what.charAt(0)) + what.substring(1);
    return name.equals("Study") ? "Studies" : name + "s";
  }
}

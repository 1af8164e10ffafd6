package io.github.metasaw.diagnostic;

/**
 * One remark on data or fit, in words a student understands.
 *
 * @param name stable snake_case name, for example {@code dropped_rows}
 * @param status how grave it is
 * @param value the figure the remark rests on, as text; may be empty
 * @param message one or two sentences: what was seen, what it means, what to do
 */
public record Check(String name, Status status, String value, String message) {

  /** From harmless to grave. */
  public enum Status {
    /** As it should be. */
    OK,
    /** Worth knowing; the numbers stand. */
    NOTE,
    /** The numbers stand, but read them with care. */
    WARNING,
    /** The numbers should not be used. */
    ERROR;

    /** The word in tables: {@code ok, note, warning, error}. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public static Check ok(String name, String value, String message) {
    return new Check(name, Status.OK, value, message);
  }

  public static Check note(String name, String value, String message) {
    return new Check(name, Status.NOTE, value, message);
  }

  public static Check warning(String name, String value, String message) {
    return new Check(name, Status.WARNING, value, message);
  }

  public static Check error(String name, String value, String message) {
    return new Check(name, Status.ERROR, value, message);
  }
}

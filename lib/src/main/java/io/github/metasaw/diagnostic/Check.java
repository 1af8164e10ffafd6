package io.github.metasaw.diagnostic;

import java.util.List;
import java.util.Locale;

/**
 * One check of the data or of a fit, worded for students.
 *
 * @param name stable snake_case name, for example {@code dropped_rows}
 * @param status how grave it is
 * @param value the figure the remark rests on, as text; may be empty
 * @param words one or two sentences: what was seen, what it means, what to do
 */
public record Check(String name, Status status, String value, Message words) {

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
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The sentences as the library words them.
   *
   * @return the sentences, with remedies as Java
   */
  public String message() {
    return words.text();
  }

  /**
   * The sentences in the words of a front end of the library.
   *
   * @param wording how places and remedies are worded
   * @return the sentences
   */
  public String message(Wording wording) {
    return words.text(wording);
  }

  /**
   * The places the sentences name.
   *
   * @return places, in their order
   */
  public List<Place> places() {
    return words.places();
  }

  /**
   * What the sentences advise.
   *
   * @return remedies, in their order
   */
  public List<Remedy> remedies() {
    return words.remedies();
  }

  /**
   * All is as it should be.
   *
   * @param name stable snake_case name, for example {@code dropped_rows}
   * @param value the figure the remark rests on, as text; may be empty
   * @param message one or two sentences
   * @return a check
   */
  public static Check ok(String name, String value, String message) {
    return new Check(name, Status.OK, value, Message.of(message));
  }

  /**
   * Worth knowing; the numbers stand.
   *
   * @param name stable snake_case name, for example {@code dropped_rows}
   * @param value the figure the remark rests on, as text; may be empty
   * @param message one or two sentences
   * @return a check
   */
  public static Check note(String name, String value, String message) {
    return note(name, value, Message.of(message));
  }

  /**
   * Worth knowing; the numbers stand.
   *
   * @param name stable snake_case name, for example {@code dropped_rows}
   * @param value the figure the remark rests on, as text; may be empty
   * @param message one or two sentences
   * @return a check
   */
  public static Check note(String name, String value, Message message) {
    return new Check(name, Status.NOTE, value, message);
  }

  /**
   * The numbers stand, but read them with care.
   *
   * @param name stable snake_case name, for example {@code dropped_rows}
   * @param value the figure the remark rests on, as text; may be empty
   * @param message one or two sentences
   * @return a check
   */
  public static Check warning(String name, String value, String message) {
    return warning(name, value, Message.of(message));
  }

  /**
   * The numbers stand, but read them with care.
   *
   * @param name stable snake_case name, for example {@code dropped_rows}
   * @param value the figure the remark rests on, as text; may be empty
   * @param message one or two sentences
   * @return a check
   */
  public static Check warning(String name, String value, Message message) {
    return new Check(name, Status.WARNING, value, message);
  }

  /**
   * The numbers should not be used.
   *
   * @param name stable snake_case name, for example {@code dropped_rows}
   * @param value the figure the remark rests on, as text; may be empty
   * @param message one or two sentences
   * @return a check
   */
  public static Check error(String name, String value, String message) {
    return error(name, value, Message.of(message));
  }

  /**
   * The numbers should not be used.
   *
   * @param name stable snake_case name, for example {@code dropped_rows}
   * @param value the figure the remark rests on, as text; may be empty
   * @param message one or two sentences
   * @return a check
   */
  public static Check error(String name, String value, Message message) {
    return new Check(name, Status.ERROR, value, message);
  }
}
